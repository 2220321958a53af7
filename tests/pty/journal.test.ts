import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  CTRL_C,
  CTRL_D,
  CTRL_O,
  Desk,
  DOWN,
  FREE,
  KEPT,
  MOOD,
  TEMPLATE,
  UNFINISHED,
} from './journal-rig.js';

test('written freely, in paragraphs, with a mood; and once more', async () => {
  const desk = new Desk();
  const first = await desk.page();
  first.type('The first.\r\rThe second, @walk.');
  await first.shows('The second, @walk.');
  first.type(CTRL_D);
  await first.shows(MOOD);
  first.type('9\r');
  await first.shows('a whole number from 1 to 5');
  first.type('\u007f4\r');
  expect(await first.exitCode()).toBe(0);
  await first.shows(/Saved as [a-z2-7]{6}, /);
  expect(await desk.entries()).toMatchObject([
    { text: 'The first.\n\nThe second, @walk.', tags: ['walk'], mood: 4, zone: 'UTC' },
  ]);

  const second = await desk.page();
  second.type(`Another.${CTRL_D}`);
  await second.shows(MOOD);
  second.type('\r');
  expect(await second.exitCode()).toBe(0);
  expect(await desk.texts()).toEqual(['Another.', 'The first.\n\nThe second, @walk.']);
  expect((await desk.entries())[0]?.mood).toBeNull();
  expect(desk.drafts()).toEqual([]);
});

test('a template asks its questions in turn; flags go along, and no mood is asked twice', async () => {
  const desk = new Desk();
  const terminal = desk.run('journal --mood 2 --tag work --star --at 2026-03-10T08:00');
  await terminal.shows(TEMPLATE);
  terminal.type(`${DOWN}\r`);
  for (const [heading, answer] of [
    ['What (1 of 3)', 'It happened.'],
    ['So what (2 of 3)', ''],
    ['Now what (3 of 3)', 'A walk.'],
  ] as const) {
    await terminal.shows(heading);
    terminal.type(`${answer}${CTRL_D}`);
  }
  expect(await terminal.exitCode()).toBe(0);
  expect(await desk.entries()).toMatchObject([
    {
      text: '## What\n\nIt happened.\n\n## Now what\n\nA walk.',
      mood: 2,
      tags: ['work'],
      data: { star: true },
      at: '2026-03-10T08:00:00+00:00',
    },
  ]);
});

test('nothing written, nothing saved', async () => {
  const desk = new Desk();
  const terminal = await desk.page();
  terminal.type(`  \r${CTRL_D}`);
  expect(await terminal.exitCode()).toBe(0);
  await terminal.shows('Nothing was written, so nothing was saved.');
  expect(await desk.entries()).toEqual([]);
  expect(desk.drafts()).toEqual([]);
});

