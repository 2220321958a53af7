import type { Plugin } from 'esbuild';

/** The part of a tsup plugin that is needed here. */
interface ChunkPlugin {
  readonly name: string;
  renderChunk(code: string): { code: string };
}

/**
 * What stands at the head of each file: how bundled CommonJS packages get Node's own modules.
 * commander asks for child_process always and uses it never; loading it costs 3 ms.
 */
export const HEAD =
  'const require=n=>/child_process$/.test(n)' +
  '?{get spawn(){return process.getBuiltinModule(n).spawn}}' +
  ':process.getBuiltinModule(n);';

// The forms in which esbuild writes an import of one of Node's own modules.
const IMPORT =
  /\bimport(?: ([\w$]+)|\*as ([\w$]+)|(?: ([\w$]+),)?(\{[^}]*\}))? ?from"(node:[\w/]+)";/g;

/**
 * Takes Node's own modules without the module loader. Importing `node:crypto` the usual way reads
 * every one of its exports to mirror them, which loads all of web cryptography: 7 ms of start-up.
 */
export function builtins(): ChunkPlugin {
  return {
    name: 'builtins',
    renderChunk(code) {
      const taken = code.replaceAll(IMPORT, (_all, name, space, first, names, from) => {
        const lines = [name, space, first, names?.replaceAll(' as ', ':')].filter(Boolean);
        return lines.map((left) => `const ${left}=process.getBuiltinModule("${from}");`).join('');
      });
      const left = /from"(node:[\w/]+)"/.exec(taken);
      if (left) throw new Error(`an import of ${left[1]} was written in a form not known here`);
      return { code: taken };
    },
  };
}

/** chalk looks at the terminal when it loads, for which it needs node:tty and node:net. */
export function noColorDetection(): Plugin {
  return {
    name: 'no-color-detection',
    setup(build) {
      // Every instance here is given its level.
      build.onResolve({ filter: /^#supports-color$/ }, ({ path }) => ({ path, namespace: 'none' }));
      build.onLoad({ filter: /.*/, namespace: 'none' }, () => ({
        contents: 'export default { stdout: false, stderr: false };',
        loader: 'js',
      }));
    },
  };
}
