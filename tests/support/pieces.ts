import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect } from 'vitest';
import { call, type Called } from './cli.js';

const BIN = resolve(import.meta.dirname, '../../bin/selfcare.js');

/** The built program looks for code that was compiled before, and reads every piece it runs. */
const SPY = `
  const fs = require('node:fs');
  const { readFileSync } = fs;
  const pieces = new Set();
  fs.readFileSync = (path, ...how) => {
    if (/[/\\\\]dist[/\\\\][^/\\\\]+\\.cjs$/.test(path)) pieces.add(path);
    return readFileSync(path, ...how);
  };
  process.on('exit', () => fs.writeFileSync(__dirname + '/pieces', [...pieces].join('\\n')));
`;

/** What a run of the built program did, and the paths of all its pieces that it loaded. */
export async function piecesOf(
  argv: readonly string[],
  home: string,
): Promise<Called & { pieces: string[] }> {
  const spy = join(home, 'spy.cjs');
  writeFileSync(spy, SPY);
  const program = [process.execPath, '--require', spy, BIN] as const;
  const called = await call(argv, { home, program });
  const pieces = readFileSync(join(home, 'pieces'), 'utf8').split('\n');
  expect(pieces.map((path) => basename(path))).toContain('main.cjs');
  return { ...called, pieces };
}
