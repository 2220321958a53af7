import { builtinModules } from 'node:module';
import type { Plugin } from 'esbuild';

/** Loaded at the first use of the one thing that is used of them: commander asks for it always. */
const LAZY = ['child_process'];

/**
 * Takes Node's own modules without the module loader. Importing `node:crypto` the usual way reads
 * every one of its exports to mirror them, which loads all of web cryptography: 7 ms of start-up.
 */
export function builtins(): Plugin {
  const names = builtinModules.filter((name) => !name.startsWith('_'));
  return {
    name: 'builtins',
    setup(build) {
      build.onResolve({ filter: /^(node:)?[a-z_/0-9]+$/ }, ({ path }) => {
        const name = path.replace(/^node:/, '');
        return names.includes(name) ? { path: name, namespace: 'builtin' } : undefined;
      });
      // chalk looks at the terminal when it is loaded, for which it needs node:tty and node:net;
      // every instance here is given its level.
      build.onResolve({ filter: /^#supports-color$/ }, ({ path }) => ({ path, namespace: 'none' }));
      build.onLoad({ filter: /.*/, namespace: 'none' }, () => ({
        contents: 'export default { stdout: false, stderr: false };',
        loader: 'js',
      }));
      build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
        contents: LAZY.includes(path)
          ? `module.exports = { get spawn() { return process.getBuiltinModule('${path}').spawn } };`
          : `module.exports = process.getBuiltinModule('node:${path}');`,
        loader: 'js',
      }));
    },
  };
}
