import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../support/host.js';
import { Terminal } from '../support/pty.js';
import { CTRL_C, CTRL_D, CTRL_O, Desk, FREE, MOOD, TEMPLATE, UNFINISHED } from './journal-rig.js';

/** Waits for words that a narrow screen may have broken anywhere. */
async function says(terminal: Terminal, words: string): Promise<void> {
  await terminal.until(
    () => terminal.raw.replaceAll(/\s+/g, ' ').includes(words),
    10_000,
    () => words,
  );
}

describe('journal -e', () => {
  test('saves what the editor left, and its file is for the owner alone', async () => {
    const desk = new Desk();
    const env = desk.editor(
      'stat -c %a "$1" > mode; printf "One.\\n\\nTwo, @walk.\\n\\n" > "$1"'.replace(
        'mode',
        join(desk.home, 'mode'),
      ),
    );
    const terminal = desk.run('journal -e --star', { env });
    await terminal.shows(MOOD);
    terminal.type('4\r');
    expect(await terminal.exitCode()).toBe(0);
    expect(await desk.entries()).toMatchObject([
      { text: 'One.\n\nTwo, @walk.', tags: ['walk'], mood: 4, data: { star: true } },
    ]);
    expect(readFileSync(join(desk.home, 'mode'), 'utf8').trim()).toBe('600');
    expect(desk.drafts()).toEqual([]);
  });

  test.each([
    ['left unchanged', 'journal -e', 'true'],
    ['left unchanged with a template', 'journal -e -t gibbs', 'true'],
    ['emptied', 'journal -e -t gibbs', ': > "$1"'],
    ['left with blanks alone', 'journal -e', 'printf "\\n  \\n" > "$1"'],
  ])('%s, nothing is saved, and that is said', async (_, line, script) => {
    const desk = new Desk();
    const terminal = desk.run(line, { env: desk.editor(script) });
    expect(await terminal.exitCode()).toBe(0);
    await terminal.shows('Nothing was written, so nothing was saved.');
    expect(await desk.entries()).toEqual([]);
    expect(desk.drafts()).toEqual([]);
  });

  test('opens a template with its questions', async () => {
    const desk = new Desk();
    const env = desk.editor('sed -i "s/^## So what$/&\\n\\nIt matters./" "$1"');
    const terminal = desk.run('journal -e -t what', { env });
    await terminal.shows(MOOD);
    terminal.type('\r');
    expect(await terminal.exitCode()).toBe(0);
    expect((await desk.texts())[0]).toBe('## So what\n\nIt matters.');
  });

  test('an editor that fails keeps what was written in it', async () => {
    const desk = new Desk();
    const env = desk.editor('printf "kept words" > "$1"; exit 3');
    const terminal = desk.run('journal -e', { env });
    expect(await terminal.exitCode()).toBe(1);
    await says(terminal, 'the editor editor.sh ended with an error (exit code 3)');
    await says(terminal, 'your text is kept: see `selfcare journal drafts`');
    expect(await desk.entries()).toEqual([]);

    const again = desk.run('journal');
    await again.shows(UNFINISHED);
    again.type('\r');
    await again.shows('kept words');
    again.type(CTRL_D);
    await again.shows(MOOD);
    again.type('\r');
    expect(await again.exitCode()).toBe(0);
    expect(await desk.texts()).toEqual(['kept words']);
    expect(desk.drafts()).toEqual([]);
  });

  test('one that is not there is named, with what to do', async () => {
    const desk = new Desk();
    const terminal = desk.run('journal -e', { env: { EDITOR: 'no-such-editor' } });
    expect(await terminal.exitCode()).toBe(1);
    await says(terminal, 'the editor no-such-editor could not be started: it was not found');
    await says(terminal, 'nothing was written; name another editor with EDITOR');
    expect(desk.drafts()).toEqual([]);
  });

  test('one that takes its file away has written nothing', async () => {
    const desk = new Desk();
    const terminal = desk.run('journal -e', { env: desk.editor('rm "$1"') });
    expect(await terminal.exitCode()).toBe(0);
    await says(terminal, 'Nothing was written, so nothing was saved.');
    expect(desk.drafts()).toEqual([]);
  });

  test('one that did not wait may save late: then it is the next draft', async () => {
    const desk = new Desk();
    const env = desk.editor('echo "$1" > "$0.path"');
    await desk.run('journal -e', { env }).exitCode();
    writeFileSync(readFileSync(`${env.EDITOR}.path`, 'utf8').trim(), 'saved late');
    const { stdout } = await run(['journal', 'drafts', '--json'], { home: desk.home });
    expect(JSON.parse(stdout)).toMatchObject([{ text: 'saved late' }]);
  });

  test('killed with its terminal, the text in the editor is the next draft', async () => {
    const desk = new Desk();
    const env = desk.editor('printf "in the editor" > "$1"; echo open; cat > /dev/null');
    const terminal = desk.run('journal -e', { env });
    await terminal.shows('open');
    await desk.keeps('in the editor');
    process.kill(terminal.pid, 'SIGKILL');
    expect(await terminal.exitCode()).toBe(137);
    const again = desk.run('journal');
    await again.shows(UNFINISHED);
    again.type('\r');
    await again.shows('in the editor');
    again.type(CTRL_C);
    await again.exitCode();
  });
});

