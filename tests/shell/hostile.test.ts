import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { call } from '../support/cli.js';
import { epoch, HERE, planText, rigHome, ShellRig } from './rig.js';

const HALF_PAST = epoch('17:30:00');
const LATER = epoch('23:00:00');
const RUN = '$(touch ran-a) `touch ran-b` ; touch ran-c | $HOME %n %{%} \\e[31m !! {a,b} * ~';

/** What stands in the plan, and what of it may be shown at 17:31. */
const PLANS: [what: string, content: string | Uint8Array, shown: string][] = [
  ['words of a shell', planText(HALF_PAST, `say ${RUN}`, LATER), `say ${RUN}\r\n`],
  [
    'commands to the terminal',
    planText(HALF_PAST, 'say \x1b]0;title\x07\x1b[2J\x08\x7f\u009b31m\rhere', LATER),
    'say ]0;title[2J31mhere\r\n',
  ],
  [
    'letters of all kinds',
    planText(HALF_PAST, 'say Tür – “très” 休み', LATER),
    'Tür – “très” 休み',
  ],
  [
    'marks that turn text around',
    planText(HALF_PAST, 'say \u202eit\u2066 \u200fhere\u061c now', LATER),
    'say it here now\r\n',
  ],
  ['a long line', planText(HALF_PAST, `say ${'x'.repeat(600)}`, LATER), `${'x'.repeat(196)}\r\n`],
  ['arithmetic as the time', planText('a[$(touch ran-a)]', 'say it', 'b[$(touch ran-b)]'), ''],
  ['a time with a sign', planText(-5, 'say it', LATER), ''],
  ['a time that no clock has', planText('9'.repeat(40), 'say it', '9'.repeat(40)), ''],
  ['an octal time', planText('0777', 'say it', '0888'), ''],
  ['no lines', String(HALF_PAST), ''],
  ['one line', `${HALF_PAST}\n`, ''],
  ['nothing', '', ''],
  ['empty lines', '\n\n\n\n', ''],
  ['noise', Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256), ''],
  [
    'bytes that are no letters',
    Buffer.concat([
      Buffer.from(`${HALF_PAST}\nsay `),
      Buffer.from([0x9b, 0x33, 0x31, 0x6d, 0xff, 0x00, 0x1b, 0x63]),
      Buffer.from(`here\n${LATER}\n`),
    ]),
    'say 31m',
  ],
  ['ten million letters', 'x'.repeat(10_000_000), ''],
  ['ten million lines', '\n'.repeat(10_000_000), ''],
  ['Windows line ends', planText(HALF_PAST, 'say it', LATER).replaceAll('\n', '\r\n'), ''],
];

describe.each(HERE)('the hook in %s shows no more than text, of a plan with', (shell) => {
  test.each(PLANS)('%s', async (_what, content, shown) => {
    const home = rigHome();
    const rig = new ShellRig(shell, home, { time: '17:31:00', after: `cd '${home}'\n` });
    rig.plan(content);
    const before = rig.terminal.raw.length;
    await rig.run();
    await rig.run();
    const said = rig.terminal.raw.slice(before);
    if (shown) expect(said).toContain(shown);
    else expect(said).not.toMatch(/say/);
    expect(said).not.toMatch(/\x1b\]0;title|\x1b\[2J|\u009b|\x1bc|error|warning|xxxxx{200}/);
    for (const name of ['ran-a', 'ran-b', 'ran-c'])
      expect(existsSync(join(home, name))).toBe(false);
  });
});

describe.each(HERE)('the home folder that the hook in %s reads', (shell) => {
  const ODD = `it's "odd" $(touch ran-a) \`x\` \\ * ~ é`;
  const PLACES: [what: string, env: Record<string, string>, place: string][] = [
    ['SELFCARE_HOME', { SELFCARE_HOME: `{home}/${ODD}` }, ODD],
    ['SELFCARE_HOME from ~', { SELFCARE_HOME: `~/${ODD}` }, ODD],
    ['XDG_DATA_HOME', { SELFCARE_HOME: '', XDG_DATA_HOME: `{home}/${ODD}` }, `${ODD}/selfcare`],
    ['none of them', { SELFCARE_HOME: '', XDG_DATA_HOME: '' }, '.local/share/selfcare'],
  ];
  test.each(PLACES)('is the program’s: %s', async (_what, env, place) => {
    const home = rigHome();
    mkdirSync(join(home, place), { recursive: true });
    writeFileSync(join(home, place, 'due'), planText(HALF_PAST, 'say it', LATER));
    const given = Object.fromEntries(
      Object.entries(env).map(([name, value]) => [name, value.replace('{home}', home)]),
    );
    const rig = new ShellRig(shell, home, { time: '17:31:00', env: given });
    await rig.run();
    expect(rig.times('say it')).toBe(1);
    expect(readFileSync(join(home, place, 'due.shown'), 'utf8')).toContain(String(HALF_PAST));
    const { stdout } = await call(['config', 'path'], { env: { HOME: home, ...given } });
    expect(stdout).toBe(`${join(home, place, 'config.json')}\n`);
  });

  test('is the one that was named when it was made, for the program too', async () => {
    const home = rigHome();
    const named = join(home, ODD);
    mkdirSync(named);
    writeFileSync(join(named, 'due'), planText(HALF_PAST, 'say it', 5));
    const target = { platform: 'linux', home: named };
    const rig = new ShellRig(shell, home, { time: '17:31:00', target });
    await rig.run();
    expect(rig.times('say it')).toBe(1);
    const called = join(home, 'called');
    await expect
      .poll(() => existsSync(called) && readFileSync(called, 'utf8'))
      .toBe(`--home ${named} remind --refresh\n`);
  });

  test('is in the Library on a Mac', async () => {
    const home = rigHome();
    const place = join(home, 'Library/Application Support/selfcare');
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'due'), planText(HALF_PAST, 'say it', LATER));
    const env = { SELFCARE_HOME: '', XDG_DATA_HOME: home };
    const rig = new ShellRig(shell, home, {
      time: '17:31:00',
      env,
      target: { platform: 'darwin' },
    });
    await rig.run();
    expect(rig.times('say it')).toBe(1);
  });

  const NOWHERE: [what: string, before: string, env: Record<string, string>][] = [
    ['a relative SELFCARE_HOME', '', { SELFCARE_HOME: '.' }],
    ['a relative XDG_DATA_HOME', '', { SELFCARE_HOME: '', XDG_DATA_HOME: '.' }],
    ['an empty HOME', 'HOME=; export HOME\n', { SELFCARE_HOME: '' }],
    ['no HOME', 'unset HOME\n', { SELFCARE_HOME: '' }],
  ];
  test.each(NOWHERE)('is none: %s', async (_what, line, env) => {
    const home = rigHome();
    mkdirSync(join(home, 'selfcare'));
    for (const place of ['due', 'selfcare/due']) {
      writeFileSync(join(home, place), planText(HALF_PAST, 'say it', LATER));
    }
    const fish = line.replace('unset', 'set -e').replace(/^HOME=.*/, "set -gx HOME ''");
    const before = `cd '${home}'\n${shell === 'fish' ? fish : line}`;
    const rig = new ShellRig(shell, home, { time: '17:31:00', env, before });
    const since = rig.terminal.raw.length;
    await rig.run();
    expect(rig.terminal.raw.slice(since)).not.toMatch(/say|unbound|not set|error|parameter/);
  });
});
