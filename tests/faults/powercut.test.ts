import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { call } from '../support/cli.js';
import { scratch } from './support/byhand.js';
import { KINDS, type StoreKind } from './support/kinds.js';
import { has, report } from './support/needs.js';

const TRACED = 'trace=write,writev,pwrite64,fsync,fdatasync,rename,renameat,renameat2,link,linkat';

/**
 * The system calls of one `journal -m`, in order, as short words. A disk may lose after a power
 * cut whatever was not synced before; so the order is the promise.
 */
async function trace(home: string, text: string, { name }: StoreKind): Promise<string[]> {
  const log = join(scratch(), 'trace');
  const program = ['strace', '-f', '-y', '-s', '400', '-e', TRACED, '-o', log] as const;
  const bin = join(import.meta.dirname, '../../bin/selfcare.js');
  const ran = await call(['journal', '-m', text, '--json'], {
    home,
    program: [...program, process.execPath, bin],
  });
  expect(ran.code, ran.stderr).toBe(0);
  return joined(readFileSync(log, 'utf8')).flatMap((line) =>
    step(line, home, text, name === 'vault'),
  );
}

/** strace splits a call that another thread interrupted into two lines; this joins them. */
function joined(log: string): string[] {
  const open = new Map<string, string>();
  return log.split('\n').flatMap((line) => {
    const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const unfinished = /^(.*) <unfinished \.\.\.>$/.exec(rest)?.[1];
    if (unfinished !== undefined) {
      open.set(pid, unfinished);
      return [];
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)?.[1];
    if (resumed === undefined) return [rest];
    const whole = (open.get(pid) ?? '') + resumed;
    open.delete(pid);
    return [whole];
  });
}

function step(line: string, home: string, text: string, isSealed: boolean): string[] {
  const name = /^\w+/.exec(line)?.[0] ?? '';
  const target = /^\w+\(\d+<([^>]*)>/.exec(line)?.[1] ?? '';
  if (!/= \d+/.test(line)) return [];
  if (name.startsWith('rename') || name.startsWith('link')) {
    const [from = '', to = ''] = [...line.matchAll(/"([^"]*)"/g)].map((match) => match[1]);
    return to.startsWith(home) && to.includes('/new/') ? [`rename ${from} ${to}`] : [];
  }
  if (name.includes('write')) {
    if (/^\w+\(1</.test(line) && line.includes(text)) return ['acknowledge'];
    // Of what is encrypted the place alone can be told; the words stand in no file at all.
    const isEntry = isSealed ? /\/new\/[^/]+\.tmp$/.test(target) : line.includes(text);
    if (isSealed && target.startsWith(home) && line.includes(text)) return ['plain words'];
    return target.startsWith(home) && isEntry ? [`write ${target}`] : [];
  }
  return target.startsWith(home) ? [`sync ${target}`] : [];
}

describe.skipIf(!has('strace')).each(KINDS)('a power cut ($name)', (store) => {
  test('write, sync, rename, sync the folder, and only then say so', async () => {
    const home = join(scratch(), 'home');
    await store.prepare(home);
    const steps = await trace(home, 'kept through a power cut', store);
    const ack = steps.indexOf('acknowledge');
    const rename = steps.findIndex((one) => one.startsWith('rename'));
    const [, temp = '', file = ''] = steps[rename]?.split(' ') ?? [];
    const order = [
      steps.lastIndexOf(`write ${temp}`),
      steps.indexOf(`sync ${temp}`),
      rename,
      steps.indexOf(`sync ${dirname(file)}`, rename),
      ack,
    ];
    report(steps.map((one) => one.replaceAll(home, '~')).join('\n    '));
    expect(steps).not.toContain('plain words');
    expect(order, 'every step is there').not.toContain(-1);
    expect(
      [...order].sort((a, b) => a - b),
      'and they come in this order',
    ).toEqual(order);

    if (store.name === 'vault') return;
    // The folders of a first run are new, too: each must be durable in its parent by then.
    const synced = steps.slice(0, ack).filter((one) => one.startsWith('sync'));
    for (let folder = dirname(file); folder !== home; folder = dirname(folder)) {
      expect(synced, 'a new folder’s name is synced in its parent').toContain(
        `sync ${dirname(folder)}`,
      );
    }
  });

  test('the second write keeps the order, too', async () => {
    const home = join(scratch(), 'home');
    await store.prepare(home);
    expect((await call(['journal', '-m', 'first'], { home })).code).toBe(0);
    const steps = await trace(home, 'second words', store);
    const words = steps.map((one) => one.split(' ')[0]);
    const last = words.lastIndexOf('acknowledge');
    expect(words.slice(0, last)).toEqual(expect.arrayContaining(['write', 'sync', 'rename']));
    expect(words.indexOf('rename')).toBeGreaterThan(words.indexOf('sync'));
    expect(words.slice(words.indexOf('rename'), last)).toContain('sync');
  });
});

test('strace can be found where this suite must run', () => {
  if (process.env['CI'] === 'true') execFileSync('strace', ['-V'], { stdio: 'ignore' });
});
