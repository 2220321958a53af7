import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createContext, NO_FLAGS, type Flags } from '../../src/context.js';
import { page } from '../../src/terminal/page.js';
import { tempFolder, testHost } from '../support/host.js';

const LONG = Array.from({ length: 100 }, (_, line) => `line ${line}\n`).join('');

/** A terminal of 24 rows, and a pager that is a shell script writing to `seen`. */
function world(script: string, flags: Partial<Flags> = {}, env: Record<string, string> = {}) {
  const folder = tempFolder();
  const pager = join(folder, 'pager');
  const seen = join(folder, 'seen');
  writeFileSync(pager, `#!/bin/sh\n${script}\n`);
  chmodSync(pager, 0o755);
  const host = testHost({ home: folder, env: { PAGER: pager, SEEN: seen, TERM: 'xterm', ...env } });
  host.stdout.isTTY = true;
  const context = createContext(host, { ...NO_FLAGS, ...flags });
  return { context, host, seen: () => (existsSync(seen) ? readFileSync(seen, 'utf8') : undefined) };
}

test('a text taller than the screen goes to the pager, and nowhere else', async () => {
  const { context, host, seen } = world('cat > "$SEEN"');
  await page(LONG, context);
  expect(seen()).toBe(LONG);
  expect(host.stdout.text).toBe('');
});

test('a text that the screen holds is printed, with a line end', async () => {
  const { context, host, seen } = world('cat > "$SEEN"');
  await page('one\ntwo', context);
  expect(host.stdout.text).toBe('one\ntwo\n');
  expect(seen()).toBeUndefined();
});

test('folded lines count as the rows that they take', async () => {
  const { context, seen } = world('cat > "$SEEN"');
  await page(`${'word '.repeat(600)}\n`, context);
  expect(seen()).toBeDefined();
});

test('less is set up so that it keeps no history of searches', async () => {
  const { context, seen } = world(
    'echo "$LESS $LESSCHARSET $LESSHISTFILE" > "$SEEN"',
    {},
    { LESS: 'R' },
  );
  await page(LONG, context);
  expect(seen()).toBe('R utf-8 -\n');
});

test.each<[string, Partial<Flags>, Record<string, string>]>([
  ['--plain', { plain: true }, {}],
  ['--json', { json: true }, {}],
  ['--quiet', { quiet: true }, {}],
  ['PAGER=cat', {}, { PAGER: 'cat' }],
  ['an empty PAGER', {}, { PAGER: '' }],
  ['a PAGER that is not there', {}, { PAGER: '/no/such/pager -x' }],
])('%s prints', async (_, flags, env) => {
  const { context, host, seen } = world('cat > "$SEEN"', flags, env);
  await page(LONG, context);
  expect(host.stdout.text).toBe(LONG);
  expect(seen()).toBeUndefined();
});

test('without a terminal it prints', async () => {
  const { host } = world('cat > "$SEEN"');
  host.stdout.isTTY = false;
  await page(LONG, createContext(host));
  expect(host.stdout.text).toBe(LONG);
});

test.each([
  ['that stops reading', 'head -c 1 > "$SEEN"'],
  ['that reads nothing and fails', 'exit 2'],
])('a pager %s is no error', async (_, script) => {
  const { context, host } = world(script);
  await page(LONG.repeat(5000), context);
  expect(host.stdout.text).toBe('');
});
