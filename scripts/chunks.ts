import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { rollup } from 'rollup';

/** What esbuild tells of the files that it wrote, as far as it is needed here. */
interface Metafile {
  readonly outputs: Readonly<Record<string, Output>>;
}
interface Output {
  readonly entryPoint?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly imports: readonly { readonly path: string; readonly kind: string }[];
}

/**
 * Divides a built program anew, and into CommonJS. esbuild makes a file of whatever two dynamic
 * imports share, however small; rollup knows what is in memory already when a dynamic import runs.
 * Node's loader for ES modules takes 7 ms to start, the one for CommonJS none.
 *
 * @param folder holds `main.js`, what it imports, and `metafile-esm.json`; nothing else is left in it
 * @param together sources whose files are joined to one, with all that they import, by its name
 */
export async function rechunk(
  folder: string,
  together: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const metafile = JSON.parse(readFileSync(`${folder}/metafile-esm.json`, 'utf8')) as Metafile;
  const groups = groupsOf(metafile, together);
  // Its remarks would go to stdout, where `$(npm pack --silent)` reads the package's name.
  const bundle = await rollup({ input: { main: `${folder}/main.js` }, logLevel: 'warn' });
  const { output } = await bundle.generate({
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    compact: true,
    esModule: false,
    externalLiveBindings: false,
    generatedCode: 'es2015',
    onlyExplicitManualChunks: true,
    manualChunks: (id) => groups.get(basename(id)),
    experimentalMinChunkSize: 1200,
  });
  await bundle.close();
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  for (const file of output) {
    writeFileSync(`${folder}/${file.fileName}`, file.type === 'chunk' ? file.code : file.source);
  }
}

/** Which group each of esbuild's files belongs to: the first that needs it. */
function groupsOf(
  { outputs }: Metafile,
  together: Readonly<Record<string, readonly string[]>>,
): Map<string, string> {
  const groups = new Map<string, string>();
  for (const [group, sources] of Object.entries(together)) {
    for (const source of sources) {
      // A file that holds a source, and one that only passes it on to a dynamic import.
      const waiting = Object.entries(outputs)
        .filter(([, { inputs, entryPoint }]) => source in inputs || entryPoint === source)
        .map(([name]) => name);
      if (waiting.length === 0) throw new Error(`${source} is in none of the built files`);
      for (let each = waiting.pop(); each; each = waiting.pop()) {
        if (groups.has(basename(each))) continue;
        groups.set(basename(each), group);
        const { imports = [] } = outputs[each] ?? {};
        for (const { path, kind } of imports) {
          if (kind === 'import-statement' && path in outputs) waiting.push(path);
        }
      }
    }
  }
  return groups;
}
