import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CTRL_C, CTRL_D, Desk, DOWN, KEPT, MOOD } from './journal-rig.js';

const ONCE = 'Asked once';

/** The settings as the file has them. */
function settings(desk: Desk): unknown {
  return (JSON.parse(readFileSync(join(desk.home, 'config.json'), 'utf8')) as { guard?: unknown })
    .guard;
}

test('each possible identifier is shown in its sentence: kept, masked, changed, always kept', async () => {
  const desk = new Desk();
  const terminal = await desk.page();
  terminal.type('Long day. Saw Maria, then Tunde.\rAisha and Priya laughed. Maria left.');
  terminal.type(CTRL_D);
  await terminal.shows('Possible name (4 to look at)');
  await terminal.shows('Saw [Maria], then Tunde.');
  terminal.type('\r');
  await terminal.shows('then [Tunde].');
  terminal.type(`${DOWN}\r`);
  await terminal.shows('[Aisha] and Priya laughed.');
  terminal.type(`${DOWN}${DOWN}\r`);
  await terminal.shows('What shall stand there instead?');
  terminal.type('A friend\r');
  await terminal.shows('and [Priya] laughed.');
  terminal.type(`${DOWN}${DOWN}${DOWN}\r`);
  await terminal.shows(ONCE);
  terminal.type('\r');
  await terminal.shows(MOOD);
  terminal.type('\r');
  expect(await terminal.exitCode()).toBe(0);
  expect(await desk.texts()).toEqual([
    'Long day. Saw Maria, then [name].\nA friend and Priya laughed. Maria left.',
  ]);
  expect(settings(desk)).toEqual({ allow: ['Priya'], told: true });
  expect(desk.drafts()).toEqual([]);

  const again = await desk.page();
  again.type(`Priya again.${CTRL_D}`);
  await again.shows(MOOD);
  expect(again.transcript()).not.toContain('Possible');
  again.type('\r');
  expect(await again.exitCode()).toBe(0);
});

describe('left with Ctrl-C', () => {
  test('while writing, the text is a draft', async () => {
    const desk = new Desk();
    const terminal = await desk.page();
    terminal.type(`Saw Maria.${CTRL_D}`);
    await terminal.shows('Saw [Maria].');
    terminal.type(CTRL_C);
    expect(await terminal.exitCode()).toBe(130);
    await terminal.shows(KEPT);
    expect(desk.drafts().join()).toContain('Saw Maria.');
    expect(await desk.entries()).toEqual([]);
  });

  test('after -m, the text is a draft too', async () => {
    const desk = new Desk();
    const terminal = desk.run('journal -m Maria');
    await terminal.shows('[Maria]');
    terminal.type(CTRL_C);
    expect(await terminal.exitCode()).toBe(130);
    await terminal.shows('Your text is kept: see `selfcare journal drafts`.');
    expect(desk.drafts().join()).toContain('Maria');
    expect(await desk.entries()).toEqual([]);
  });
});

test('by numbers under --plain; --yes keeps', async () => {
  const desk = new Desk();
  const terminal = desk.run('journal --plain -m Maria');
  await terminal.shows('Number, 1 to 4 [1]:');
  terminal.type('2\r');
  await terminal.shows(ONCE);
  terminal.type('1\r');
  expect(await terminal.exitCode()).toBe(0);
  expect(await desk.texts()).toEqual(['[name]']);
  expect(await desk.run('journal --yes -m Tunde').exitCode()).toBe(0);
  expect(await desk.texts()).toEqual(['Tunde', '[name]']);
});

test('all of it taken away at the question that is asked once: nothing is saved, the draft stays', async () => {
  const desk = new Desk();
  const terminal = await desk.page();
  terminal.type(`Saw Maria.${CTRL_D}`);
  await terminal.shows('Saw [Maria].');
  terminal.type('\r');
  await terminal.shows(ONCE);
  terminal.type(`${DOWN}\r`);
  await terminal.shows('Change what would tell');
  terminal.type('\u007f'.repeat(10));
  await terminal.shows('Change what would tell');
  terminal.type(CTRL_D);
  expect(await terminal.exitCode()).toBe(130);
  await terminal.shows(KEPT);
  expect(desk.drafts().join()).toContain('Saw Maria.');
  expect(await desk.entries()).toEqual([]);
});
