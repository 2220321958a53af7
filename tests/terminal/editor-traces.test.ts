import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { editText } from '../../src/terminal/editor.js';
import { withoutTraces } from '../../src/terminal/editor-traces.js';
import { tempFolder, testHost } from '../support/host.js';

const FOLDER = '/run/user/1000/selfcare-x';

function traceless(name: string, args: string[] = [], platform = 'linux', isSystems = false) {
  const where = { folder: FOLDER, platform, isSystems };
  return withoutTraces({ file: name, args }, name, where);
}

const QUIET =
  'silent! set noswapfile | silent! set nobackup | silent! set nowritebackup | silent! set noundofile | silent! set viminfo=';

test.each(['vim', 'nvim', 'vim.basic', 'vim.tiny', 'rvim'])('%s keeps no copy', (name) => {
  const { args, env } = traceless(name, ['-f']);
  expect(args).toEqual(['-f', '-n', '-i', 'NONE', '--cmd', QUIET, '-c', QUIET]);
  expect(env).toEqual({ TMPDIR: FOLDER, XDG_STATE_HOME: FOLDER });
});

test.each([
  [[], []],
  [['-l'], ['-l']],
  [['-lB'], ['-l']],
  [['-BHP'], []],
  [['-lBr72'], ['-lr72']],
  [
    ['-C', '/x'],
    ['-C', '/x'],
  ],
  [['--backup', '--historylog', '--positionlog', '--backupdir=/x', '--softwrap'], ['--softwrap']],
])('nano with %j keeps no backup and no history', (given, kept) => {
  expect(traceless('nano', given).args).toEqual([
    ...kept,
    '--ignorercfiles',
    `--backupdir=${FOLDER}`,
  ]);
});

test('what macOS calls nano is another program, which does not know the flags', () => {
  expect(traceless('nano', ['-w'], 'darwin', true).args).toEqual(['-w']);
  expect(traceless('nano', [], 'darwin', false).args).not.toEqual([]);
});

test('Emacs makes no backups and saves nothing by itself', () => {
  const { args } = traceless('emacs', ['-nw']);
  expect(args.slice(0, 2)).toEqual(['-nw', '--eval']);
  expect(args[2]).toMatch(/make-backup-files nil auto-save-default nil/);
});

test.each(['ed', 'micro', 'nvi', 'hx'])('%s gets a folder for what it has to put by', (name) => {
  expect(traceless(name, ['-x'])).toEqual({
    file: name,
    args: ['-x'],
    env: { TMPDIR: FOLDER, XDG_STATE_HOME: FOLDER },
  });
});

test.each(['code', 'gedit', 'emacsclient'])('%s runs already, and finds itself', (name) => {
  expect(traceless(name, ['--wait'])).toEqual({ file: name, args: ['--wait'], env: {} });
});

test('gvim is told what vim is told', () => {
  expect(traceless('gvim', ['-f']).args).toContain('NONE');
});

describe('a name that is a link', () => {
  /** What an editor called `name`, that leads to `real`, is given. */
  async function given(real: string, name = 'vi'): Promise<string> {
    const home = tempFolder();
    const [bin, text] = [join(home, 'bin'), join(home, 'entry.md')];
    mkdirSync(bin);
    writeFileSync(join(bin, real), '#!/bin/sh\nprintf "%s|" "$TMPDIR" "$@" > "$HOME/given"\n');
    chmodSync(join(bin, real), 0o755);
    symlinkSync(real, join(bin, name));
    writeFileSync(text, '');
    const env = { EDITOR: name, PATH: `${bin}:/usr/bin:/bin`, HOME: home };
    const host = testHost({ home, env });
    await editText({ path: text, kept: () => '', folder: home }, host);
    return readFileSync(join(home, 'given'), 'utf8').replaceAll(home, '~');
  }

  test.each(['vi', 'editor', 'mine'])('to Vim is told what Vim is told: %s', async (name) => {
    expect(await given('vim.basic', name)).toBe(
      `~|-n|-i|NONE|--cmd|${QUIET}|-c|${QUIET}|~/entry.md|`,
    );
  });

  test('to nano, what nano is told', async () => {
    expect(await given('nano', 'editor')).toContain('--ignorercfiles|');
  });

  test('to another is told nothing', async () => {
    expect(await given('busybox')).toBe('~|~/entry.md|');
  });
});
