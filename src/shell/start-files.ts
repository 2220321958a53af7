import { join } from 'node:path';
import { readText } from '../files/read.js';
import type { Shell } from './shells.js';

/** Where a person's files stand. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly userHome: string;
}

/** Where the hook of a shell is put, and what has every new shell load it. */
export interface Target {
  /** The file that the hook is written into. */
  readonly hook: string;
  /** The person's own file, and the line that is added to it; undefined where the hook alone does. */
  readonly start?: { readonly file: string; readonly line: string };
}

/** The files that a shell may load when it starts, where nothing says otherwise. */
export function startFiles(shell: Shell, where: Surroundings): string[] {
  const { userHome } = where;
  const config = configFolder(where);
  switch (shell) {
    case 'zsh':
      return ['.zshrc', '.zshenv', '.zprofile'].map((name) => join(zshFolder(where), name));
    case 'bash':
      return ['.bashrc', '.bash_profile', '.bash_login', '.profile', '.bash_aliases'].map((name) =>
        join(userHome, name),
      );
    case 'fish':
      return ['conf.d/selfcare.fish', 'config.fish'].map((name) => join(config, 'fish', name));
    case 'pwsh':
      return ['Microsoft.PowerShell_profile.ps1', 'profile.ps1'].map((name) =>
        join(config, 'powershell', name),
      );
    case 'nu':
      return ['config.nu', 'autoload/selfcare.nu', 'vendor/autoload/selfcare.nu'].map((name) =>
        join(nuFolder(where), name),
      );
  }
}

const posix = (name: string) => `if [ -r ${name} ]; then . ${name}; fi # what is due, at a prompt`;

/** What loads a hook, in a person's own file. It holds no quotes. */
export const HOOK_LINE = {
  zsh: posix('~/.selfcare.zsh'),
  bash: posix('~/.selfcare.bash'),
  pwsh: 'if (Test-Path ~/.selfcare.ps1) { . ~/.selfcare.ps1 } # what is due, at a prompt',
} as const;

/** Where the hook goes; undefined where that cannot be known (PowerShell's profile on Windows). */
export function targetFor(shell: Shell, where: Surroundings): Target | undefined {
  const { userHome, platform } = where;
  switch (shell) {
    case 'zsh':
      return {
        hook: join(userHome, '.selfcare.zsh'),
        start: { file: join(zshFolder(where), '.zshrc'), line: HOOK_LINE.zsh },
      };
    case 'bash':
      return {
        hook: join(userHome, '.selfcare.bash'),
        start: { file: bashFile(where), line: HOOK_LINE.bash },
      };
    case 'fish':
      return { hook: join(configFolder(where), 'fish', 'conf.d', 'selfcare.fish') };
    case 'nu':
      return { hook: join(nuFolder(where), 'autoload', 'selfcare.nu') };
    case 'pwsh': {
      if (platform === 'win32') return undefined;
      const [file = ''] = startFiles('pwsh', where);
      return { hook: join(userHome, '.selfcare.ps1'), start: { file, line: HOOK_LINE.pwsh } };
    }
  }
}

/** The file of these that loads the hook already, if one does. */
export function loadedBy(shell: Shell, where: Surroundings): string | undefined {
  return startFiles(shell, where).find((path) => loadsHook(readQuietly(path)));
}

/** Whether a start-up file loads a hook, or is one: an alias or a completion does not. */
export function loadsHook(text: string): boolean {
  return text.split(/\r?\n/).some((line) => {
    if (/^\s*#/.test(line) || /completion/.test(line)) return false;
    return (
      /\bselfcare\b.*\binit\b/.test(line) ||
      /(?:^|[\s;&{(])(?:\.|source)\s+\S*selfcare/.test(line) ||
      /_selfcare_prompt/.test(line)
    );
  });
}

/** macOS opens login shells, which read `.bash_profile` and not, unless told so, `.bashrc`. */
function bashFile({ platform, userHome }: Surroundings): string {
  const usual = join(userHome, '.bashrc');
  if (platform !== 'darwin') return usual;
  for (const name of ['.bash_profile', '.bash_login', '.profile']) {
    const text = readQuietly(join(userHome, name));
    if (text !== '') return text.includes('.bashrc') ? usual : join(userHome, name);
  }
  return join(userHome, '.bash_profile');
}

function zshFolder({ env, userHome }: Surroundings): string {
  return env['ZDOTDIR'] || userHome;
}

function configFolder({ env, userHome }: Surroundings): string {
  return env['XDG_CONFIG_HOME'] || join(userHome, '.config');
}

function nuFolder(where: Surroundings): string {
  const { env, platform, userHome } = where;
  if (!env['XDG_CONFIG_HOME']) {
    if (platform === 'darwin') return join(userHome, 'Library/Application Support/nushell');
    if (platform === 'win32' && env['APPDATA']) return join(env['APPDATA'], 'nushell');
  }
  return join(configFolder(where), 'nushell');
}

function readQuietly(path: string): string {
  try {
    return readText(path);
  } catch {
    return '';
  }
}
