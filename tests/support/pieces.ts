import { basename, resolve } from 'node:path';
import { expect } from 'vitest';
import { call, type Called } from './cli.js';
import { spyOnLoading } from './loaded.js';

const BIN = resolve(import.meta.dirname, '../../bin/selfcare.js');

/** What a run of the built program did, and the paths of all its pieces that it loaded. */
export async function piecesOf(
  argv: readonly string[],
  home: string,
): Promise<Called & { pieces: string[] }> {
  const { hook, loaded } = spyOnLoading(home);
  const program = [process.execPath, '--require', hook, BIN] as const;
  const called = await call(argv, { home, program });
  const pieces = loaded().map(({ path }) => path);
  expect(pieces.map((path) => basename(path))).toContain('main.cjs');
  return { ...called, pieces };
}
