import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One of the program's own files, as a run loaded it. */
export interface Loaded {
  readonly path: string;
  /** Letters that V8 was given. */
  readonly length: number;
  /** From kept code, compiled though kept code was there, or with none at hand. */
  readonly how: 'kept' | 'refused' | 'compiled';
}

/** What to load before the program, and what of the program a run so begun has loaded. */
export function spyOnLoading(folder: string): { hook: string; loaded: () => Loaded[] } {
  const hook = join(folder, 'spy.cjs');
  const log = join(folder, 'loaded.json');
  writeFileSync(
    hook,
    `const vm = require('node:vm');
     const loaded = [];
     vm.Script = class extends vm.Script {
       constructor(code, options) {
         super(code, options);
         const how = this.cachedDataRejected === false ? 'kept' : 'refused';
         loaded.push({
           path: options.filename,
           length: code.length,
           how: options.cachedData ? how : 'compiled',
         });
       }
     };
     process.on('exit', () => {
       require('node:fs').writeFileSync(${JSON.stringify(log)}, JSON.stringify(loaded));
     });`,
  );
  return { hook, loaded: () => JSON.parse(readFileSync(log, 'utf8')) as Loaded[] };
}
