import { basename } from 'node:path';
import { isShell } from '../../../shell/shells.js';
import { loadedBy } from '../../../shell/start-files.js';
import type { Check } from '../finding.js';

/** Whether the shell of this person loads the hook. Many will not want it. */
export const hook: Check = {
  name: 'hook',
  run({ context }) {
    const shell = basename(context.env['SHELL'] ?? '').replace(/\.exe$/, '');
    if (!isShell(shell) || loadedBy(shell, context) !== undefined) return [];
    return [
      {
        severity: 'note',
        what: `${shell} does not say what is due: its hook is not loaded`,
        remedy: `if you would like it to, \`selfcare setup\` adds it; or see \`selfcare init ${shell} --help\``,
      },
    ];
  },
};
