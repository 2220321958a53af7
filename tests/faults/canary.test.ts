import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Terminal } from '../support/pty.js';
import { asWritten } from './support/byhand.js';
import { Nest } from './support/canary.js';
import { killAfter, lengthOf, momentsIn } from './support/killing.js';
import { canMount, disk, has, report } from './support/needs.js';

const MOOD = 'Mood, 1 low to 5 high';
const FREE = 'Write as much or as little as you like.';
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const ESC = '\u001b';

/** The texts of all entries, read with the passphrase. */
async function texts(nest: Nest): Promise<string[]> {
  const line = ['journal', 'list', '--kind', 'all', '-n', '999', '--json'];
  const { stdout } = await nest.run(line, { env: nest.pass() }, { shows: true });
  return (JSON.parse(stdout || '[]') as { text: string }[]).map(({ text }) => text);
}

/** The texts of all drafts, read with the passphrase. */
async function drafts(nest: Nest): Promise<string[]> {
  const line = ['journal', 'drafts', '--json'];
  const { stdout } = await nest.run(line, { env: nest.pass() }, { shows: true });
  return (JSON.parse(stdout || '[]') as { text: string }[]).map(({ text }) => text);
}

/** Answers the question about the mood, and waits for the end. */
async function save(terminal: Terminal): Promise<void> {
  await terminal.shows(MOOD);
  terminal.type('\r');
  expect(await terminal.exitCode()).toBe(0);
}

/** Settings of somebody who keeps everything. */
function keepEverything(nest: Nest): void {
  const kept = join(nest.home, 'kept');
  mkdirSync(kept);
  const vim = [
    `set backup writebackup backupdir=${kept}`,
    `set undofile undodir=${kept}`,
    `set swapfile directory=${kept} updatecount=1 updatetime=50`,
    `set viminfo='100,<50,s10,h,:50,/50`,
  ];
  writeFileSync(join(nest.home, '.vimrc'), `${vim.join('\n')}\n`);
  const nano = ['backup', `backupdir "${kept}"`, 'historylog', 'positionlog', 'locking'];
  writeFileSync(join(nest.home, '.nanorc'), nano.map((line) => `set ${line}\n`).join(''));
}

