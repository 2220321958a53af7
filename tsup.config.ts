import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { builtins, HEAD, noColorDetection } from './scripts/builtins.js';
import { rechunk } from './scripts/chunks.js';
import { licenses } from './scripts/licenses.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

export default defineConfig({
  entry: { main: 'src/main.ts' },
  outDir: 'dist',
  format: ['esm'],
  target: 'node20',
  platform: 'node',
  splitting: true,
  minify: true,
  clean: true,
  // Everything is bundled, so that an installed selfcare resolves nothing at start-up.
  noExternal: [/.*/],
  removeNodeProtocol: false,
  banner: { js: HEAD },
  plugins: [builtins()],
  esbuildPlugins: [noColorDetection(), licenses('THIRD-PARTY-LICENSES.txt')],
  onSuccess: () => rechunk('dist'),
  define: { __VERSION__: JSON.stringify(version) },
});
