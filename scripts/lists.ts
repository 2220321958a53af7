import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'esbuild';

const lists = new Map<string, string>();

/**
 * An esbuild plugin that takes the lists of names out of the program: as strings in its code, Node
 * reads their 640 kB letter by letter, which costs each saved entry 4 ms; as files, 1 ms.
 */
export function listFiles(): Plugin {
  return {
    name: 'list-files',
    setup(build) {
      build.onLoad({ filter: /identifiers[/\\]data[/\\]\w+\.ts$/ }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        const name = /export const (\w+):/.exec(source)?.[1] ?? '';
        const lines = [...source.matchAll(/^ {2}\w: '([a-z' -]*)',$/gm)].map(([, words]) => words);
        const count = source.split('\n').filter((line) => line.startsWith('  ')).length;
        if (name === '' || lines.length !== count) {
          throw new Error(`${basename(path)} has a form that is not known here`);
        }
        const file = `${name.toLowerCase()}.txt`;
        lists.set(file, lines.join('\n'));
        return { contents: reading(name, file), loader: 'js' };
      });
    },
  };
}

/** A module that has the list by its words' first letter, as the source has, once it is needed. */
function reading(name: string, file: string): string {
  return `import { readFileSync } from 'node:fs';
    let words;
    const read = () =>
      Object.fromEntries(
        readFileSync(__dirname + '/${file}', 'latin1').split('\\n').map((line) => [line[0], line]),
      );
    export const ${name} = new Proxy({}, { get: (_, letter) => (words ??= read())[letter] });`;
}

/** Writes the lists beside the program that reads them. */
export function writeLists(folder: string): void {
  for (const [file, text] of lists) writeFileSync(join(folder, file), text);
}