test('Ctrl-O takes the page along into the editor', async () => {
  const desk = new Desk();
  const env = desk.editor('printf "And there.\\n" >> "$1"');
  const terminal = desk.run('journal', { env });
  await terminal.shows(TEMPLATE);
  terminal.type('\r');
  await terminal.shows(FREE);
  terminal.type(`Here.${CTRL_O}`);
  await terminal.shows(MOOD);
  terminal.type('\r');
  expect(await terminal.exitCode()).toBe(0);
  expect(await desk.texts()).toEqual(['Here.\nAnd there.']);
  expect(desk.drafts()).toEqual([]);
});

describe('journal edit', () => {
  const written = async () => {
    const desk = new Desk();
    await run(['journal', '-m', 'Before, @old.', '--mood', '2', '--tag', 'mine'], {
      home: desk.home,
    });
    return desk;
  };

  test('opens the entry, and saves what became of it', async () => {
    const desk = await written();
    const terminal = desk.run('journal edit last', {
      env: desk.editor('sed -i "s/Before, @old/After, @new/" "$1"'),
    });
    expect(await terminal.exitCode()).toBe(0);
    await terminal.shows('Changed; saved as');
    expect(await desk.entries()).toMatchObject([
      { text: 'After, @new.', tags: ['mine', 'new'], mood: 2 },
    ]);
    expect(desk.drafts()).toEqual([]);
  });

  test.each([
    ['left unchanged', 'true', 'Nothing was changed.'],
    ['emptied', ': > "$1"', 'The text was emptied; the entry stays as it was.'],
  ])('%s, the entry stays', async (_, script, said) => {
    const desk = await written();
    const terminal = desk.run('journal edit last', { env: desk.editor(script) });
    expect(await terminal.exitCode()).toBe(0);
    await terminal.shows(said);
    expect(await desk.texts()).toEqual(['Before, @old.']);
    expect(desk.drafts()).toEqual([]);
  });

  test('goes on with an edit that was left unfinished', async () => {
    const desk = new Desk();
    const { stdout } = await run(['journal', '-m', 'as it was', '--json'], { home: desk.home });
    const { id } = JSON.parse(stdout) as { id: string };
    const failing = desk.run(`journal edit ${id}`, {
      env: desk.editor('echo "half a thought" > "$1"; exit 1'),
    });
    expect(await failing.exitCode()).toBe(1);
    const again = desk.run(`journal edit ${id}`, {
      env: desk.editor('echo "and the rest" >> "$1"'),
    });
    await again.shows('Going on with the edit that was left unfinished.');
    expect(await again.exitCode()).toBe(0);
    expect(await desk.texts()).toEqual(['half a thought\nand the rest']);
    expect(desk.drafts()).toEqual([]);
  });

  test('a failing editor changes nothing and keeps the text', async () => {
    const desk = await written();
    const env = desk.editor('printf "half" > "$1"; exit 1');
    const terminal = desk.run('journal edit last', { env });
    expect(await terminal.exitCode()).toBe(1);
    expect(await desk.texts()).toEqual(['Before, @old.']);
    const kept = await run(['journal', 'drafts', '--json'], { home: desk.home });
    expect(JSON.parse(kept.stdout)).toMatchObject([{ text: 'half' }]);
  });
});

