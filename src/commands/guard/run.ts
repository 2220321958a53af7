import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { identify } from '../../care/identifiers/identify.js';
import type { Span } from '../../care/identifiers/span.js';
import type { Context } from '../../context.js';
import { codeOf, UsageError } from '../../errors.js';
import { safeText } from '../../terminal/safe.js';
import { decodeText, readInput } from '../options/input.js';
import { excerptOf } from './excerpt.js';
import { countWords, possible, typeWord } from './words.js';

type GuardContext = Pick<Context, 'out' | 'cwd' | 'flags' | 'stdin' | 'stdinIsTTY' | 'settings'>;

/** `guard [FILE|-]`; the exit code says whether something was found. */
export async function guard(
  context: GuardContext,
  file: string | undefined,
  { lines = false }: { lines?: boolean },
): Promise<number> {
  const text = await readText(context, file);
  const allow = (await context.settings()).get('guard.allow');
  if (lines) return eachLine(context, text, allow);
  const spans = await identify(text, allow);
  if (context.out.json) context.out.value(spans);
  else await tell(context, text, spans);
  return spans.length === 0 ? 0 : 1;
}

async function readText(context: GuardContext, file: string | undefined): Promise<string> {
  if (file === undefined && context.stdinIsTTY) {
    throw new UsageError('which text?', 'name a file, or use - to read standard input');
  }
  if (file === undefined || file === '-') return readInput(context);
  if (file === '')
    throw new UsageError('the file has no name', 'for example: selfcare guard letter.txt');
  const { text, encoding } = decodeText(readNamed(context, file));
  if (encoding !== 'utf-8') context.out.warn(`the file is not UTF-8; it was read as ${encoding}`);
  return text;
}

/** A file that cannot be read is no text in which something was found: not 1, as grep has it. */
function readNamed({ cwd }: GuardContext, file: string): Uint8Array {
  try {
    return readFileSync(resolve(cwd, file));
  } catch (error) {
    const why = { ENOENT: 'there is no such file', EISDIR: 'that is a folder' }[
      codeOf(error) ?? ''
    ];
    throw new UsageError(
      `the text cannot be read: ${why ?? 'the system refuses it'}`,
      'name a file, or use - to read standard input',
    );
  }
}

/** One JSON array a line, blank lines among them. */
async function eachLine(
  { out }: GuardContext,
  text: string,
  allow: readonly string[],
): Promise<number> {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  let found = 0;
  for (const line of lines) {
    const spans = await identify(line, allow);
    found += spans.length;
    await out.raw(`${JSON.stringify(spans)}\n`);
  }
  return found === 0 ? 0 : 1;
}

/** Each finding in its sentence, between brackets. */
async function tell({ out }: GuardContext, text: string, spans: readonly Span[]): Promise<void> {
  for (const span of spans) {
    const label = `${typeWord(span.type)}: `;
    const room = out.width - label.length - 4;
    const { before, it, after } = excerptOf(text, span, room, out.symbols.ellipsis);
    const shown = `${safeText(before)}[${out.color.bold(safeText(it))}]${safeText(after)}`;
    await out.raw(`${out.color.dim(label)}${shown}\n`);
  }
  if (spans.length === 0)
    out.note('No possible identifiers found. A story can still tell who it is about.');
  else
    out.note(
      `${possible(spans.length)}: ${countWords(spans)}. There may be more; no rule finds all.`,
    );
}
