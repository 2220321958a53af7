#!/usr/bin/env node
'use strict';
const { readFileSync, statSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

// Loads the built program as `require` would, but from code that the build compiled and kept:
// compiling anew at each start would take a third of it (docs/decisions.md).
const DIST = join(__dirname, '../dist');
// Another Node would crash on it: a build of its own of the same version has another size.
const { version, platform, arch, execPath } = process;
const NODE = `${version}-${platform}-${arch}-${statSync(execPath, { throwIfNoEntry: false })?.size}`;
const COMPILED = join(DIST, `compiled-${NODE}`);
const loaded = new Map();

function load(id) {
  if (!id.startsWith('./')) return require(id);
  const before = loaded.get(id);
  if (before) return before.exports;
  const module = { exports: {} };
  loaded.set(id, module);
  const filename = join(DIST, id);
  const source = read(filename);
  const code = `(function(exports,require,module,__filename,__dirname){${source}\n})`;
  const script = new Script(code, { filename, cachedData: compiled(id) });
  script.runInThisContext().call(module.exports, module.exports, load, module, filename, DIST);
  return module.exports;
}

function read(filename) {
  try {
    return readFileSync(filename, 'utf8');
  } catch {
    // What is large and rarely needed lies in the package compressed.
    const { brotliDecompressSync } = require('node:zlib');
    return brotliDecompressSync(readFileSync(`${filename}.br`)).toString();
  }
}

function compiled(id) {
  try {
    return readFileSync(join(COMPILED, id));
  } catch {
    return undefined;
  }
}

if (require.main === module) {
  const { main, processContext } = load('./main.cjs');
  void main(process.argv.slice(2), processContext()).then((code) => {
    process.exitCode = code;
  });
}

module.exports = { load, COMPILED };