describe('with the vault locked, words are found nowhere', () => {
  test('after they were written without a terminal', async () => {
    const nest = new Nest();
    const { canary } = nest;
    const argument = { isArgument: true };
    // What the guard takes for an address is only counted where nobody can be asked.
    const stdin = `typed ${canary} @mood to ${canary}@example.org`;
    await nest.run(['journal', '-m', `said ${canary}`], {}, argument);
    await nest.run(['journal', '-m', canary, '--json'], {}, { ...argument, shows: true });
    expect((await nest.run(['journal', '-'], { stdin })).code).toBe(0);
    const flags = ['--well', canary, '--hard', canary, '--intention', canary, '--loop', canary];
    await nest.run(
      ['boundary', '--finished-at', 'now', ...flags],
      {},
      {
        ...argument,
        // The evening's plan comes back to who has just said it.
        repeats: true,
      },
    );
    const lines = nest.file(
      'in.jsonl',
      `${JSON.stringify({ at: '2020-01-01T10:00:00Z', text: canary })}\n`,
    );
    expect((await nest.run(['import', lines], { env: nest.pass() })).code).toBe(0);
    await nest.run(
      ['journal', 'edit', 'last', '-m', `new ${canary}`],
      { env: nest.pass() },
      argument,
    );
    expect(nest.found()).toEqual([]);
    expect((await texts(nest)).filter((text) => text.includes(canary))).toHaveLength(6);
    expect(nest.found()).toEqual([]);
  });

  test('after they were written in a terminal', async () => {
    const nest = new Nest();
    const { canary } = nest;
    const free = nest.terminal(['journal', '-t', 'free']);
    await free.shows(FREE);
    free.type(`one ${canary}${CTRL_D}`);
    await save(free);

    const gibbs = nest.terminal(['journal', '-t', 'what']);
    await gibbs.shows('(1 of 3)');
    for (const step of [1, 2, 3]) {
      await gibbs.shows(`(${step} of 3)`);
      gibbs.type(`${step} ${canary}${CTRL_D}`);
    }
    await save(gibbs);

    const plain = nest.terminal(['journal', '-t', 'free', '--plain']);
    await plain.shows(/Ctrl-D|\./);
    plain.type(`plain ${canary}\r`);
    plain.type(`${CTRL_D}`);
    await plain.shows(MOOD);
    plain.type('\r');
    expect(await plain.exitCode()).toBe(0);

    const guarded = nest.terminal(['journal', '-t', 'free']);
    await guarded.shows(FREE);
    guarded.type(`to ${canary}@example.org${CTRL_D}`);
    await guarded.shows('Possible');
    guarded.type(CTRL_C);
    expect(await guarded.exitCode()).toBe(130);
    expect(await drafts(nest)).toEqual([`to ${canary}@example.org`]);

    const close = nest.terminal(['boundary', '--quick']);
    await close.shows('What is still open?');
    close.type(`loop ${canary}\r`);
    await close.shows('Another (1 so far');
    close.type('\r');
    await close.shows('A phrase that closes your day');
    close.type('\r');
    expect(await close.exitCode()).toBe(0);

    expect(nest.found()).toEqual([]);
    expect((await texts(nest)).filter((text) => text.includes(canary))).toHaveLength(4);
    expect(nest.found()).toEqual([]);
  });

  test('after an editor of any kind had them', async () => {
    const nest = new Nest();
    const { canary } = nest;
    keepEverything(nest);
    const words = nest.file('words', `scripted ${canary}\n`);
    const script = nest.terminal(
      ['journal', '-e'],
      nest.editor(`cat ${words} > "$1"; cat ${words} > "$1~"; cp "$1" "$TMPDIR/other"`),
    );
    await save(script);

    const composed = nest.terminal(['journal', '-t', 'free'], nest.editor(`cat ${words} >> "$1"`));
    await composed.shows(FREE);
    composed.type(`first ${canary}\u000f`);
    await save(composed);

    let count = 2;
    if (has('vim')) {
      const vim = nest.terminal(['journal', '-e'], { EDITOR: 'vim' });
      await vim.shows('entry.md');
      vim.type(`ivim ${canary}${ESC}`);
      await vim.shows(`vim ${canary}`);
      // A search and a register go to its history, where it keeps one; so does a second write.
      vim.type(`/${canary}\ryy:w\ro${canary} again${ESC}:wq\r`);
      await save(vim);
      count++;
    }
    if (has('nano')) {
      const nano = nest.terminal(['journal', '-e'], { EDITOR: 'nano' });
      await nano.shows('entry.md');
      nano.type(`nano ${canary}`);
      await nano.shows(`nano ${canary}`);
      nano.type(`\u0017${canary}\r`);
      nano.type('\u000f\r');
      await nano.shows(/Wrote/);
      nano.type('\u0018');
      await save(nano);
      count++;
    }
    expect(nest.found()).toEqual([]);
    expect(readdirSync(join(nest.home, 'kept'))).toEqual([]);
    expect((await texts(nest)).filter((text) => text.includes(canary))).toHaveLength(count);

    const edit = nest.terminal(['journal', 'edit', 'last'], {
      ...nest.pass(),
      ...nest.editor(`cat ${words} >> "$1"; cp "$1" "$1.bak"`),
    });
    expect(await edit.exitCode()).toBe(0);
    expect(nest.found()).toEqual([]);
    report(`${count} editors left nothing behind`);
  });

  test('whatever command is run', async () => {
    const nest = new Nest();
    const { canary } = nest;
    await nest.run(['journal', '-'], { stdin: `${canary} @tag` });
    await nest.run(
      ['boundary', '--finished-at', 'now', '--loop', canary],
      {},
      { isArgument: true },
    );
    const cycle = ['learn', 'cycle', canary, '--hours', '30', '--from', '2026-01-01'];
    for (const args of [
      [...cycle, '--months', '12'],
      ['learn', 'add', canary, '--hours', '2'],
      ['delegate', 'add', canary, '--minutes-a-week', '60', '--to', canary],
      ['checkin', '--mood', '3', '--note', canary],
      ['plan', 'add', canary, '--domain', 'physical', '--every', '2/week'],
      ['plan', 'done', canary, '--note', canary],
      ['support', 'add', canary, '--role', 'peer', '--every', 'month', '--who', canary],
      ['support', 'log', canary, '--minutes', '60', '--note', canary],
    ]) {
      const named = args[1] === 'done' || args[1] === 'log';
      const env = named ? nest.pass() : {};
      // What is named comes back to who has just named it.
      const manner = { isArgument: true, repeats: true };
      expect((await nest.run(args, { env }, manner)).code, args.slice(0, 2).join(' ')).toBe(0);
    }
    // What carries the journal away, to where the words may be no more than at home.
    const archive = join(nest.root, 'all.tar.gz');
    for (const args of [
      ['measure', 'add', 'who-5', '--score', '12'],
      ['remind', 'add', 'Drink water', '--every', '2h'],
      ['hours', 'set', 'mon-fri', '9:00-17:30'],
      ['backup', archive],
      ['restore', archive, '--dry-run'],
      ['sync', 'setup', join(nest.root, 'remote.git')],
      ['sync'],
    ]) {
      const { code, stderr } = await nest.run(args, { env: nest.pass() });
      expect(code, `${args.join(' ')}: ${stderr}`).toBe(0);
    }
    const killed = nest.terminal(['journal', '-t', 'free']);
    await killed.shows(FREE);
    killed.type(canary);
    await killed.shows(canary);
    killed.type(CTRL_C);
    expect(await killed.exitCode()).toBe(130);
    const lines = (
      'today|today --json||boundary status|boundary open|boundary loops|boundary ledger|load|load add|' +
      'remind|remind list|remind --refresh|journal list|journal search x|journal show last|' +
      'journal tags|journal on-this-day|journal undo|journal drafts|journal templates|export|' +
      'hours|config list|completion bash|init bash|breathe list|vault status|doctor|doctor --json|' +
      'learn|learn list|learn remove last|delegate|delegate done last|delegate ideas|' +
      'sync status|--help|--version|nonsense'
    ).split('|');
    for (const line of lines) {
      const args = line.split(' ').filter(Boolean);
      for (const more of [[], ['--debug']]) {
        const { code } = await nest.run([...args, ...(args[0]?.startsWith('-') ? [] : more)]);
        expect([0, 1, 2, 3, 4], line).toContain(code);
      }
    }
    expect(nest.found()).toEqual([]);
    expect(await drafts(nest)).toEqual([canary]);
    // With the passphrase, too, nothing of what is shown stays anywhere.
    for (const line of [
      'journal list',
      'journal search kanarie',
      'boundary loops --all',
      'export',
      'doctor',
      'today',
    ]) {
      await nest.run(line.split(' '), { env: nest.pass() }, { shows: true });
    }
    expect(nest.found()).toEqual([]);
    report(`${lines.length} command lines, each with and without --debug`);
  });
});

