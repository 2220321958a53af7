import { dirname, join } from 'node:path';
import { quote } from '../../shell/quote.js';
import type { Shell } from '../../shell/shells.js';
import { HOOK_LINE, targetFor, type Surroundings } from '../../shell/start-files.js';

/**
 * What a person pastes into a shell to have every new one load the hook: a file, for Node would
 * take its time. It goes where `selfcare setup` puts it; pasted twice, it adds nothing.
 */
export function installLine(shell: Shell, where: Surroundings): string {
  const target = targetFor(shell, where);
  const word = (path: string) => typed(shell, path, where);
  const init = `selfcare init ${shell}`;
  const hook = word(target?.hook ?? join(where.userHome, '.selfcare.ps1'));
  const folder = target ? word(dirname(target.hook)) : '';
  const line = `'${target?.start?.line ?? HOOK_LINE.pwsh}'`;
  switch (shell) {
    case 'zsh':
    case 'bash': {
      const start = word(target?.start?.file ?? '');
      const add = `grep -qs .selfcare.${shell} ${start} || printf '\\n%s\\n' ${line} >>${start}`;
      return `${init} >${hook} && { ${add}; }`;
    }
    case 'fish':
      return `mkdir -p ${folder} && ${init} >${hook}`;
    case 'nu':
      return `mkdir ${folder}; ${init} | save -f ${hook}`;
    case 'pwsh': {
      const file = target?.start ? word(target.start.file) : '$PROFILE';
      const there = `if (!(Test-Path ${file})) { New-Item -Force -ItemType File ${file} | Out-Null }`;
      const has = `Select-String -Quiet -SimpleMatch .selfcare.ps1 ${file}`;
      return `${init} > ${hook}; ${there}; if (!(${has})) { Add-Content ${file} ${line} }`;
    }
  }
}

/** A path as one types it. */
function typed(shell: Shell, path: string, { userHome }: Surroundings): string {
  const rest = path.startsWith(`${userHome}/`) ? path.slice(userHome.length + 1) : undefined;
  return rest !== undefined && /^[\w./-]+$/.test(rest) ? `~/${rest}` : quote(shell, path);
}
