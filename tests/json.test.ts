import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { run, tempFolder } from './support/host.js';

/** The keys that a shape of the README names, and what stands below them. */
type Shape = { readonly [key: string]: Shape | null };

const README = readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8');
/** A command of the README's table, and the first shape that stands beside it. */
const ROWS = [...README.matchAll(/^\| (`[a-z].*?) +\| (`.*)\|$/gm)].flatMap(
  ([, names = '', said = '']) => {
    const shape = /^`(\[?\{[a-z].*?\}\]?)`/.exec(said)?.[1];
    const commands = [...names.matchAll(/`([^`]+)`/g)].map(([, command = '']) => command);
    return shape === undefined ? [] : commands.map((command) => [command, shape] as const);
  },
);

/** What makes a home in which each of them has something to show. */
const BEFORE = [
  'journal -m quiet --tag calm',
  'checkin --mood 3',
  'breathe --plain 0.5-0.5 -c 1',
  'hours set mon-fri 9:00-17:30',
  'plan add Swim --domain physical --every 2/week',
  'support add Sup --preset bacp',
  'learn cycle --hours 36 --from 2026-01-01 --months 24 --category law:4',
  'learn add Workshop --hours 2',
  'delegate add Calls --minutes-a-week 90',
  'measure add proqol --cs 40 --bo 24 --sts 20',
  'crisis add Ben 999',
  'boundary --finished-at now --loop Call',
  'load add 2',
];

/** How each is run; those whose name alone is the line are left out. */
const LINES: Readonly<Record<string, string>> = {
  'journal -m': 'journal -m words',
  'journal edit': 'journal edit last -m others',
  'journal show': 'journal show last',
  breathe: 'breathe 0.5-0.5 -c 1',
  'breathe info': 'breathe info box',
  'breathe add': 'breathe add evening 4-7',
  'breathe remove': 'breathe remove evening',
  'practice info': 'practice info rain',
  'learn cycle': 'learn cycle',
  'crisis add': 'crisis add Anna 112',
  'crisis remove': 'crisis remove anna',
  'remind quiet': 'remind quiet 22:00-07:00',
  guard: 'guard -',
  export: 'export -o out.jsonl',
  'export -o': 'export -o out.jsonl',
  import: 'import -',
  backup: 'backup all.tar.gz',
  restore: 'restore all.tar.gz --dry-run',
};
const STDIN: Readonly<Record<string, string>> = {
  'journal -': 'words',
  guard: 'Call Anna Berg on 020 7946 0000.',
  import: '{"at":"2026-01-01","text":"a"}',
};
/** What needs a passphrase or a remote, or ends what the others show. */
const ELSEWHERE =
  /^(?:vault (?!status)|sync|practice$|remind snooze|done$|off$|on$|config (?:set|unset))/;

test('every row of the README’s table of JSON is what its commands print', async () => {
  const home = tempFolder();
  let seed = 5000;
  const go = (line: string, stdin = '') =>
    run(line.split(' '), { home, stdin, seed: (seed += 17), now: '2026-03-10T15:00:00Z' });
  for (const line of BEFORE) expect((await go(line)).code, line).toBe(0);
  const wrong: string[] = [];
  const rows = ROWS.filter(([command]) => !ELSEWHERE.test(command));
  expect(rows.length).toBeGreaterThan(40);
  for (const [command, shape] of rows) {
    const name = command.replace(/^plain `?selfcare`?$/, 'today');
    const line = name === 'selfcare' ? 'today' : (LINES[name] ?? name);
    const { stdout, stderr } = await go(`${line} --json`, STDIN[name]);
    if (stdout === '') wrong.push(`${command} printed nothing: ${stderr}`);
    else wrong.push(...differences(JSON.parse(stdout), shapeOf(shape), command));
  }
  expect(wrong).toEqual([]);
});

/** Where a value has other keys than a shape names. */
function differences(value: unknown, shape: Shape, where: string): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [] : differences(value[0], shape, where);
  if (value === null || typeof value !== 'object') return [];
  const has = value as Record<string, unknown>;
  if (Object.keys(shape).some((key) => /^[A-Z]/.test(key))) return [];
  const names = Object.keys(shape).map((key) => key.replace('?', ''));
  const lacking = Object.keys(shape).filter((key) => !key.endsWith('?') && !(key in has));
  const more = Object.keys(has).filter((key) => !names.includes(key));
  const below = Object.entries(shape).flatMap(([key, under]) =>
    under ? differences(has[key.replace('?', '')], under, `${where}.${key}`) : [],
  );
  return [
    ...lacking.map((key) => `${where}: ${key} is not there`),
    ...more.map((key) => `${where}: ${key} is not in the README`),
    ...below,
  ];
}

/** `{a, b?: [{c}]}` as keys with what stands below them. */
function shapeOf(text: string): Shape {
  const tokens = text.match(/[{}[\]:,]|[\w?]+/g) ?? [];
  let at = 0;
  const read = (): Shape | null => {
    if (tokens[at] === '[') {
      at++;
      const inner = read();
      at++;
      return inner;
    }
    if (tokens[at] !== '{') {
      at++;
      return null;
    }
    const keys: Record<string, Shape | null> = {};
    for (at++; tokens[at] !== '}' && at < tokens.length;) {
      const key = tokens[at++] ?? '';
      keys[key] = tokens[at] === ':' ? (at++, read()) : null;
      if (tokens[at] === ',') at++;
    }
    at++;
    return keys;
  };
  return read() ?? {};
}
