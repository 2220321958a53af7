import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { rollup } from 'rollup';

/**
 * Divides a built program anew. esbuild makes a file of whatever two dynamic imports share, however
 * small, and the loader needs some 0.7 ms for each; rollup knows what is in memory already when a
 * dynamic import runs, and needs half as many.
 *
 * @param folder holds `main.js` and what it imports; nothing else is left in it
 */
export async function rechunk(folder: string): Promise<void> {
  // Its remarks would go to stdout, where `$(npm pack --silent)` reads the package's name.
  const bundle = await rollup({ input: { main: `${folder}/main.js` }, logLevel: 'warn' });
  const { output } = await bundle.generate({
    format: 'es',
    compact: true,
    experimentalMinChunkSize: 10_000,
  });
  await bundle.close();
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  for (const file of output) {
    writeFileSync(`${folder}/${file.fileName}`, file.type === 'chunk' ? file.code : file.source);
  }
}
