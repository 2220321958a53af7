import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BUILT_IN } from '../../src/care/reminders-builtin.js';
import { BUILT_IN_WORDS } from '../../src/commands/remind/named.js';
import { call } from '../support/cli.js';
import { lockedHome, OPEN } from '../support/locked.js';
import type { PtyOptions, Terminal } from '../support/pty.js';
import { CTRL_C, Desk } from './journal-rig.js';

/** Every question in its order: the step it belongs to, what it shows, and what is typed. */
const QUESTIONS = [
  ['hours', 'When do you work?', 'mon-fri 9:00-17:30'],
  ['reminders', 'What may your shell remind you of?', ''],
  ['people', 'Whom could you call when it gets heavy?', 'Anna'],
  ['people', 'How do you reach Anna?', '07700 900123'],
  ['people', 'Somebody else?', ''],
  ['people', 'Your country in two letters', 'uk'],
  ['support', 'How often do you have supervision?', '1.5 h a month'],
  ['vault', 'Turn the vault on now?', ''],
  ['shell', 'Or shall it be done now, in ~/.bashrc?', 'y'],
] as const;
const STEPS = [...new Set(QUESTIONS.map(([step]) => step))];

const GOING_ON = 'Going on where you stopped.';

class Person extends Desk {
  setup(flags = '', options: Partial<PtyOptions> = {}): Terminal {
    const env = { SHELL: '/bin/bash', ...options.env };
    return this.run(`setup${flags}`, { rows: 60, ...options, env });
  }

