import { expect, test } from 'vitest';
import { HERE, programEnded, realProgram, rigHome, ShellRig } from './rig.js';

const TEXT = 'Your workday has come to its end.';
const TOMORROW = '2026-11-24';

test.each(HERE)('two days in %s, with the program itself', async (shell) => {
  const home = rigHome();
  realProgram(home);
  const rig = new ShellRig(shell, home, { time: '15:50:00' });
  await rig.run('selfcare hours set mon-fri 9:00-17:30');
  for (const other of ['pause', 'journal', 'checkin'])
    await rig.run(`selfcare remind off ${other}`);
  await rig.setClock('16:00:00');
  await rig.run();
  expect(rig.times(TEXT)).toBe(0);
  const tab = new ShellRig(shell, home, { time: '16:00:00' });
  await tab.run();

  await rig.setClock('17:31:00');
  await rig.run();
  expect(rig.times(TEXT)).toBe(1);
  await rig.run('selfcare boundary --finished-at now </dev/null');
  for (const time of ['17:50:00', '20:00:00']) {
    await rig.setClock(time);
    await rig.run();
  }
  expect(rig.times(TEXT)).toBe(1);

  await rig.setClock('16:00:00', TOMORROW);
  await rig.run();
  expect(rig.times(TEXT)).toBe(1);
  await tab.setClock('17:31:00', TOMORROW);
  await tab.run();
  await rig.setClock('17:32:00', TOMORROW);
  await rig.run();
  expect([rig.times(TEXT), tab.times(TEXT)]).toEqual([1, 1]);
  await programEnded(home);
});