describe('what was typed is kept, encrypted', () => {
  test.each([
    ['Ctrl-C', (terminal: Terminal) => terminal.type(CTRL_C), 130],
    ['SIGTERM', (terminal: Terminal) => terminal.kill('SIGTERM'), 130],
    ['SIGKILL', (terminal: Terminal) => terminal.kill('SIGKILL'), 137],
    ['a closed window', (terminal: Terminal) => terminal.closeWindow(), undefined],
  ])('at %s in the middle of a text', async (_what, end, code) => {
    const nest = new Nest();
    const { canary } = nest;
    const terminal = nest.terminal(['journal', '-t', 'free']);
    await terminal.shows(FREE);
    terminal.type(`unfinished ${canary}`);
    await terminal.shows(canary);
    await kept(nest);
    end(terminal);
    if (code !== undefined) expect(await terminal.exitCode()).toBe(code);
    else await gone(terminal.pid);
    expect(nest.found()).toEqual([]);
    expect(await drafts(nest)).toEqual([`unfinished ${canary}`]);
    expect(nest.found()).toEqual([]);
  });

  test.each([
    ['fails', 'exit 3', undefined, 1],
    ['is killed', 'kill -9 $$', undefined, 1],
    ['runs when the window is closed', 'sleep 60', 'SIGHUP', 130],
    ['runs when selfcare is ended', 'sleep 60', 'SIGTERM', 130],
    ['runs when selfcare is killed', 'trap "" HUP; sleep 1', 'SIGKILL', 137],
  ])('where an editor %s', async (_what, then, signal, code) => {
    const nest = new Nest();
    const { canary } = nest;
    const words = nest.file('words', `from the editor ${canary}\n`);
    const ready = join(nest.outside, 'ready');
    const terminal = nest.terminal(
      ['journal', '-e', '--tag', 'own'],
      nest.editor(`cat ${words} > "$1"; cp "$1" "$1~"; echo $$ > ${ready}; ${then}`),
    );
    await eventually(() => existsSync(ready) && readFileSync(ready, 'utf8') !== '');
    if (signal) process.kill(terminal.pid, signal);
    expect(await terminal.exitCode()).toBe(code);
    await gone(Number(readFileSync(ready, 'utf8')));
    // The next run of any kind takes up what a killed one left.
    await nest.run(['load', 'add']);
    expect(nest.found()).toEqual([]);
    expect(await drafts(nest)).toEqual([expect.stringContaining(`from the editor ${canary}`)]);
    expect(nest.found()).toEqual([]);
  });

  test('and goes on where it was left, with the passphrase', async () => {
    const nest = new Nest();
    const { canary } = nest;
    const first = nest.terminal(['journal', '-t', 'free']);
    await first.shows(FREE);
    first.type(`begun ${canary}`);
    await first.shows(canary);
    first.type(CTRL_C);
    expect(await first.exitCode()).toBe(130);
    expect(first.screen()).toContain('Kept as a draft');

    const wrong = nest.terminal(['journal'], nest.pass('not it'));
    await wrong.shows('You have an unfinished entry');
    expect(wrong.screen()).not.toContain('word');
    wrong.type('\r');
    expect(await wrong.exitCode()).toBe(3);
    expect(await drafts(nest)).toEqual([`begun ${canary}`]);

    const right = nest.terminal(['journal'], nest.pass());
    await right.shows('You have an unfinished entry');
    right.type('\r');
    await right.shows(canary);
    right.type(` and ended${CTRL_D}`);
    await save(right);
    expect(await texts(nest)).toEqual([`begun ${canary} and ended`]);
    expect(await drafts(nest)).toEqual([]);
    expect(nest.found()).toEqual([]);
  });

  test('as a close that was left on the way, which can be begun anew without the passphrase', async () => {
    const nest = new Nest();
    const { canary } = nest;
    const first = nest.terminal(['boundary', '--quick']);
    await first.shows('What is still open?');
    first.type(`left ${canary}\r`);
    await first.shows('Another (1 so far');
    first.type(`half a word ${canary}`);
    await first.shows('half a word');
    first.type(CTRL_C);
    expect(await first.exitCode()).toBe(130);
    expect(nest.found()).toEqual([]);

    const anew = nest.terminal(['boundary', '--quick']);
    await anew.shows('You began a close on');
    anew.type('\u001b[B\r');
    await anew.shows('What is still open?');
    anew.type('\r');
    await anew.shows('A phrase that closes your day');
    anew.type('\r');
    expect(await anew.exitCode()).toBe(0);

    const again = nest.terminal(['boundary', '--quick'], nest.pass());
    await again.shows('You began a close on');
    again.type('\r');
    await again.shows('Going on where you stopped.');
    await again.shows('Have you worked since?');
    again.type('\r');
    await again.shows(`half a word ${canary}`);
    again.kill('SIGTERM');
    await again.exitCode();
    expect(nest.found()).toEqual([]);
  });
});

