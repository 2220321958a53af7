import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createContext } from '../../src/context.js';
import { main } from '../../src/main.js';
import { lockedHome } from '../support/locked.js';
import { testHost, type HostOptions, type TestHost } from '../support/host.js';
import { enableIn } from '../support/vault.js';

declare const __VERSION__: string;

/** Where the blocks of a transcript run. */
interface World {
  readonly home: string;
  /** One sequence for the whole transcript, so that no two entries get the same id. */
  readonly random: (bytes: number) => Uint8Array;
  /** Set for every line, over what a line sets itself. */
  readonly env: Record<string, string>;
}

/** What stands above a `$` line, for that line only. */
interface Block {
  directives: string[];
  command: string;
  input: string[];
}

/** Lines that would be read as something else stand behind this sign. */
const ESCAPE = '| ';
const SPECIAL = /^(?:[#$<!?|\\] ?|$)/;

/**
 * Runs every `$` line of a transcript and returns the transcript as it should read:
 *
 *     # now 2026-03-10T18:00:00Z     the clock; `zone`, `env NAME=VALUE`, `columns N` and
 *     # file a.md one\ntwo           `file NAME TEXT` (made in the home folder) likewise
 *     # encrypted now                the vault is turned on, over what is there
 *     # vault on                     the home has a vault, whose passphrase is `PASSPHRASE`
 *     $ selfcare journal -           the command line, quoted as for a shell
 *     < a line of standard input
 *     a line of standard output
 *     ! a line of standard error
 *     ? 2                            the exit code, where it is not 0
 *
 * Any other `#` line is a remark. `{home}` is the home folder, `{esc}` the escape character.
 *
 * @param env set for every line
 */
export async function replay(text: string, home: string, env = {}): Promise<string> {
  let seed = 1;
  const random = (bytes: number) =>
    Uint8Array.from({ length: bytes }, () => (seed = (seed * 48271) % 2147483647) & 255);
  const shown: string[] = [];
  for (const block of parse(text)) shown.push(await play(block, { home, random, env }));
  return shown.join('\n');
}

function parse(text: string): Block[] {
  const blocks: Block[] = [];
  let directives: string[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('# ') || line === '#') directives.push(line);
    else if (line.startsWith('$ ')) {
      blocks.push({ directives, command: line, input: [] });
      directives = [];
    } else if (line.startsWith('< ') || line === '<') blocks.at(-1)?.input.push(line);
  }
  return blocks;
}

async function play({ directives, command, input }: Block, world: World): Promise<string> {
  const stdin = input.map((line) => `${line.slice(2)}\n`).join('');
  const { host, columns } = prepare(directives, stdin, world);
  if (directives.includes('# encrypted now')) await enableIn(world.home);
  if (columns !== undefined) Object.assign(host.stdout, { isTTY: true, columns });
  const [program, ...argv] = words(command.slice(2).replaceAll('{home}', world.home));
  if (program !== 'selfcare') throw new Error(`not a selfcare line: ${command}`);
  const code = await main(argv, createContext(host));
  const lines = [...directives, command, ...input];
  lines.push(...shown(host.stdout.text, world.home, (line) => escaped(line)));
  lines.push(...shown(host.stderr.text, world.home, (line) => `! ${line}`.trimEnd()));
  if (code !== 0) lines.push(`? ${code}`);
  return `${lines.join('\n')}\n`;
}

function prepare(directives: string[], stdin: string, { home, random, env }: World) {
  const options: HostOptions = { home, stdin, env: {} };
  let columns: number | undefined;
  for (const directive of directives) {
    const [, name, value = ''] = /^# (\w+) (.*)$/.exec(directive) ?? [];
    const [, left = '', right = ''] = /^([^\s=]+)[\s=](.*)$/.exec(value) ?? [];
    if (name === 'now') options.now = value;
    if (name === 'zone') options.zone = value;
    if (name === 'env') options.env = { ...options.env, [left]: right };
    if (name === 'columns') columns = Number(value);
    if (name === 'vault') lockedHome(home);
    if (name === 'file') {
      mkdirSync(dirname(join(home, left)), { recursive: true });
      writeFileSync(join(home, left), right.replaceAll('\\n', '\n'));
    }
  }
  options.env = { ...options.env, ...env };
  const host: TestHost = { ...testHost(options), random };
  const pipe = new PassThrough();
  pipe.end(stdin);
  return { host: { ...host, stdin: () => pipe }, columns };
}

/** The lines of what was written, with what differs from run to run replaced. */
function shown(text: string, home: string, show: (line: string) => string): string[] {
  if (text === '') return [];
  const stable = text
    .replaceAll(home, '{home}')
    .replaceAll('\u001b', '{esc}')
    .replaceAll(/\bage1[a-z0-9]{58}\b/g, '{recipient}')
    .replaceAll(/\bAGE-SECRET-KEY-1[A-Z0-9]{58}\b/g, '{key}')
    .replaceAll(__VERSION__, '{version}');
  const lines = stable.split('\n');
  const whole = lines.at(-1) === '';
  if (whole) lines.pop();
  return [...lines.map(show), ...(whole ? [] : ['\\ no line end'])];
}

function escaped(line: string): string {
  return SPECIAL.test(line) && line !== '' ? ESCAPE + line : line;
}

/** A command line's words, with `"…"` and `'…'` as a shell has them. */
function words(line: string): string[] {
  return [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'),
  );
}
