import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run as runOnce, tempFolder, type HostOptions } from '../support/host.js';
import { lockedHome, opened } from '../support/locked.js';

const now = '2026-11-18T17:00:00Z';
let seed = 70;

/** Runs of one home need random numbers of their own. */
function run(line: string[], options: HostOptions) {
  return runOnce(line, { now, seed: (seed += 13), ...options });
}

async function shown(options: HostOptions): Promise<Record<string, unknown>[]> {
  const { stdout } = await run(['support', '--json'], options);
  return (JSON.parse(stdout) as { commitments: Record<string, unknown>[] }).commitments;
}

const BACP = ['support', 'add', 'Supervision', '--preset', 'bacp'];

describe('what counts is computed when it is read', () => {
  test.each([
    ['bacp', '4', 1],
    ['bacp', '5', 0.4],
    ['babcp', '6', 2],
    ['babcp', '7', 0],
    ['full', '40', 2],
  ])('two hours by %s in a group of %s count %d', async (rule, group, counts) => {
    const home = tempFolder();
    const begin = { home, now: '2026-11-02T10:00:00Z' };
    await run([...BACP, '--group-credit', rule], begin);
    await run(['support', 'log', '--minutes', '120', '--group', group], { home });
    expect(await shown({ home })).toMatchObject([{ done: counts, needed: 1.5, unit: 'hours' }]);
    // Another rule counts the same session anew.
    await run(['support', 'edit', 'supervision', '--group-credit', 'full'], { home });
    expect(await shown({ home })).toMatchObject([{ done: 2 }]);
  });
});

test('a preset is named while its figures stand, and no longer', async () => {
  const home = tempFolder();
  await run(BACP, { home });
  expect(await shown({ home })).toMatchObject([{ preset: 'bacp', source: { asOf: '2026-11' } }]);
  await run(['support', 'edit', 'supervision', '--who', 'Ruth Meyer'], { home });
  expect(await shown({ home })).toMatchObject([{ preset: 'bacp', who: 'Ruth Meyer' }]);
  await run(['support', 'edit', 'supervision', '--hours', '2'], { home });
  expect(await shown({ home })).toMatchObject([{ preset: null, source: null, hours: 2 }]);
  await run(['support', 'edit', 'supervision', '--hours', '0', '--who', ''], { home });
  expect(await shown({ home })).toMatchObject([{ unit: 'times', hours: null, who: null }]);
});

test('the names of one’s own people are kept as they are, without a remark', async () => {
  const home = tempFolder();
  await run(['config', 'set', 'guard', 'mask'], { home });
  const line = [...BACP, '--who', 'Anna Berg'];
  expect((await run(line, { home })).stderr).not.toMatch(/masked/i);
  expect(await shown({ home })).toMatchObject([{ who: 'Anna Berg' }]);
});

test('sessions stay when a commitment ends, and come back with one that was removed', async () => {
  const home = tempFolder();
  await run([...BACP, '--since', '2026-11-01'], { home });
  await run(['support', 'log', '--minutes', '90'], { home });
  await run(['support', 'remove', 'supervision'], { home });
  expect(await shown({ home })).toEqual([]);
  await run(['journal', 'undo'], { home });
  expect(await shown({ home })).toMatchObject([{ done: 1.5, met: true, dueFrom: '2026-12-25' }]);
});

describe('the packet', () => {
  const note = (text: string, options: HostOptions) => run(['journal', '-m', text], options);

  test('is a file for the person alone, masked, oldest first', async () => {
    const home = tempFolder();
    await note('Second, of Anna Berg. @supervision', { home, now: '2026-11-12T10:00:00Z' });
    await note('First. @supervision', { home, now: '2026-11-11T10:00:00Z' });
    await note('Never. @other', { home });
    const said = await run(['support', 'packet', '--out', 'packet.md'], { home });
    expect([said.code, said.stdout]).toEqual([0, '']);
    expect(said.stderr).toContain('1 name');
    const file = join(home, 'packet.md');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, 'utf8');
    expect(text.match(/First|Second|Never|Anna|\[name\]/g)).toEqual(['First', 'Second', '[name]']);
  });

  test('begins after the last supervision, by instants; other support ends nothing', async () => {
    const home = tempFolder();
    await run(BACP, { home, now: '2026-11-01T10:00:00Z' });
    await run(['support', 'add', 'Circle', '--role', 'peer', '--every', 'weekly'], { home });
    // Eleven in the evening in Tokyo is earlier than three in the afternoon in Berlin.
    const tokyo = { home, zone: 'Asia/Tokyo', now: '2026-11-10T13:50:00Z' };
    await note('Before. @supervision', tokyo);
    await run(['support', 'log', 'supervision', '--minutes', '60'], {
      home,
      now: '2026-11-10T14:00:00Z',
    });
    const york = { home, zone: 'America/New_York', now: '2026-11-10T14:10:00Z' };
    await note('After. @supervision', york);
    await run(['support', 'log', 'circle', '--minutes', '60'], { home });
    const { stdout } = await run(['support', 'packet', '--json'], { home });
    expect(JSON.parse(stdout)).toMatchObject({
      since: '2026-11-10T15:00:00.000+01:00',
      entries: [{ text: 'After. @supervision' }],
    });
    await run(['support', 'end', 'supervision'], { home });
    expect((await run(['support', 'packet'], { home })).stdout).not.toContain('Before');
  });

  test('nothing of it speaks to the terminal, and headings keep below its own', async () => {
    const home = tempFolder();
    await note('# Big\n\n#tag is none\u001b[2J @supervision', { home });
    const { stdout } = await run(['support', 'packet'], { home });
    expect(stdout).not.toContain('\u001b');
    expect(stdout.match(/^#.*$/gm)).toEqual([
      '# For supervision',
      '## Wednesday 18 November 2026, 18:00',
      '### Big',
      '#tag is none @supervision',
    ]);
  });

  test('words that are always kept stay', async () => {
    const home = tempFolder();
    await run(['config', 'set', 'guard.allow', 'Anna Berg'], { home });
    await note('Anna Berg and Peter Lang. @supervision', { home });
    const { stdout } = await run(['support', 'packet', '--json'], { home });
    expect(stdout).toContain('Anna Berg and [name].');
  });
});

test('with the vault locked, adding asks for nothing, and all that reads is locked', async () => {
  const home = lockedHome();
  const saved = await run([...BACP, '--since', '2026-11-01'], { home });
  expect([saved.code, saved.stderr]).toEqual([0, expect.stringContaining('Saved as')]);
  const rest = ['support', 'support due', 'support log --minutes 60', 'support packet'];
  rest.push('support end supervision', 'support edit supervision --hours 2');
  for (const line of rest) {
    const { code, stdout } = await run(line.split(' '), { home });
    expect([line, code, stdout]).toEqual([line, 3, '']);
  }
  expect((await run(['support', 'log', '--minutes', '90'], opened(home, { now }))).code).toBe(0);
  expect(await shown(opened(home))).toMatchObject([{ met: true }]);
});