describe('left with Ctrl-C', () => {
  test('at the choice of a template, nothing is kept', async () => {
    const desk = new Desk();
    const terminal = desk.run('journal');
    await terminal.shows(TEMPLATE);
    terminal.type(CTRL_C);
    expect(await terminal.exitCode()).toBe(130);
    expect(terminal.screen()).not.toContain(KEPT);
    expect(desk.drafts()).toEqual([]);
  });

  test('on an empty page, nothing is kept', async () => {
    const desk = new Desk();
    const terminal = await desk.page();
    terminal.type(CTRL_C);
    expect(await terminal.exitCode()).toBe(130);
    expect(terminal.screen()).not.toContain(KEPT);
    expect(desk.drafts()).toEqual([]);
  });

  test('while writing, every character is offered again and saved', async () => {
    const desk = new Desk();
    const terminal = await desk.page();
    // In one go: what was typed just before Ctrl-C is no less kept.
    terminal.type(`half a thought\r\r  and é 漢字 👩‍👩‍👧${CTRL_C}`);
    expect(await terminal.exitCode()).toBe(130);
    await terminal.shows(KEPT);

    const again = desk.run('journal');
    await again.shows(UNFINISHED);
    await again.shows('7 words');
    expect(again.screen()).not.toContain('half');
    again.type('\r');
    await again.shows('half a thought');
    again.type(`!${CTRL_D}`);
    await again.shows(MOOD);
    again.type('\r');
    expect(await again.exitCode()).toBe(0);
    expect(await desk.texts()).toEqual(['half a thought\n\n  and é 漢字 👩‍👩‍👧!']);
    expect(desk.drafts()).toEqual([]);
  });

  test('at the mood, the text is a draft', async () => {
    const desk = new Desk();
    const terminal = desk.run('journal -t free --tag work --star');
    await terminal.shows(FREE);
    terminal.type(`Written.${CTRL_D}`);
    await terminal.shows(MOOD);
    terminal.type(CTRL_C);
    expect(await terminal.exitCode()).toBe(130);
    await terminal.shows(KEPT);
    expect(await desk.entries()).toEqual([]);

    const again = desk.run('journal');
    await again.shows(UNFINISHED);
    again.type('\r');
    await again.shows('Written.');
    again.type(CTRL_D);
    await again.shows(MOOD);
    again.type('3\r');
    expect(await again.exitCode()).toBe(0);
    expect(await desk.entries()).toMatchObject([
      { text: 'Written.', tags: ['work'], mood: 3, data: { star: true } },
    ]);
  });
});

test.each([
  ['with words', 'The third.'],
  ['before a word', ''],
])('Gibbs, left in its third stage %s, goes on there', async (_, third) => {
  const desk = new Desk();
  const terminal = desk.run('journal -t gibbs');
  for (const [heading, answer] of [
    ['Description (1 of 6)', 'The first.'],
    ['Feelings (2 of 6)', 'The second.'],
  ] as const) {
    await terminal.shows(heading);
    terminal.type(`${answer}${CTRL_D}`);
  }
  await terminal.shows('Evaluation (3 of 6)');
  terminal.type(`${third}${CTRL_C}`);
  expect(await terminal.exitCode()).toBe(130);

  const again = desk.run('journal');
  await again.shows(UNFINISHED);
  again.type('\r');
  await again.shows('Evaluation (3 of 6)');
  await again.shows(third);
  again.type(`And more.${CTRL_D}`);
  for (const heading of ['Analysis (4 of 6)', 'Conclusion (5 of 6)', 'Action plan (6 of 6)']) {
    await again.shows(heading);
    again.type(CTRL_D);
  }
  await again.shows(MOOD);
  again.type('\r');
  expect(await again.exitCode()).toBe(0);
  expect(await desk.texts()).toEqual([
    `## Description\n\nThe first.\n\n## Feelings\n\nThe second.\n\n## Evaluation\n\n${third}And more.`,
  ]);
});

describe('a template of one’s own', () => {
  const own = (text: string) => {
    const desk = new Desk();
    mkdirSync(join(desk.home, 'templates'));
    const file = join(desk.home, 'templates', 'mine.md');
    writeFileSync(file, text);
    return { desk, file };
  };

  test('that is gone when its draft goes on takes no answer with it', async () => {
    const { desk, file } = own('## First\n## Second\n## Third\n');
    const terminal = desk.run('journal -t mine');
    await terminal.shows('First (1 of 3)');
    terminal.type(`one${CTRL_D}`);
    await terminal.shows('Second (2 of 3)');
    terminal.type(`two${CTRL_C}`);
    expect(await terminal.exitCode()).toBe(130);
    rmSync(file);
    const again = desk.run('journal');
    await again.shows(UNFINISHED);
    again.type('\r');
    await again.shows(/ {2}one\n\n {2}two/);
    again.type(CTRL_D);
    await again.shows(MOOD);
    again.type('\r');
    expect(await again.exitCode()).toBe(0);
    expect(await desk.texts()).toEqual(['one\n\ntwo']);
  });

  test('is gone on from where it is a text, and no entry where it is left as it stands', async () => {
    const { desk } = own('Dear diary,\n');
    const untouched = desk.run('journal -t mine');
    await untouched.shows('  Dear diary,');
    untouched.type(CTRL_D);
    expect(await untouched.exitCode()).toBe(0);
    await untouched.shows('Nothing was written');
    expect([await desk.texts(), desk.drafts()]).toEqual([[], []]);
    const terminal = desk.run('journal -t mine');
    await terminal.shows('  Dear diary,');
    terminal.type(`it rained.${CTRL_D}`);
    await terminal.shows(MOOD);
    terminal.type('\r');
    expect(await terminal.exitCode()).toBe(0);
    expect(await desk.texts()).toEqual(['Dear diary,\nit rained.']);
  });
});

