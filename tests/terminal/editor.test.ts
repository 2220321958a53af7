import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { editText, editorCommand } from '../../src/terminal/editor.js';
import { tempFolder, testHost } from '../support/host.js';

/** The command line that a value of $VISUAL becomes. */
function words(visual: string, platform = 'linux'): string[] {
  const env = { VISUAL: visual, HOME: '/home/me', TOOLS: '/opt/my tools' };
  const { file, args } = editorCommand(env, platform);
  return [file, ...args];
}

test.each([
  ['nano', ['nano']],
  ['vim -f -c "set tw=72"', ['vim', '-f', '-c', 'set tw=72']],
  ["emacs -nw --eval '(text-mode)'", ['emacs', '-nw', '--eval', '(text-mode)']],
  ['/opt/My\\ Editor/ed --x=a\\"b', ['/opt/My Editor/ed', '--x=a"b']],
  ['"/opt/My Editor/ed"', ['/opt/My Editor/ed']],
  ['~/bin/ed', ['/home/me/bin/ed']],
  ['$TOOLS/ed "${TOOLS}/rc" \'$TOOLS\'', ['/opt/my tools/ed', '/opt/my tools/rc', '$TOOLS']],
  ['ed ""', ['ed', '']],
])('%s is split as a shell would', (visual, expected) => {
  expect(words(visual)).toEqual(expected);
});

test.each([
  ['"C:\\Program Files\\Vim\\vim.exe" -f', ['C:\\Program Files\\Vim\\vim.exe', '-f']],
  ["'C:/Program Files/ed.exe'", ['C:/Program Files/ed.exe']],
  ['C:\\tools\\ed.exe', ['C:\\tools\\ed.exe']],
])('%s on Windows keeps its backslashes', (visual, expected) => {
  expect(words(visual, 'win32')).toEqual(expected);
});

test('a path with blanks in it that is a program is one word, quoted or not', () => {
  const path = join(tempFolder(), 'my editor');
  writeFileSync(path, '');
  expect(words(path)).toEqual([path]);
});

test.each([
  ['code', '--wait'],
  ['code-insiders', '--wait'],
  ['codium', '--wait'],
  ['cursor', '--wait'],
  ['windsurf', '--wait'],
  ['subl -n', '--wait'],
  ['atom', '--wait'],
  ['gedit', '--wait'],
  ['xed', '--wait'],
  ['zed', '--wait'],
  ['bbedit', '--wait'],
  ['mate', '-w'],
  ['kate', '--block'],
  ['gnome-text-editor', '--standalone'],
  ['gvim', '-f'],
  ['mvim', '-f'],
  ['notepad++', '-multiInst -nosession'],
  ['open -a TextEdit', '-W -n'],
  ['/usr/bin/code --new-window', '--wait'],
  ['/snap/bin/code.cmd', '--wait'],
  ['flatpak run org.gnome.gedit', '--wait'],
  ['flatpak run --branch=stable com.visualstudio.code', '--wait'],
  ['env LANG=C code', '--wait'],
])('%s is told to wait: %s', (visual, added) => {
  expect(words(visual).join(' ')).toBe(`${visual} ${added}`);
});

test.each([
  'code --wait',
  'code -w',
  'subl -nw',
  'gedit -w -s',
  'kate -b',
  'gvim -f',
  'gvim --nofork',
  'open -W -n -a TextEdit',
  'mate --wait',
  'vim',
  'nano -w',
  'emacsclient -t',
])('%s needs no more', (visual) => {
  expect(words(visual).join(' ')).toBe(visual);
});

test('emacsclient is not let go at once', () => {
  expect(words('emacsclient -n -c')).toEqual(['emacsclient', '-c']);
});

describe('which editor', () => {
  const there =
    (...names: string[]) =>
    (name: string) =>
      names.includes(name);

  test.each([
    ['VISUAL before EDITOR', { VISUAL: 'vim', EDITOR: 'nano' }, 'vim'],
    ['an empty VISUAL is none', { VISUAL: ' ', EDITOR: 'ed' }, 'ed'],
    ['nano, where it is', {}, 'nano'],
  ])('%s', (_, env, file) => {
    expect(editorCommand(env, 'linux', there('vi', 'nano')).file).toBe(file);
  });

  test('vi where there is nothing else, and notepad on Windows', () => {
    expect(editorCommand({}, 'linux', there('vi')).file).toBe('vi');
    expect(editorCommand({}, 'win32', there('notepad')).file).toBe('notepad');
  });

  test('none at all is said', () => {
    expect(() => editorCommand({}, 'linux', there())).toThrow('no editor was found');
  });
});

/** A file to edit and an editor that is a shell script. */
function world(script: string) {
  const folder = tempFolder();
  const [editor, path] = [join(folder, 'ed'), join(folder, 'my text.md')];
  writeFileSync(editor, `#!/bin/sh\n${script}\n`);
  chmodSync(editor, 0o755);
  writeFileSync(path, 'before\n');
  const host = testHost({ home: folder, env: { VISUAL: `"${editor}" --flag` } });
  return { host, path, edit: () => editText({ path, kept: () => 'your text is kept' }, host) };
}

test('the editor gets its arguments and the path as one word, and is waited for', async () => {
  const { edit, path } = world('printf "%s|" "$@" >> "$2"');
  await edit();
  expect(readFileSync(path, 'utf8')).toBe(`before\n--flag|${path}|`);
});

test('an editor that fails is named, with where the text is', async () => {
  await expect(world('exit 3').edit()).rejects.toMatchObject({
    message: 'the editor ed ended with an error (exit code 3)',
    hint: 'your text is kept',
    exitCode: 1,
  });
  await expect(world('kill -TERM $$').edit()).rejects.toMatchObject({
    message: 'the editor ed ended with an error (SIGTERM)',
  });
});

test('an editor that is not there is named, with where the text is', async () => {
  const host = testHost({ env: { EDITOR: 'no-such-editor' } });
  await expect(
    editText({ path: '/x', kept: () => 'your text is kept' }, host),
  ).rejects.toMatchObject({
    message: 'the editor no-such-editor could not be started: it was not found',
    hint: 'your text is kept; name another editor with EDITOR',
  });
});

test('Ctrl-C is left to the editor, which may go on', async () => {
  const { edit, host, path } = world(
    'while [ ! -e "$2.go" ]; do sleep 0.02; done; echo done > "$2"',
  );
  const edited = edit();
  await host.stop('interrupt');
  writeFileSync(`${path}.go`, '');
  await edited;
  expect(readFileSync(path, 'utf8')).toBe('done\n');
});

test('a closed window ends the editor and the run', async () => {
  const { edit, host } = world('exec sleep 60');
  const edited = edit();
  await host.stop('hangup');
  await expect(edited).rejects.toMatchObject({ name: 'Cancelled', exitCode: 130 });
});
