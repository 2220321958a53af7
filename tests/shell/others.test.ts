import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { epoch, HERE, planText, rigHome, ShellRig } from './rig.js';

const TEXT = 'Your day ends here.';
const SHOWN = planText(epoch('17:30:00'), TEXT);
const time = '17:31:00';

describe.skipIf(!HERE.includes('bash'))('what bash does at a prompt already', () => {
  const FORMS: [what: string, before: string, after: string][] = [
    ['nothing', '', ''],
    ['one command', `PROMPT_COMMAND='mine=$((mine + 1))'\n`, ''],
    ['one with a remark', `PROMPT_COMMAND='mine=$((mine + 1)) # mine'\n`, ''],
    ['one with a semicolon', `PROMPT_COMMAND='mine=$((mine + 1));'\n`, ''],
    ['several', `PROMPT_COMMAND=('mine=$((mine + 1))' 'other=1')\n`, ''],
    ['one that comes later', '', `PROMPT_COMMAND="$PROMPT_COMMAND; last=\\$?; mine=1"\n`],
  ];
  test.each(FORMS)('is still done: %s', async (what, before, after) => {
    const rig = new ShellRig('bash', rigHome(), { time, before, after, loads: 2 });
    rig.plan(SHOWN);
    await rig.run();
    expect(rig.times(TEXT)).toBe(1);
    rig.terminal.type(`sh -c 'exit 7'\r`);
    await rig.terminal.shows('<7>');
    if (what === 'one that comes later') {
      rig.terminal.type(`echo last''=$last\r`);
      await rig.terminal.shows('last=7');
    }
    if (what === 'nothing') return;
    rig.terminal.type(`[[ $mine -gt 0 ]] && echo done''=yes\r`);
    await rig.terminal.shows('done=yes');
  });
});

describe.skipIf(!HERE.includes('zsh'))('what zsh does at a prompt already', () => {
  test('is still done', async () => {
    const before = 'mine() { (( seen = $? )) }\nprecmd_functions=(mine)\nprecmd() { own=1 }\n';
    const after = 'later() { (( after = $? )) }\nprecmd_functions+=(later)\n';
    const rig = new ShellRig('zsh', rigHome(), { time, before, after, loads: 2 });
    rig.plan(SHOWN);
    await rig.run();
    expect(rig.times(TEXT)).toBe(1);
    rig.terminal.type(`sh -c 'exit 7'\r`);
    await rig.terminal.shows('<7>');
    rig.terminal.type(`echo kept''=$seen,$after,$own,$#precmd_functions\r`);
    await rig.terminal.shows('kept=7,7,1,3');
  });
});

describe.each(HERE.filter((shell) => shell !== 'fish'))('the options of a %s', (shell) => {
  const OPTIONS = {
    zsh: [
      'setopt nounset noclobber',
      'setopt errexit',
      'setopt ksharrays shwordsplit',
      'setopt noglob shglob noequals nobareglobqual',
      'setopt octalzeroes warncreateglobal',
      'emulate sh',
      `alias read='echo aliased' print='echo aliased'`,
    ],
    bash: [
      'set -u -C',
      'set -e',
      'set -f -o posix',
      'shopt -s nocasematch failglob extglob',
      `alias read='echo aliased' printf='echo aliased'`,
    ],
    fish: [],
  }[shell];
  test.each(OPTIONS)('do not matter to the hook: %s', async (options) => {
    const rig = new ShellRig(shell, rigHome(), { time, before: `${options}\n` });
    rig.plan(SHOWN);
    await rig.run();
    await rig.run(`. '${join(rig.home, 'hook')}'`);
    expect(rig.times(TEXT)).toBe(1);
    rig.plan(planText(0, '', epoch('15:00:00')));
    await rig.run();
    expect(rig.terminal.raw).not.toMatch(/aliased|error|not found|not set|unbound|cannot/);
  });
});
