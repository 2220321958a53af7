import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { builtins, HEAD, noColorDetection } from './scripts/builtins.js';
import { rechunk } from './scripts/chunks.js';
import { keepCompiled } from './scripts/compiled.js';
import { compressLarge } from './scripts/compress.js';
import { licenses } from './scripts/licenses.js';
import { listFiles, writeLists } from './scripts/lists.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/**
 * What is loaded together on most days: finding and reading a file takes half a millisecond,
 * whatever its size.
 */
const TOGETHER = {
  main: ['src/main.ts', 'src/errors.ts', 'src/commands/root-help.ts'],
  // Laying out text reads long patterns, which a write need not pay for.
  layout: ['src/terminal/wrap.ts'],
  // What `selfcare` alone needs too, which goes without commander.
  core: [
    'src/commands/remind/after.ts',
    'src/journal/codec.ts',
    'src/journal/entry.ts',
    'src/journal/ids.ts',
    'src/journal/journal.ts',
    'src/journal/layout.ts',
    'src/settings/settings.ts',
    'src/settings/state.ts',
    'src/terminal/dates.ts',
    'src/terminal/safe.ts',
  ],
  daily: [
    'src/program.ts',
    'src/commands/journal.ts',
    'src/commands/journal/write.ts',
    'src/commands/journal/change.ts',
  ],
  today: [
    'src/commands/today/alone.ts',
    'src/commands/today/json.ts',
    'src/commands/today/loops.ts',
    'src/commands/boundary/alone.ts',
    'src/commands/remind/refresh.ts',
  ],
  crisis: ['src/commands/crisis/show.ts'],
  reading: ['src/commands/journal/list.ts'],
  // Every write reads it, unless the guard is off: lists of names, and the rules.
  guard: ['src/commands/guard/weigh.ts'],
  // Small, and otherwise put to something that is needed without it.
  slips: ['src/commands/options/unparsed.ts'],
};

export default defineConfig({
  entry: { main: 'src/main.ts' },
  outDir: 'dist',
  format: ['esm'],
  target: 'node20',
  platform: 'node',
  splitting: true,
  minify: true,
  metafile: true,
  clean: true,
  // Everything is bundled, so that an installed selfcare resolves nothing at start-up.
  noExternal: [/.*/],
  removeNodeProtocol: false,
  banner: { js: HEAD },
  plugins: [builtins()],
  esbuildPlugins: [noColorDetection(), listFiles(), licenses('THIRD-PARTY-LICENSES.txt')],
  async onSuccess() {
    await rechunk('dist', TOGETHER);
    writeLists('dist');
    keepCompiled();
    compressLarge('dist');
  },
  define: { __VERSION__: JSON.stringify(version) },
});