describe('an unfinished entry', () => {
  const begun = async () => {
    const desk = new Desk();
    const terminal = await desk.page();
    terminal.type(`begun${CTRL_C}`);
    expect(await terminal.exitCode()).toBe(130);
    return desk;
  };

  test('waits while something new is written', async () => {
    const desk = await begun();
    const terminal = desk.run('journal');
    await terminal.shows(UNFINISHED);
    terminal.type(`${DOWN}\r`);
    await terminal.shows(TEMPLATE);
    terminal.type('\r');
    await terminal.shows(FREE);
    terminal.type(`new${CTRL_C}`);
    expect(await terminal.exitCode()).toBe(130);
    const again = desk.run('journal');
    await again.shows(/There\s+is\s+1\s+more:\s+selfcare\s+journal\s+drafts/);
    again.type('\r');
    await again.shows('  new');
    again.type(CTRL_C);
    await again.exitCode();
    expect(desk.drafts()).toHaveLength(2);
  });

  test('can be thrown away', async () => {
    const desk = await begun();
    const terminal = desk.run('journal');
    await terminal.shows(UNFINISHED);
    terminal.type(`${DOWN}${DOWN}\r`);
    await terminal.shows(TEMPLATE);
    expect(desk.drafts()).toEqual([]);
    terminal.type(CTRL_C);
    expect(await terminal.exitCode()).toBe(130);
  });

  test('is kept when the question about it is left', async () => {
    const desk = await begun();
    const terminal = desk.run('journal');
    await terminal.shows(UNFINISHED);
    terminal.type(CTRL_C);
    expect(await terminal.exitCode()).toBe(130);
    expect(desk.drafts()).toHaveLength(1);
  });
});

describe('nothing that was typed is lost to', () => {
  test.each([
    ['SIGKILL', 137],
    ['SIGTERM', 130],
    ['SIGHUP', 130],
  ])('%s', async (signal, code) => {
    const desk = new Desk();
    const terminal = await desk.page();
    terminal.type('typed to the last letter');
    await terminal.shows('typed to the last letter');
    await desk.keeps('typed to the last letter');
    process.kill(terminal.pid, signal);
    expect(await terminal.exitCode()).toBe(code);
    const again = desk.run('journal');
    await again.shows(UNFINISHED);
    again.type('\r');
    await again.shows('typed to the last letter');
    again.type(CTRL_C);
    await again.exitCode();
  });

  test('a window that was closed', async () => {
    const desk = new Desk();
    const terminal = await desk.page();
    terminal.type('typed to the last letter');
    await terminal.shows('typed to the last letter');
    terminal.closeWindow();
    await desk.keeps('typed to the last letter');
    const again = desk.run('journal');
    await again.shows(UNFINISHED);
    again.type(CTRL_C);
    await again.exitCode();
  });
});