  async json(): Promise<Record<string, unknown>> {
    const env = { SHELL: '/bin/bash' };
    const { stdout } = await call(['setup', '--json'], { home: this.home, env });
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  at(name: string): string {
    return join(this.home, name);
  }

  read(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }
}

/** The screen's words in one line, wherever the terminal broke them. */
function words(terminal: Terminal): string {
  return terminal.transcript().replaceAll(/\s+/g, ' ');
}

async function asks(terminal: Terminal, wanted: string, patience = 10_000): Promise<void> {
  const flat = wanted.replaceAll(/\s+/g, ' ');
  await terminal.until(
    () => words(terminal).includes(flat),
    patience,
    () => wanted,
  );
}

async function answer(terminal: Terminal, questions: readonly (readonly string[])[]) {
  for (const [, question = '', typed = ''] of questions) {
    await asks(terminal, question);
    terminal.type(`${typed}\r`);
  }
}

describe('all questions', () => {
  test.each([
    ['', 80],
    ['', 40],
    [' --plain', 80],
    [' --plain', 40],
  ])('answered%s, at %d columns', async (flags, columns) => {
    const person = new Person();
    writeFileSync(person.at('.bashrc'), 'alias ll="ls -l"\n');
    const terminal = person.setup(flags, { columns });
    await answer(terminal, QUESTIONS);
    expect(await terminal.exitCode()).toBe(0);
    await asks(terminal, 'To see this again or change any of it: selfcare setup');
    expect(words(terminal)).toContain('.bashrc.before-selfcare');
    if (flags !== '') expect(terminal.raw).not.toContain('\u001b');
    expect(await person.json()).toEqual({
      asked: STEPS,
      left: [],
      hours: true,
      remindersOff: [],
      people: 1,
      country: 'GB',
      support: 1,
      vault: false,
      shell: 'bash',
      hook: person.at('.bashrc'),
    });
    const env = { PATH: process.env['PATH'] ?? '', HOME: person.home, TERM: 'dumb' };
    const line = ['-i', '-c', 'declare -F _selfcare_prompt'];
    expect(execFileSync('bash', line, { env, encoding: 'utf8', stdio: 'pipe' })).toContain('_self');
    expect(person.read('.bashrc.before-selfcare')).toBe('alias ll="ls -l"\n');
    // The shells have something to say now.
    expect(existsSync(person.at('due'))).toBe(true);
  });

  test('passed over by Enter change nothing', async () => {
    const person = new Person();
    const terminal = person.setup(' --plain');
    const passed = QUESTIONS.map(([step, question]) => [step, question, ''] as const);
    await answer(terminal, [...passed.slice(0, 3), ...passed.slice(5)]);
    expect(await terminal.exitCode()).toBe(0);
    expect(await person.json()).toMatchObject({
      left: [],
      hours: false,
      people: 0,
      country: null,
      support: 0,
      vault: false,
      hook: null,
    });
    expect(existsSync(person.at('.bashrc'))).toBe(false);
  });
});

describe('left by Ctrl-C', () => {
  test.each(QUESTIONS.map(([step, question], at) => ({ step, question, at })))(
    'at “$question”, and taken up again',
    async ({ step, question, at }) => {
      const person = new Person();
      const flags = at % 2 === 0 ? '' : ' --plain';
      const first = person.setup(flags);
      await answer(first, QUESTIONS.slice(0, at));
      await asks(first, question);
      first.type(CTRL_C);
      expect(await first.exitCode()).toBe(130);
      await asks(first, '`selfcare setup` goes on from here.');
      const behind = STEPS.slice(0, STEPS.indexOf(step));
      expect(await person.json()).toMatchObject({
        asked: behind,
        hours: at > 0,
        people: at > 3 ? 1 : 0,
      });

      const second = person.setup(flags);
      if (at > 0 && behind.length > 0) await asks(second, GOING_ON);
      const begun = QUESTIONS.slice(0, at).filter(([each]) => each === step).length > 0;
      const rest: (readonly string[])[] = QUESTIONS.filter(([each]) => !behind.includes(each));
      // Somebody who was added is not asked for again.
      if (begun && at > 3) rest.splice(0, 3, ['people', 'Somebody else to call?', '']);
      await answer(second, rest);
      expect(await second.exitCode()).toBe(0);
      expect(words(second)).not.toContain(at > 0 ? 'When do you work' : GOING_ON);
      expect(await person.json()).toMatchObject({
        ...{ left: [], hours: true, people: 1, support: 1 },
      });
      expect(person.read('.bashrc').split('\n')).toHaveLength(2);
    },
  );
});

test('what cannot be read is asked again, with what is meant', async () => {
  const person = new Person();
  const terminal = person.setup('', { columns: 40 });
  await asks(terminal, 'When do you work?');
  terminal.type('mon-fri 9-5\r');
  await asks(terminal, 'did you mean 09:00-17:00?');
  terminal.type('\u0015mon-fri 9:00-17:00\r');
  await asks(terminal, 'What may your shell remind you of?');
  terminal.type(CTRL_C);
  expect(await terminal.exitCode()).toBe(130);
  expect(await person.json()).toMatchObject({ hours: true });
});

describe('when all is answered', () => {
  async function answered(): Promise<Person> {
    const person = new Person();
    const terminal = person.setup(' --plain');
    await answer(terminal, QUESTIONS);
    await terminal.exitCode();
    return person;
  }

  test('it is shown, and any of it can be changed', async () => {
    const person = await answered();
    const terminal = person.setup(' --plain');
    await asks(terminal, 'To call    Anna');
    await asks(terminal, 'Number, 1 to 7 [1]:');
    terminal.type('3\r');
    await asks(terminal, 'Let me choose');
    terminal.type('2\r');
    for (const id of BUILT_IN) {
      const [title, when] = BUILT_IN_WORDS[id];
      await asks(terminal, `${title}, ${when}? (Y/n)`);
      terminal.type(id === 'close' ? 'n\r' : '\r');
    }
    await terminal.until(
      () => terminal.transcript().split('Change any of it?').length === 3,
      10_000,
      () => 'the choice, again',
    );
    terminal.type('\r');
    expect(await terminal.exitCode()).toBe(0);
    expect(await person.json()).toMatchObject({ remindersOff: ['close'], left: [] });
  });

  test('the shell is left as it is a second time', async () => {
    const person = await answered();
    const before = person.read('.bashrc');
    const terminal = person.setup();
    await asks(terminal, 'Change any of it?');
    terminal.type('\u001b[A\u001b[B'.repeat(2) + '\u001b[B'.repeat(6) + '\r');
    await asks(terminal, 'bash says what is due already: ~/.bashrc loads it.');
    terminal.type('\r');
    expect(await terminal.exitCode()).toBe(0);
    expect(person.read('.bashrc')).toBe(before);
  });
});

test('the vault is turned on by its own questions', async () => {
  const person = new Person();
  writeFileSync(person.at('config.json'), JSON.stringify({ setup: { asked: STEPS.slice(0, 4) } }));
  const terminal = person.setup();
  await asks(terminal, 'Turn the vault on now?');
  terminal.type('y\r');
  for (const question of ['New passphrase', 'The same once more']) {
    await asks(terminal, question);
    terminal.type('four herons in the reeds\r');
  }
  // Making a key takes its time on purpose.
  await asks(terminal, 'Show a paper key now?', 60_000);
  terminal.type('\r');
  await asks(terminal, 'The vault is on.');
  await asks(terminal, 'Or shall it be done now');
  terminal.type('\r');
  expect(await terminal.exitCode(60_000)).toBe(0);
  expect(await person.json()).toMatchObject({ vault: true, left: [], support: null });
  const again = person.setup(' --yes');
  expect(await again.exitCode()).toBe(0);
  expect(words(again)).toContain('Vault on');
}, 120_000);

test('with a vault that is locked, nobody is asked for its passphrase', async () => {
  const person = new Person();
  lockedHome(person.home);
  writeFileSync(person.at('config.json'), JSON.stringify({ setup: { asked: STEPS.slice(0, 2) } }));
  const terminal = person.setup(' --plain');
  const outside = 'People are kept in config.json, outside the vault';
  await answer(terminal, QUESTIONS.slice(2, 6));
  await asks(terminal, outside);
  await asks(terminal, 'Supervision may stand in the vault already');
  await asks(terminal, 'The vault is on.');
  await answer(terminal, [['shell', 'Or shall it be done now', '']]);
  expect(await terminal.exitCode()).toBe(0);
  expect(words(terminal)).not.toMatch(/passphrase:|Passphrase|How often/);
});

test.each([
  ['that a command opens, it is seen that supervision is there', OPEN, 'Supervision: '],
  ['that is locked, there is never a second one', {}, 'Supervision may stand in the vault already'],
])('with a vault %s', async (_, env, wanted) => {
  const person = new Person();
  lockedHome(person.home);
  const support = ['support', 'add', 'Supervision', '--role', 'supervision', '--every', 'month'];
  expect((await call(support, { home: person.home })).code).toBe(0);
  writeFileSync(person.at('config.json'), JSON.stringify({ setup: { asked: STEPS.slice(0, 3) } }));
  const terminal = person.setup(' --plain', { env });
  await asks(terminal, wanted);
  await answer(terminal, [['shell', 'Or shall it be done now', '']]);
  expect(await terminal.exitCode()).toBe(0);
  const net = await call(['support', '--json'], { home: person.home, env: OPEN });
  const { commitments } = JSON.parse(net.stdout) as { commitments: unknown[] };
  expect(commitments).toHaveLength(1);
});

test('reminders that were chosen one by one are kept where one leaves', async () => {
  const person = new Person();
  writeFileSync(person.at('config.json'), JSON.stringify({ setup: { asked: STEPS.slice(0, 1) } }));
  const terminal = person.setup(' --plain');
  // What is typed before the line is read would stand on a line of its own.
  await asks(terminal, 'Number, 1 to 3 [1]:');
  terminal.type('2\r');
  const [first, second, third] = BUILT_IN.map((id) => BUILT_IN_WORDS[id].join(', '));
  await answer(terminal, [
    ['', `${first}?`, 'n'],
    ['', `${second}?`, ''],
  ]);
  await asks(terminal, `${third}?`);
  terminal.type(CTRL_C);
  expect(await terminal.exitCode()).toBe(130);
  await asks(terminal, 'What you answered is kept');
  expect(await person.json()).toMatchObject({ remindersOff: [BUILT_IN[0]], asked: ['hours'] });
});

test('a start-up file that is read-only is left alone', async () => {
  const person = new Person();
  writeFileSync(person.at('.bashrc'), 'mine\n', { mode: 0o444 });
  writeFileSync(person.at('config.json'), JSON.stringify({ setup: { asked: STEPS.slice(0, 5) } }));
  const terminal = person.setup(' --plain', { columns: 100 });
  await asks(terminal, 'Or shall it be done now');
  terminal.type('y\r');
  await asks(terminal, '~/.bashrc: it is read-only, and so nothing is added to it');
  expect(await terminal.exitCode()).toBe(0);
  expect(person.read('.bashrc')).toBe('mine\n');
});

test('without $SHELL it asks which one it is', async () => {
  const person = new Person();
  writeFileSync(person.at('config.json'), JSON.stringify({ setup: { asked: STEPS.slice(0, 5) } }));
  const terminal = person.setup(' --plain', { env: { SHELL: '/bin/dash' } });
  await asks(terminal, 'Which shell do you use?');
  terminal.type('4\r');
  await asks(terminal, 'mkdir -p ~/.config/fish/conf.d && selfcare init fish');
  await asks(terminal, 'Or shall it be done now, in ~/.config/fish/conf.d/selfcare.fish?');
  terminal.type('y\r');
  expect(await terminal.exitCode()).toBe(0);
  expect(person.read('.config/fish/conf.d/selfcare.fish')).toContain('_selfcare_prompt');
});