describe('config edit', () => {
  const edit = async (script: string, before?: string) => {
    const desk = new Desk();
    if (before) await run(['config', 'set', 'day.start', before], { home: desk.home });
    const terminal = desk.run('config edit', { env: desk.editor(script) });
    const code = await terminal.exitCode();
    const get = await run(['config', 'get', 'day.start'], { home: desk.home });
    return { desk, terminal, code, start: get.stdout.trim() };
  };
  const copyOf = ({ home }: Desk) => join(home, 'config.edit.json');

  test('takes over what is allowed', async () => {
    const script = `printf '{"day":{"start":6},"mine":1}' > "$1"`;
    const { desk, terminal, code, start } = await edit(script);
    expect([code, start]).toEqual([0, '6']);
    await says(terminal, 'mine is no setting, and does nothing');
    await says(terminal, 'The settings are changed.');
    expect(terminal.raw).not.toContain('version is no setting');
    const file = join(desk.home, 'config.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      version: 1,
      day: { start: 6 },
      mine: 1,
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(() => statSync(copyOf(desk))).toThrow(/ENOENT/);
  });

  test('says so when nothing was changed', async () => {
    const { desk, terminal, code, start } = await edit('true', '5');
    expect([code, start]).toEqual([0, '5']);
    await says(terminal, 'Nothing was changed.');
    expect(() => statSync(copyOf(desk))).toThrow(/ENOENT/);
  });

  test.each([
    ['{"day":{"start":', 'that is not valid JSON'],
    ['[]', 'that is not valid JSON'],
    ['{"day":{"start":99}}', 'day.start must be a whole number from 0 to 12'],
    ['{"breathe":{"view":"square"}}', 'breathe.view must be circle, bar, text'],
  ])('%s is refused, kept and named', async (text, why) => {
    const { desk, terminal, code, start } = await edit(`printf '%s' '${text}' > "$1"`, '5');
    expect([code, start]).toEqual([1, '5']);
    await says(terminal, why);
    await says(terminal, 'the settings are as they were; what you typed is kept in');
    expect(readFileSync(copyOf(desk), 'utf8')).toBe(text);
    expect(statSync(copyOf(desk)).mode & 0o777).toBe(0o600);
  });
});

describe('long lists', () => {
  const many = async (count = 200) => {
    const desk = new Desk();
    const lines = Array.from({ length: count }, (_, day) => {
      const at = new Date(Date.UTC(2020, 0, 1 + day, 9)).toISOString();
      return JSON.stringify({ at, text: `entry ${day}.` });
    });
    await run(['import', '-', '--format', 'jsonl'], { home: desk.home, stdin: lines.join('\n') });
    return desk;
  };

  test('are shown through $PAGER at a terminal, newest first', async () => {
    const desk = await many();
    const env = { PAGER: `${desk.editor('head -n 2; echo paged').EDITOR}` };
    const terminal = desk.run('journal list', { env });
    expect(await terminal.exitCode()).toBe(0);
    await terminal.shows(/^[a-z2-7]{6} .*2020 09:00\n {2}entry 199\.\npaged$/);
  });

  test.each([
    ['--plain', '--plain'],
    ['--json', '--json'],
    ['--quiet', '-q'],
  ])('%s needs no pager', async (_, flag) => {
    const desk = await many();
    const env = { PAGER: desk.editor('echo paged').EDITOR };
    const terminal = desk.run(`journal list ${flag}`, { env, rows: 10 });
    await terminal.shows('entry 0.');
    expect(await terminal.exitCode()).toBe(0);
    expect(terminal.raw).not.toContain('paged');
  });

  test('a reader that has seen enough is no error', async () => {
    // More than a pipe holds, so that the reader is gone before all is written.
    const desk = await many(2500);
    const bin = join(import.meta.dirname, '../../bin/selfcare.js');
    const script = `( '${process.execPath}' '${bin}' journal list; echo "code=$?" >&2 ) | head -1`;
    const terminal = new Terminal(['-c', script], { home: desk.home, file: '/bin/sh' });
    expect(await terminal.exitCode()).toBe(0);
    await terminal.shows('code=0');
    expect(terminal.screen().split('\n')).toHaveLength(2);
  });
});
