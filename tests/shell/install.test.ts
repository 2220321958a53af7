import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { installLine } from '../../src/commands/init/install.js';
import { hookFor } from '../../src/shell/hooks.js';
import { installHook } from '../../src/shell/install.js';
import {
  loadedBy,
  loadsHook,
  startFiles,
  targetFor,
  type Surroundings,
} from '../../src/shell/start-files.js';
import type { Shell } from '../../src/shell/shells.js';
import { tempFolder, testHost } from '../support/host.js';
import { HERE } from './rig.js';

/** A person's own folder. */
class Person {
  readonly userHome = tempFolder();
  readonly where: Surroundings;
  private readonly host = testHost({ home: this.userHome });

  constructor(where: Partial<Surroundings> = {}) {
    this.where = { env: {}, platform: 'linux', userHome: this.userHome, ...where };
  }

  at(name: string): string {
    return join(this.userHome, name);
  }

  write(name: string, text: string): string {
    writeFileSync(this.at(name), text);
    return this.at(name);
  }

  read(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  install(shell: Shell) {
    const target = targetFor(shell, this.where);
    if (!target) throw new Error('no target');
    return installHook(target, hookFor(shell, { platform: 'linux' }), this.host);
  }
}

const IS_LOADED = {
  bash: 'declare -F _selfcare_prompt >/dev/null && echo loaded',
  zsh: '(( $+functions[_selfcare_prompt] )) && echo loaded',
  fish: 'functions -q _selfcare_prompt; and echo loaded',
};

/** What a new interactive shell of the person prints. */
function newShell(
  person: Person,
  shell: 'bash' | 'zsh' | 'fish',
  env: Record<string, string> = {},
) {
  return execFileSync(shell, ['-i', '-c', IS_LOADED[shell]], {
    env: { PATH: process.env['PATH'] ?? '', HOME: person.userHome, TERM: 'dumb', ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 30_000,
  });
}

describe.each(HERE)('a new %s', (shell) => {
  test('loads the hook, and did not before', () => {
    const person = new Person();
    const isLoaded = () => {
      try {
        return newShell(person, shell).includes('loaded');
      } catch {
        return false;
      }
    };
    expect(isLoaded()).toBe(false);
    expect(person.install(shell)).toEqual({ state: 'added' });
    expect(isLoaded()).toBe(true);
    expect(loadedBy(shell, person.where)).toBeDefined();
    expect(person.install(shell)).toEqual({ state: 'there' });
  });

  test.each([[{}], [{ ZDOTDIR: 'its own', XDG_CONFIG_HOME: 'its own/config' }]])(
    'loads it where the line was pasted, twice, with %j',
    (folders) => {
      const person = new Person();
      const env = Object.fromEntries(
        Object.entries(folders).map(([name, folder]) => [name, person.at(folder)]),
      );
      const where = { env, platform: 'linux', userHome: person.userHome };
      const hook = person.write('the hook', hookFor(shell, { platform: 'linux' }));
      mkdirSync(person.at('bin'));
      mkdirSync(person.at('its own'));
      const file = shell === 'zsh' && 'ZDOTDIR' in env ? 'its own/.zshrc' : `.${shell}rc`;
      if (shell !== 'fish') person.write(file, 'alias ll="ls -l" # no line end');
      writeFileSync(person.at('bin/selfcare'), `#!/bin/sh\ncat '${hook}'\n`, { mode: 0o755 });
      const PATH = `${person.at('bin')}:${process.env['PATH'] ?? ''}`;
      for (let n = 1; n <= 2; n++) {
        const all = { ...env, PATH, HOME: person.userHome };
        execFileSync(shell, ['-c', installLine(shell, where)], { env: all });
      }
      expect(newShell(person, shell, env)).toContain('loaded');
      if (shell !== 'fish') expect(person.read(file).match(/\. ~\/\.selfcare/g)).toHaveLength(1);
    },
  );
});

// A hook of fish is its start-up file itself: where it has gone, nothing is left to load it.
test.each(HERE.filter((shell) => shell !== 'fish'))(
  'a new %s still starts, and says nothing, where the hook has gone',
  (shell) => {
    const person = new Person();
    person.write(`.${shell}rc`, 'echo begun');
    person.install(shell);
    execFileSync('rm', [person.at(`.selfcare.${shell}`)]);
    const line = ['-i', '-c', 'echo here'];
    const env = { PATH: process.env['PATH'] ?? '', HOME: person.userHome, TERM: 'dumb' };
    const said = execFileSync(shell, line, { env, encoding: 'utf8', stdio: 'pipe' });
    expect(said).toBe('begun\nhere\n');
  },
);

test.runIf(HERE.includes('zsh'))('zsh with a ZDOTDIR of its own', () => {
  const person = new Person();
  const env = { ZDOTDIR: person.at('zsh') };
  const own = new Person({ env, userHome: person.userHome });
  expect(own.install('zsh')).toEqual({ state: 'added' });
  expect(newShell(person, 'zsh', env)).toContain('loaded');
  expect(existsSync(person.at('.zshrc'))).toBe(false);
});

describe('the start-up file', () => {
  test('gets one line at its end, is copied first, and never gets another', () => {
    const person = new Person();
    const rc = person.write('.bashrc', 'alias ll="ls -l" # no line end');
    chmodSync(rc, 0o640);
    const backup = person.at('.bashrc.before-selfcare');
    expect(person.install('bash')).toEqual({ state: 'added', backup });
    const once = person.read('.bashrc');
    expect(once).toMatch(/^alias ll="ls -l" # no line end\nif \[ -r ~\/\.selfcare\.bash \].*\n$/);
    expect(statSync(rc).mode & 0o777).toBe(0o640);
    expect(readFileSync(backup, 'utf8')).toBe('alias ll="ls -l" # no line end');
    for (let again = 0; again < 3; again++) person.install('bash');
    expect(person.read('.bashrc')).toBe(once);
    expect(readdirSync(person.userHome).sort()).toEqual([
      '.bashrc',
      '.bashrc.before-selfcare',
      '.selfcare.bash',
    ]);
  });

  test('keeps bytes that are no UTF-8', () => {
    const person = new Person();
    const bytes = Buffer.from([0x23, 0xff, 0xfe, 0x0a]);
    writeFileSync(person.at('.zshrc'), bytes);
    person.install('zsh');
    expect(readFileSync(person.at('.zshrc')).subarray(0, 4)).toEqual(bytes);
  });

  test('is written through a link, and stays one', () => {
    const person = new Person();
    mkdirSync(person.at('dotfiles'));
    person.write('dotfiles/zshrc', '# mine\n');
    symlinkSync('dotfiles/zshrc', person.at('.zshrc'));
    expect(person.install('zsh')).toEqual({
      state: 'added',
      backup: person.at('.zshrc.before-selfcare'),
    });
    expect(readlinkSync(person.at('.zshrc'))).toBe('dotfiles/zshrc');
    expect(person.read('dotfiles/zshrc')).toMatch(/^# mine\nif .*selfcare/);
  });

  test('an earlier copy is not written over', () => {
    const person = new Person();
    person.write('.bashrc', 'new\n');
    person.write('.bashrc.before-selfcare', 'old\n');
    expect(person.install('bash')).toMatchObject({
      backup: person.at('.bashrc.before-selfcare-2'),
    });
    expect(person.read('.bashrc.before-selfcare')).toBe('old\n');
  });

  test.each<[string, (person: Person) => void, RegExp]>([
    ['is read-only', (person) => chmodSync(person.write('.bashrc', 'mine\n'), 0o444), /read-only/],
    ['is a folder', (person) => mkdirSync(person.at('.bashrc')), /no plain file/],
    ['leads to nowhere', (person) => symlinkSync('/dev/null', person.at('.bashrc')), /no plain/],
    ['is a pipe', (person) => execFileSync('mkfifo', [person.at('.bashrc')]), /no plain file/],
    [
      'is a link whose folder has gone',
      (person) => symlinkSync('gone/bashrc', person.at('.bashrc')),
      /cannot be written \(ENOENT\)/,
    ],
    ['is a link in a circle', (person) => symlinkSync('.bashrc', person.at('.bashrc')), /ELOOP/],
  ])('that %s is left as it is, and named', (_, make, why) => {
    const person = new Person();
    make(person);
    const before = lstatSync(person.at('.bashrc'));
    expect(person.install('bash')).toEqual({
      state: 'left',
      file: person.at('.bashrc'),
      why: expect.stringMatching(why),
    });
    const after = lstatSync(person.at('.bashrc'));
    expect([after.ino, after.size, after.mtimeMs]).toEqual([
      before.ino,
      before.size,
      before.mtimeMs,
    ]);
  });

  test('a hook that is a pipe is not waited for', () => {
    const person = new Person();
    execFileSync('mkfifo', [person.at('.selfcare.bash'), person.at('.bash_profile')]);
    expect(loadedBy('bash', person.where)).toBeUndefined();
    expect(person.install('bash')).toMatchObject({
      state: 'left',
      file: person.at('.selfcare.bash'),
    });
  });

  test('a file that is not ours keeps what it holds', () => {
    const person = new Person();
    person.write('.selfcare.bash', 'echo mine');
    expect(person.install('bash')).toMatchObject({ state: 'left', why: /something else/ });
    expect(person.read('.selfcare.bash')).toBe('echo mine');
    expect(existsSync(person.at('.bashrc'))).toBe(false);
  });

  test('a hook of an earlier version is made anew', () => {
    const person = new Person();
    person.install('bash');
    person.write('.selfcare.bash', '# Made by `selfcare init bash`.\nold');
    expect(person.install('bash')).toEqual({ state: 'there' });
    expect(person.read('.selfcare.bash')).toContain('_selfcare_prompt');
  });
});

test.each([
  ['. ~/.selfcare.zsh', true],
  ['source "$HOME/.selfcare.bash"', true],
  ['eval "$(selfcare init zsh)"', true],
  ['selfcare init fish | source', true],
  ['[ -f ~/x ] && . ~/dotfiles/selfcare-hook.sh', true],
  ['# . ~/.selfcare.zsh', false],
  ['alias sc=selfcare', false],
  ['. ~/.selfcare-completion.bash', false],
  ['export SELFCARE_HOME=~/notes', false],
  ['', false],
])('%j loads the hook: %s', (text, does) => expect(loadsHook(`a\n${text}\nb`)).toBe(does));

describe('where it goes', () => {
  const at = (shell: Shell, where: Partial<Surroundings>) => {
    const target = targetFor(shell, { env: {}, platform: 'linux', userHome: '/u', ...where });
    return target?.start?.file ?? target?.hook;
  };
  const env = { XDG_CONFIG_HOME: '/c', ZDOTDIR: '/z', APPDATA: '/a' };
  test.each<[Shell, Partial<Surroundings>, string | undefined]>([
    ['zsh', {}, '/u/.zshrc'],
    ['zsh', { env }, '/z/.zshrc'],
    ['bash', { env }, '/u/.bashrc'],
    ['bash', { platform: 'darwin' }, '/u/.bash_profile'],
    ['fish', {}, '/u/.config/fish/conf.d/selfcare.fish'],
    ['fish', { env }, '/c/fish/conf.d/selfcare.fish'],
    ['nu', {}, '/u/.config/nushell/autoload/selfcare.nu'],
    ['nu', { platform: 'darwin' }, '/u/Library/Application Support/nushell/autoload/selfcare.nu'],
    ['nu', { platform: 'win32', env: { APPDATA: '/a' } }, '/a/nushell/autoload/selfcare.nu'],
    ['pwsh', {}, '/u/.config/powershell/Microsoft.PowerShell_profile.ps1'],
    ['pwsh', { platform: 'win32' }, undefined],
  ])('%s %j: %s', (shell, where, file) => {
    expect(at(shell, where)).toBe(file);
  });

  test('is a file in which it is looked for', () => {
    const where = { env: {}, platform: 'linux', userHome: '/u' };
    for (const shell of ['zsh', 'bash', 'fish', 'nu', 'pwsh'] as const) {
      expect(startFiles(shell, where)).toContain(at(shell, {}));
    }
  });

  test.each([
    ['.bash_profile', '. ~/.bashrc\n', '.bashrc'],
    ['.bash_profile', 'export A=1\n', '.bash_profile'],
    ['.profile', 'export A=1\n', '.profile'],
  ])('bash on macOS, where %s holds %j: %s', (name, text, file) => {
    const person = new Person({ platform: 'darwin' });
    person.write(name, text);
    expect(targetFor('bash', { ...person.where })?.start?.file).toBe(person.at(file));
  });
});