describe('line by line, under --plain', () => {
  test('a template is chosen by number, its questions answered, the entry saved', async () => {
    const desk = new Desk();
    const terminal = desk.run('journal --plain');
    await terminal.shows('Number, 1 to 7 [1]:');
    terminal.type('2\r');
    for (const [heading, answer] of [
      ['What (1 of 3)', 'It happened.\rTwice.\r.\r'],
      ['So what (2 of 3)', '.\r'],
      ['Now what (3 of 3)', 'A walk.\r.\r'],
    ] as const) {
      await terminal.shows(heading);
      terminal.type(answer);
    }
    await terminal.shows(MOOD);
    terminal.type('5\r');
    expect(await terminal.exitCode()).toBe(0);
    expect(await desk.entries()).toMatchObject([
      { text: '## What\n\nIt happened.\nTwice.\n\n## Now what\n\nA walk.', mood: 5 },
    ]);
    expect(terminal.raw).not.toContain('\u001b[');
  });

  test('every finished line survives Ctrl-C', async () => {
    const desk = new Desk();
    const terminal = desk.run('journal --plain -t free');
    await terminal.shows('Ctrl-C leaves');
    terminal.type('one\r\rtwo\r');
    await desk.keeps('one\\n\\ntwo');
    terminal.type(CTRL_C);
    expect(await terminal.exitCode()).toBe(130);
    await terminal.shows(KEPT);
    const again = desk.run('journal --plain');
    await again.shows(UNFINISHED);
    again.type('1\r');
    await again.shows('Ctrl-C leaves');
    again.type(`three\r${CTRL_D}`);
    await again.shows(MOOD);
    again.type('\r');
    expect(await again.exitCode()).toBe(0);
    expect(await desk.texts()).toEqual(['one\n\ntwo\nthree']);
  });

  test('Ctrl-O goes on in the editor', async () => {
    const desk = new Desk();
    const env = desk.editor('printf "from the editor\\n" >> "$1"');
    const terminal = desk.run('journal --plain -t free', { env });
    await terminal.shows('Ctrl-C leaves');
    terminal.type(`here\r${CTRL_O}\r`);
    await terminal.shows(MOOD);
    terminal.type('\r');
    expect(await terminal.exitCode()).toBe(0);
    expect(await desk.texts()).toEqual(['here\nfrom the editor']);
  });
});

test('at 40 columns everything is asked within the screen', async () => {
  const desk = new Desk();
  const terminal = desk.run('journal -t hard-session', { columns: 40 });
  await terminal.shows('What stays with me (1 of 5)');
  terminal.type('A sentence that is longer than the forty columns of this screen.');
  await terminal.shows(/A sentence that is longer than the\n\s+forty columns of this screen\./);
  for (const line of terminal.screen().split('\n')) expect(line.length).toBeLessThan(40);
  terminal.type(CTRL_C);
  expect(await terminal.exitCode()).toBe(130);
  const again = desk.run('journal', { columns: 40 });
  await again.shows(/You have an unfinished/);
  await again.shows('Throw it away');
  again.type('\r');
  await again.shows('A sentence that is longer');
  again.type(CTRL_C);
  await again.exitCode();
});

test('a page that is open in another terminal is not offered in this one', async () => {
  const desk = new Desk();
  const first = await desk.page();
  first.type('still being written');
  await desk.keeps('still being written');
  const second = desk.run('journal');
  await second.shows(TEMPLATE);
  second.type(CTRL_C);
  expect(await second.exitCode()).toBe(130);
  first.kill();
  await first.exitCode();
  const third = desk.run('journal');
  await third.shows(UNFINISHED);
});

test('a draft that cannot be read is named when writing begins, and stays', async () => {
  const desk = new Desk();
  mkdirSync(join(desk.home, 'drafts'));
  writeFileSync(join(desk.home, 'drafts', 'aaaabbbb.json'), '{"v":1');
  const terminal = await desk.page();
  expect(terminal.transcript()).toContain('aaaabbbb.json cannot be read');
  terminal.type(`Words.${CTRL_D}`);
  await terminal.shows(MOOD);
  terminal.type('\r');
  expect(await terminal.exitCode()).toBe(0);
  expect(desk.drafts()).toEqual(['{"v":1']);
});
