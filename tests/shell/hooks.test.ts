import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PATIENT } from '../support/processes.js';
import { epoch, HERE, planText, rigHome, ShellRig } from './rig.js';

const TEXT = 'Your day ends here.';
const HALF_PAST = epoch('17:30:00');
const TOMORROW = '2026-11-24';

describe.each(HERE)('the hook in %s', (shell) => {
  test('says one line when it is due, once, in a tab that was open all along', async () => {
    const home = rigHome();
    const rig = new ShellRig(shell, home, { time: '16:00:00' });
    rig.plan(planText(HALF_PAST, TEXT));
    await rig.run();
    expect(rig.times(TEXT)).toBe(0);
    await rig.setClock('17:31:00');
    await rig.run();
    expect(rig.times(TEXT)).toBe(1);
    await rig.setClock('18:30:00');
    await rig.run();
    expect(rig.times(TEXT)).toBe(1);
    const [due, shown] = readFileSync(join(home, 'due.shown'), 'utf8').split(/[ \n]/).map(Number);
    expect([due, Math.floor((shown ?? 0) / 60)]).toEqual([HALF_PAST, epoch('17:31:00') / 60]);
    expect(statSync(join(home, 'due.shown')).mode & 0o777).toBe(0o600);

    await rig.setClock('09:00:00', TOMORROW);
    rig.plan(planText(epoch('17:30:00', TOMORROW), 'The next day ends here.'));
    await rig.run();
    expect(rig.times('The next day')).toBe(0);
    await rig.setClock('17:45:00', TOMORROW);
    await rig.run();
    expect(rig.times('The next day')).toBe(1);
    expect(existsSync(join(home, 'called'))).toBe(false);
  });

  test('says at its start what is due, and nothing once the plan is empty', async () => {
    const home = rigHome();
    writeFileSync(join(home, 'due'), planText(HALF_PAST, TEXT));
    const rig = new ShellRig(shell, home, { time: '17:31:00' });
    await rig.terminal.shows(TEXT);
    await rig.run();
    rig.plan(planText(0, '', epoch('23:00:00')));
    await rig.run();
    expect(rig.times(TEXT)).toBe(1);
  });

  test('shows one line in all, and at most one each quarter of an hour', async () => {
    const home = rigHome();
    const rig = new ShellRig(shell, home, { time: '17:31:00' });
    rig.plan(planText(HALF_PAST, TEXT));
    await rig.run();
    const other = new ShellRig(shell, home, { time: '17:32:00' });
    await other.run();
    expect([rig.times(TEXT), other.times(TEXT)]).toEqual([1, 0]);
    other.plan(planText(epoch('17:35:00'), 'Something else.'));
    await other.setClock('17:40:00');
    await other.run();
    expect(other.times('Something else.')).toBe(0);
    await other.setClock('17:47:00');
    await other.run();
    await other.run();
    expect(other.times('Something else.')).toBe(1);
  });

  test('asks for a fresh plan when it is stale, once in ten minutes, and is not held up', async () => {
    const home = rigHome();
    const rig = new ShellRig(shell, home, { time: '16:00:00' });
    rig.plan(planText(HALF_PAST, TEXT, epoch('15:00:00')));
    await rig.run();
    await rig.run();
    const calls = () => readFileSync(join(home, 'called'), 'utf8');
    await expect
      .poll(() => existsSync(join(home, 'called')) && calls(), PATIENT)
      .toBe('remind --refresh\n');
    await rig.setClock('16:11:00');
    await rig.run();
    await rig.run();
    await expect.poll(calls, PATIENT).toBe('remind --refresh\nremind --refresh\n');
    // Neither a job that started nor one that ended is told of.
    expect(rig.terminal.raw).not.toMatch(/\[\d+\]|Job|Done|ended/);
  });

  test('goes by its own clock', async () => {
    const now = Math.floor(Date.now() / 1000);
    const home = rigHome();
    writeFileSync(join(home, 'due'), planText(now + 3600, 'Not yet.'));
    const rig = new ShellRig(shell, home, { realClock: true });
    await rig.run();
    writeFileSync(join(home, 'due'), planText(now - 60, TEXT));
    await rig.run();
    expect([rig.times('Not yet.'), rig.times(TEXT)]).toEqual([0, 1]);
  });

  test('says nothing of what a stale plan held hours ago', async () => {
    const rig = new ShellRig(shell, rigHome(), { time: '08:00:00', day: TOMORROW });
    rig.plan(planText(HALF_PAST, TEXT, epoch('23:00:00')));
    await rig.run();
    expect(rig.times(TEXT)).toBe(0);
  });

  test('can be loaded twice, and a second time by hand', async () => {
    const home = rigHome();
    const rig = new ShellRig(shell, home, { time: '17:31:00', loads: 2 });
    rig.plan(planText(HALF_PAST, TEXT));
    await rig.run();
    await rig.run(`. '${join(home, 'hook')}'`);
    expect(rig.times(TEXT)).toBe(1);
  });

  test('keeps how the last command ended', async () => {
    const home = rigHome();
    const rig = new ShellRig(shell, home, { time: '17:31:00' });
    rig.plan(planText(HALF_PAST, TEXT, epoch('15:00:00')));
    for (const code of [7, 8]) {
      rig.terminal.type(`sh -c 'exit ${code}'\r`);
      await rig.terminal.shows(`<${code}>`);
    }
    expect(rig.times(TEXT)).toBe(1);
  });

  test('is silent and quick where a plan is no file that can be read', async () => {
    const home = rigHome();
    const rig = new ShellRig(shell, home, { time: '17:31:00' });
    const due = join(home, 'due');
    await rig.run();
    mkdirSync(due);
    await rig.run();
    rmSync(due, { recursive: true });
    // Opening a pipe that nobody writes into would wait for ever.
    await rig.run(`mkfifo '${due}'`);
    rmSync(due);
    rig.plan(planText(HALF_PAST, TEXT));
    mkdirSync(join(home, 'due.shown'));
    await rig.run();
    await rig.run();
    expect(rig.times(TEXT)).toBe(1);
    expect(rig.terminal.raw).not.toMatch(/error|warning|such file|directory/i);
  });
});

describe.each(HERE)('a shell of %s that is not asked', (shell) => {
  test('prints nothing', async () => {
    const home = rigHome();
    writeFileSync(join(home, 'due'), planText(1, TEXT, 2));
    const rig = new ShellRig(shell, home, { time: '17:31:00' });
    const line = `${shell} -c '. "${join(home, 'hook')}"; echo quiet; exit'`;
    await rig.run(`${line} >'${join(home, 'out')}' 2>&1`);
    expect(readFileSync(join(home, 'out'), 'utf8')).toBe('quiet\n');
  });
});
