'use strict';
// Runs the built program as people do most, and keeps what V8 has compiled by then.
const { mkdirSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const vm = require('node:vm');

const RUNS = [
  ['--version'],
  ['crisis'],
  ['journal', '-m', 'A long talk with Anna on 3 May, and a walk after it. #rest'],
  ['journal', '-m', 'Nothing but rain.'],
  ['journal', 'list', '-n', '10'],
  ['boundary', 'status'],
  ['remind'],
  [],
];

const scripts = [];
vm.Script = class extends vm.Script {
  constructor(code, options) {
    super(code, options);
    scripts.push([basename(options.filename), this]);
  }
};

async function record() {
  const { load, COMPILED } = require('../bin/selfcare.js');
  const { main, processContext } = load('./main.cjs');
  for (const args of RUNS) {
    // Kept code fits only runs with the same flags of V8, which sparing memory changes.
    const context = Object.assign(processContext(), { spareMemory: () => undefined });
    const code = await main(args, context);
    if (code !== 0) throw new Error(`selfcare ${args.join(' ')} ended with ${code}`);
  }
  mkdirSync(COMPILED);
  for (const [name, script] of scripts) {
    const compiled = script.createCachedData();
    // Finding and reading a file takes as long as compiling what is smaller.
    if (compiled.length >= 8192) writeFileSync(join(COMPILED, name), compiled);
  }
}

void record();
