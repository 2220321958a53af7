import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { breathing } from './breathing.js';
import { entries, RARE } from './entries.js';
import { guard } from './guard.js';
import { jrnl } from './jrnl.js';
import { interleaved, once, peak, selfcare, WORLD, type Command } from './runs.js';
import { shells } from './shells.js';
import { vault } from './vault.js';

/**
 * The budgets of the design, measured in one run and shown as ratios. It judges nothing: timings
 * on a busy machine lie, so `over` is a mark for a person to look at, and the exit is 0.
 *
 *     npm run bench [-- --long] [--runs 15] [--entries 36500] [--starts 100] [--breathe-minutes 1]
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '15' },
    entries: { type: 'string', default: '36500' },
    starts: { type: 'string', default: '100' },
    'breathe-minutes': { type: 'string' },
    long: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const count = Number(values.entries);
const starts = Number(values.starts);
const minutes = Number(values['breathe-minutes'] ?? (values.long ? 10 : 1));
const say = (line = '') => process.stdout.write(`${line}\n`);

const row = (what: string, found: string, budget = '', ok?: boolean) => {
  const mark = ok === undefined ? '' : ok ? 'ok' : 'over';
  say(`  ${what.padEnd(44)} ${found.padStart(22)}   ${budget.padEnd(22)} ${mark}`.trimEnd());
};

say(`selfcare bench: Node ${process.version}, ${runs} interleaved runs, ${count} entries`);

const small = join(WORLD, 'small');
const large = join(WORLD, 'large');
const all = [...entries(count)];
const file = join(WORLD, 'entries.jsonl');
writeFileSync(file, all.map((entry) => JSON.stringify(entry) + '\n').join(''));
mkdirSync(small);
const imported = await once(selfcare('import', large, 'import', file));
await once(selfcare('first', small, 'journal', '-m', 'first words'));
const worked = join(WORLD, 'worked');
cpSync(large, worked, { recursive: true });
await once(selfcare('hours', worked, 'hours', 'set', 'daily', '8-18'));

const bare: Command = { name: 'node -e 0', file: process.execPath, args: ['-e', '0'] };
const text = 'A few quiet words about the day.';
const commands = {
  version: selfcare('--version', small, '--version'),
  help: selfcare('--help', small, '--help'),
  appendSmall: selfcare('journal -m, empty journal', small, 'journal', '-m', text),
  append: selfcare(`journal -m, ${count} entries`, large, 'journal', '-m', text),
  list: selfcare(`journal list -n 10, ${count} entries`, large, 'journal', 'list', '-n', '10'),
  today: selfcare(`today, ${count} entries`, worked),
  status: selfcare(`boundary status, ${count} entries`, worked, 'boundary', 'status'),
  crisis: selfcare('crisis', small, 'crisis'),
  remind: selfcare(`remind, ${count} entries`, worked, 'remind'),
  search: selfcare(`journal search, ${count} entries`, large, 'journal', 'search', RARE),
};
const times = await interleaved([bare, ...Object.values(commands)], runs);
const ms = (command: Command) => times.get(command.name)?.ms ?? NaN;
const ratio = (command: Command, to: Command, budget: number, label: string) => {
  const found = ms(command) / ms(to);
  const shown = `${found.toFixed(2)} x (${ms(command).toFixed(0)} ms)`;
  row(
    label,
    shown,
    `<= ${budget} x ${to === bare ? 'node -e 0' : 'empty journal'}`,
    found <= budget,
  );
};

say('\ntime');
row(bare.name, `${ms(bare).toFixed(0)} ms`, `spread ${times.get(bare.name)?.spread.toFixed(0)} ms`);
ratio(commands.version, bare, 1.25, commands.version.name);
ratio(commands.help, bare, 1.25, commands.help.name);
ratio(commands.appendSmall, bare, 2, commands.appendSmall.name);
ratio(commands.append, bare, 2, commands.append.name);
ratio(commands.append, commands.appendSmall, 1.1, '  the same, against the empty journal');
ratio(commands.list, bare, 2, commands.list.name);
for (const command of [commands.today, commands.status, commands.remind]) {
  ratio(command, bare, 2, command.name);
}
ratio(commands.crisis, bare, 1.25, commands.crisis.name);
ratio(commands.search, bare, 5, commands.search.name);
row(`import of ${count} entries, once`, `${(imported / 1000).toFixed(1)} s`);

say('\npeak memory');
const plain = await peak(bare);
row(bare.name, `${plain.toFixed(0)} MB`);
const whole = [
  selfcare(`journal list, all ${count} entries`, large, 'journal', 'list'),
  selfcare(`export of ${count} entries`, large, 'export'),
  selfcare(`import of ${count} entries`, join(WORLD, 'other'), 'import', file),
];
for (const command of [...Object.values(commands), ...whole]) {
  const found = await peak(command);
  const shown = `${(found / plain).toFixed(2)} x (${found.toFixed(0)} MB)`;
  row(command.name, shown, '<= 2 x node -e 0', found / plain <= 2);
}

say(`\na vault of ${count} entries`);
const sealed = await vault(large, RARE, 3);
const after = sealed.search - sealed.unlock;
row('turned on, once', `${(sealed.enable / 1000).toFixed(1)} s`);
row('unlocked', `${sealed.unlock.toFixed(0)} ms`);
row('search, after unlocking', `${after.toFixed(0)} ms`, '<= 2000 ms', after <= 2000);
row('journal list -n 10, after unlocking', `${(sealed.list - sealed.unlock).toFixed(0)} ms`);
row('journal -m, which unlocks nothing', `${sealed.write.toFixed(0)} ms`);

say(`\nthe shell's hook, ${starts} starts with it and without`);
for (const { shell, bare: without, start, prompt } of await shells(starts)) {
  row(
    `${shell}, a start`,
    `${without.toFixed(1)} + ${start.toFixed(2)} ms`,
    '<= 0.5 ms',
    start <= 0.5,
  );
  row(`${shell}, a prompt`, `${prompt.toFixed(3)} ms`, '<= 0.1 ms', prompt <= 0.1);
}

say('\npackage');
const packed = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
) as { size: number; unpackedSize: number }[];
const size = (packed[0]?.size ?? NaN) / 1e6;
row('packed', `${size.toFixed(2)} MB`, '<= 1.5 MB', size <= 1.5);
row('unpacked', `${((packed[0]?.unpackedSize ?? NaN) / 1e6).toFixed(2)} MB`);

say('\nthe guard, on labelled texts of our own');
const found = await guard();
const quality = ({ precision, recall, f2, labels }: (typeof found.aside)[number]) =>
  `P ${precision.toFixed(3)} R ${recall.toFixed(3)} F2 ${f2.toFixed(3)} of ${labels}`;
for (const [part, rows] of [
  ['held aside', found.aside],
  ['tuned on', found.tuned],
] as const) {
  for (const each of rows) {
    const isAside = part === 'held aside';
    const isAll = each.what === 'all but names';
    const bar = isAll ? 'R >= 0.97, P >= 0.95' : each.what === 'name' ? 'F2 >= 0.90' : '';
    const ok = isAll ? each.recall >= 0.97 && each.precision >= 0.95 : each.f2 >= 0.9;
    row(
      `${part}: ${each.what}`,
      quality(each),
      isAside ? bar : '',
      isAside && bar ? ok : undefined,
    );
  }
}
const { texts: clean, alarmed } = found.clean;
row(
  'held aside: clean texts with an alarm',
  `${alarmed} of ${clean}`,
  '<= 1 in 20',
  alarmed * 20 <= clean,
);
row('300 words, after loading', `${found.ms.toFixed(1)} ms`, '<= 50 ms', found.ms <= 50);

if (minutes > 0) {
  say(`\nbreathing, ${minutes} min in a terminal`);
  const paced = await breathing(minutes);
  const worst = `${paced.worst.toFixed(1)} ms of ${paced.changes}`;
  row('phase changes, farthest from the schedule', worst, '<= 20 ms', paced.worst <= 20);
  row('phase changes, the middle one', `${paced.middle.toFixed(1)} ms`);
  row('of one core', `${paced.cpuPercent.toFixed(2)} %`, '<= 2 %', paced.cpuPercent <= 2);
  const frames = paced.framesPerSecond;
  row('frames a second', frames.toFixed(1), '>= 20', frames >= 20);
}

say('\njrnl, the same entries');
const peer = await jrnl(all);
if (!peer) say('  not on PATH');
else {
  say(`  ${peer.version}`);
  row('add', `${peer.add.toFixed(0)} ms`, `selfcare ${ms(commands.append).toFixed(0)} ms`);
  row('list', `${peer.list.toFixed(0)} ms`, `selfcare ${ms(commands.list).toFixed(0)} ms`);
  row('search', `${peer.search.toFixed(0)} ms`, `selfcare ${ms(commands.search).toFixed(0)} ms`);
}
