import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { licenses } from './scripts/licenses.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

export default defineConfig({
  entry: { main: 'src/main.ts', context: 'src/context.ts' },
  outDir: 'dist',
  format: ['esm'],
  target: 'node20',
  platform: 'node',
  splitting: true,
  treeshake: true,
  minify: true,
  clean: true,
  // Everything is bundled, so that an installed selfcare resolves nothing at start-up.
  noExternal: [/.*/],
  esbuildPlugins: [licenses('THIRD-PARTY-LICENSES.txt')],
  define: { __VERSION__: JSON.stringify(version) },
  // Bundled CommonJS dependencies ask for Node's own modules with `require`.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
