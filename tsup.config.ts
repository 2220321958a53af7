import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { builtins } from './scripts/builtins.js';
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
  esbuildPlugins: [builtins(), licenses('THIRD-PARTY-LICENSES.txt')],
  define: { __VERSION__: JSON.stringify(version) },
});
