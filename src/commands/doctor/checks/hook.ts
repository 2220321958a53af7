import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Context } from '../../../context.js';
import { isShell, type Shell } from '../../../shell/shells.js';
import type { Check } from '../finding.js';

/** Where shells look for what to load, under the user's folder, where nothing says otherwise. */
const FILES: Record<Shell, readonly string[]> = {
  zsh: ['.zshrc', '.zshenv', '.zprofile'],
  bash: ['.bashrc', '.bash_profile', '.profile', '.bash_aliases'],
  fish: ['fish/conf.d/selfcare.fish', 'fish/config.fish'],
  pwsh: ['powershell/Microsoft.PowerShell_profile.ps1', 'powershell/profile.ps1'],
  nu: ['nushell/config.nu', 'nushell/autoload/selfcare.nu', 'nushell/vendor/autoload/selfcare.nu'],
};

/** Whether the shell of this person loads the hook. Many will not want it. */
export const hook: Check = {
  name: 'hook',
  run({ context }) {
    const shell = basename(context.env['SHELL'] ?? '').replace(/\.exe$/, '');
    if (!isShell(shell) || filesOf(shell, context).some(loads)) return [];
    return [
      {
        severity: 'note',
        what: `${shell} does not say what is due: its hook is not loaded`,
        remedy: `if you would like it to, see \`selfcare init ${shell} --help\``,
      },
    ];
  },
};

function filesOf(shell: Shell, { env, userHome }: Context): string[] {
  const inHome = shell === 'bash' || shell === 'zsh';
  const config = env['XDG_CONFIG_HOME'] || join(userHome, '.config');
  const folder = shell === 'zsh' ? env['ZDOTDIR'] || userHome : inHome ? userHome : config;
  return FILES[shell].map((file) => join(folder, file));
}

function loads(path: string): boolean {
  try {
    return (
      existsSync(path) && /\bselfcare\b/.test(readFileSync(path, 'utf8').replace(/^\s*#.*$/gm, ''))
    );
  } catch {
    return false;
  }
}