test('after failures and kills of every kind', async () => {
  const nest = new Nest();
  const { canary } = nest;
  const stdin = `text ${canary} `.repeat(40);
  const argument = { isArgument: true };
  for (let n = 0; n < 4; n++) await nest.run(['journal', '-'], { stdin });
  await nest.run(['boundary', '--finished-at', 'now', '--loop', canary], {}, argument);
  let failures = 0;

  // Wrong passphrases, and ways to one that fail.
  const wrong = nest.pass('wrong');
  for (const line of [
    'journal list',
    'journal show last',
    'boundary loops',
    'export',
    'journal undo',
    'journal drafts',
    'vault disable',
    'vault export-key',
  ]) {
    const { code } = await nest.run([...line.split(' '), '--debug'], { env: wrong });
    expect(line === 'journal drafts' ? 0 : 3, line).toBe(code);
    failures++;
  }
  for (const command of ['exit 1', 'true', 'kill -9 $$', '/no/such/program']) {
    const env = { SELFCARE_PASSPHRASE_COMMAND: command };
    expect((await nest.run(['journal', 'list', '--debug'], { env })).code).toBe(3);
    failures++;
  }

  // Damage, seen with the passphrase.
  const folder = join(nest.home, 'journal', 'deviceaa', 'new');
  const whole = asWritten(folder).map((name) => join(folder, name));
  for (const [index, path] of whole.slice(0, 4).entries()) {
    const bytes = readFileSync(path);
    const bad = Buffer.from(bytes);
    if (index % 2 === 0) bad[bad.length >> 1] = (bad[bad.length >> 1] ?? 0) ^ 1;
    writeFileSync(path, index % 2 === 0 ? bad : bad.subarray(0, 300));
    for (const line of ['journal list', 'doctor', 'journal search text']) {
      await nest.run([...line.split(' '), '--debug'], { env: nest.pass() }, { shows: true });
      failures++;
    }
    writeFileSync(path, bytes);
  }
  for (const name of ['config.json', 'times.json', 'loops.json']) {
    writeFileSync(join(nest.home, name), '{"damaged');
    for (const line of ['today', 'journal -']) {
      await nest.run([...line.split(' '), '--debug'], { stdin });
      failures++;
    }
  }

  // Programming errors, whose messages quote what was written.
  for (const [name, act] of Object.entries(CRASHES)) {
    const preload = nest.file(`${name}.cjs`, act);
    for (const more of [[], ['--debug']]) {
      const env = { NODE_OPTIONS: `--require ${preload}`, WORDS: `\n    at ${canary} (/x:1:1)` };
      const { code } = await nest.run(['journal', '-', ...more], { stdin, env });
      expect(code, name).toBe(1);
      failures++;
    }
  }

  // A reader that goes away in the middle.
  for (const line of ['journal list -n 99', 'export', 'journal list --json']) {
    const started = nest.start(line.split(' '), { env: nest.pass() });
    started.child.stdout?.once('data', () => started.child.stdout?.destroy());
    nest.judge([line], { ...(await started.ended), stdout: '' });
    failures++;
  }

  // Signals at moments all over a write, and over a read.
  const read = [['journal', 'list'], { env: nest.pass() }] as const;
  const write = [['journal', '-'], { stdin }] as const;
  const ways = ['SIGKILL', 'SIGKILL', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;
  let hit = 0;
  for (const [victim, kills] of [
    [read, 4],
    [write, 20],
  ] as const) {
    const [args, options] = victim;
    const length = await lengthOf(() => [args, nest.options(options)]);
    for (const [n, moment] of momentsIn(length, kills).entries()) {
      const called = await killAfter([args, nest.options(options)], moment, ways[n % ways.length]);
      nest.judge([...args], called, { shows: victim === read });
      if (called.code !== 0) hit++;
      failures++;
    }
  }
  expect(hit).toBeGreaterThan(0);
  expect(nest.found()).toEqual([]);
  // A write that sweeps, and what is left of it all.
  expect((await nest.run(['journal', '-'], { stdin: 'after' })).code).toBe(0);
  expect(nest.found()).toEqual([]);
  expect(failures).toBeGreaterThanOrEqual(50);
  report(`${failures} forced failures and kills, and the words are nowhere`);
});

/** Programs that go wrong in the run itself, with the words in their messages. */
const CRASHES: Record<string, string> = {
  uncaught: 'setTimeout(() => { throw new Error(process.env.WORDS) }, 60);',
  rejected: 'setTimeout(() => { Promise.reject(new Error(process.env.WORDS)) }, 60);',
  thrown: 'setTimeout(() => { throw process.env.WORDS }, 60);',
  failing:
    'const fs = require("node:fs"); const write = fs.writeSync;' +
    'fs.writeSync = (fd, bytes, ...rest) => { if (fd > 2) throw new Error(process.env.WORDS + bytes);' +
    ' return write(fd, bytes, ...rest); };',
};

test.skipIf(!canMount('tmpfs'))(
  'on a full disk, and what was typed is not thrown away',
  async () => {
    const point = disk('tmpfs', '', 4096);
    const nest = new Nest(point);
    const { canary } = nest;
    const stdin = `full ${canary}`;
    await nest.run(['journal', '-'], { stdin });
    const ballast = join(point, 'ballast');
    const { bavail, bsize } = statfsSync(point);
    try {
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 65_536)));
      for (;;) appendFileSync(ballast, Buffer.alloc(1024));
    } catch {
      // Full.
    }
    for (const args of [
      ['journal', '-'],
      ['journal', '-', '--debug'],
      ['load', 'add'],
    ]) {
      expect((await nest.run(args, { stdin })).code, args.join(' ')).toBe(1);
    }
    await nest.run(
      ['boundary', '--finished-at', 'now', '--well', canary],
      {},
      { isArgument: true },
    );
    expect(nest.found()).toEqual([]);

    const words = nest.file('words', `edited ${canary}\n`);
    const terminal = nest.terminal(['journal', '-t', 'free'], nest.editor(`cat ${words} >> "$1"`));
    await terminal.shows(FREE);
    terminal.type(`typed ${canary}`);
    await terminal.shows(canary);
    terminal.type(CTRL_C);
    expect(await terminal.exitCode()).toBe(130);
    expect(terminal.screen()).toContain('could not be kept');
    expect(nest.found()).toEqual([]);
  },
);

test('editors are here where this suite must run', () => {
  if (process.env['CI'] === 'true')
    expect(['vim', 'nano'].filter((name) => !has(name))).toEqual([]);
});

/** Waits until a draft is on the disk. */
async function kept(nest: Nest): Promise<void> {
  const folder = join(nest.home, 'drafts');
  const isThere = () =>
    existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.age'));
  await eventually(isThere);
  // The last key is a moment behind the first.
  await eventually(async () => (await drafts(nest)).some((text) => text.includes(nest.canary)));
}

async function gone(pid: number): Promise<void> {
  await eventually(() => {
    try {
      process.kill(pid, 0);
      return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
    } catch {
      return true;
    }
  });
}

async function eventually(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const until = Date.now() + 15_000; Date.now() < until;) {
    if (await isSo()) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error('it did not come to that');
}
