import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readRegular } from '../../src/files/read.js';
import { start } from '../support/cli.js';
import { run, tempFolder } from '../support/host.js';

/** Pipes that nobody writes into: whoever opens one as a file waits for ever. */
function pipe(path: string): void {
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
  expect(spawnSync('mkfifo', [path]).status).toBe(0);
}

/** A socket whose program is gone. It is named from its own folder: a socket's path must be short. */
function socket(folder: string, name: string): void {
  const script = `require('net').createServer().listen('${name}', () => process.kill(process.pid, 'SIGKILL'))`;
  expect(spawnSync(process.execPath, ['-e', script], { cwd: folder }).signal).toBe('SIGKILL');
  expect(statSync(join(folder, name)).isSocket()).toBe(true);
}

test('pipes and sockets in the place of files are named, and nothing waits for them', async () => {
  const home = tempFolder();
  await run(['journal', '-m', 'first'], { home });
  const [device = ''] = readdirSync(join(home, 'journal'));
  const loose = `journal/${device}/new/p.json`;
  const all = [loose, `journal/${device}/2026-03.jsonl`, 'templates/mine.md', 'templates/x.txt'];
  for (const name of [...all, 'drafts/abcdefgh.json', 'config.json']) pipe(join(home, name));
  socket(join(home, 'journal', device, 'new'), 's.json');

  const listed = await run(['journal', 'list', '--json'], { home });
  expect(listed.code, listed.stderr).toBe(0);
  expect(JSON.parse(listed.stdout)).toMatchObject([{ text: 'first' }]);
  expect(listed.stderr).toContain(`${loose} is no file, but a pipe, a socket or a device`);

  const templates = await run(['journal', 'templates', '--json'], { home });
  expect(templates.code).toBe(0);
  expect((await run(['journal', 'drafts'], { home })).code).toBe(0);

  const looked = await run(['doctor', '--json'], { home });
  expect(looked.code).toBe(4);
  const found = JSON.parse(looked.stdout) as { file: string; what: string }[];
  for (const name of [...all, `journal/${device}/new/s.json`]) {
    const named = found.filter(({ file, what }) => file === name && /is no file/.test(what));
    expect(named, name).toHaveLength(1);
  }

  const made = await run(['backup', '--json'], { home });
  expect(made.code).toBe(4);
  const { left } = JSON.parse(made.stdout) as { left: string[] };
  expect(left).toEqual(expect.arrayContaining([loose, 'templates/mine.md', 'config.json']));
  expect(readdirSync(join(home, 'backups'))).toHaveLength(1);
});

test('nor does what plans ahead in the background', async () => {
  const home = tempFolder();
  await run(['remind', 'add', 'Lunch', '--at', '12:00'], { home });
  for (const name of ['config', 'deadlines', 'reminders', 'times', 'loops']) {
    rmSync(join(home, `${name}.json`), { force: true });
    pipe(join(home, `${name}.json`));
  }
  for (const name of ['due', 'due.shown']) {
    rmSync(join(home, name), { force: true });
    pipe(join(home, name));
  }
  const { child, ended } = start(['remind', '--refresh'], { home });
  onTestFinished(() => void child.kill('SIGKILL'));
  expect((await ended).code).toBe(0);
});

test('what is no file is refused with a word of its own; a folder as ever', () => {
  const folder = tempFolder();
  pipe(join(folder, 'p'));
  const codeOf = (path: string) => {
    try {
      return readRegular(path).length;
    } catch (error) {
      return (error as { code?: string }).code;
    }
  };
  expect(codeOf(join(folder, 'p'))).toBe('EFTYPE');
  expect(codeOf('/dev/null')).toBe('EFTYPE');
  expect(codeOf(folder)).toBe('EISDIR');
  expect(codeOf(join(folder, 'none'))).toBe('ENOENT');
});

test('what a file is called cannot speak to the terminal', async () => {
  const home = tempFolder();
  await run(['journal', '-m', 'first'], { home });
  const [device = ''] = readdirSync(join(home, 'journal'));
  const name = 'a\u001b]0;TITLE\u0007\u001b[2Jb\nselfcare: hint: c.json';
  writeFileSync(join(home, 'journal', device, 'new', name), 'x');
  pipe(join(home, 'journal', device, 'new', `p${name}`));
  for (const args of [['journal', 'list'], ['journal', 'show', 'last'], ['doctor'], ['backup']]) {
    const { stdout, stderr } = await run(args, { home });
    expect(stdout + stderr, args.join(' ')).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(stderr, args.join(' ')).not.toMatch(/^selfcare: hint: c/m);
    if (args[0] === 'backup') expect(stderr).toContain('c.json could not be read and is not in');
    if (args[0] !== 'journal') continue;
    expect(stderr).toContain('new/ab selfcare: hint: c.json is damaged');
  }
});

test('a file whose name is no UTF-8 is named by all', async () => {
  const home = tempFolder();
  await run(['journal', '-m', 'first'], { home });
  const [device = ''] = readdirSync(join(home, 'journal'));
  const path = Buffer.from(`${join(home, 'journal', device, 'new')}/a_.json`);
  path[path.indexOf('_.json')] = 0xff;
  try {
    writeFileSync(path, 'x');
  } catch {
    // Some systems make no such names.
    return expect(process.platform).not.toBe('linux');
  }
  const name = 'a\ufffd.json';
  expect((await run(['journal', 'list'], { home })).stderr).toContain(`${name} has a name that is`);
  const { code, stdout } = await run(['doctor'], { home });
  expect(code).toBe(4);
  expect(stdout).toMatch(new RegExp(`${name}\\n +has a name that is no UTF-8`));
  expect((await run(['backup'], { home })).stderr).toContain(`${name} could not be read`);
});
