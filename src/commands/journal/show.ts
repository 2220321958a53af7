import type { Context } from '../../context.js';
import { entryJson, type Entry } from '../../journal/entry.js';
import { offsetPart } from '../../terminal/dates.js';
import { showText } from '../../terminal/markdown.js';
import type { Out } from '../../terminal/output.js';
import { safeText } from '../../terminal/safe.js';
import { page } from '../../terminal/page.js';
import { wrapText } from '../../terminal/wrap.js';
import { scoredWords } from './summary-words.js';
import { headline, summary } from './view.js';

const INDENT = '  ';

/** `journal show REF` */
export async function show(context: Context, ref: string): Promise<void> {
  const entry = await (await context.journal()).find(ref);
  if (context.out.json) context.out.value(entryJson(entry));
  else await page(whole(entry, context.out), context);
}

/** The whole of an entry, its Markdown lightly styled, and where and when it was lived. */
function whole(entry: Entry, out: Out): string {
  const { color, symbols } = out;
  const text = summary(entry);
  const style = { width: out.width, color, symbols };
  const differs = differing(entry);
  const facts = (each: Entry) =>
    differs.length === 0
      ? ''
      : wrapText(factWords(each, differs), out.width, { first: INDENT, rest: INDENT });
  const parts = [headline(entry, out), text === '' ? '' : showText(text, style), facts(entry)];
  for (const [index, sibling] of (entry.siblings ?? []).entries()) {
    const title = `Another version, from device ${sibling.device} (${index + 1} of ${entry.siblings?.length ?? 0}):`;
    const words = summary(sibling);
    parts.push(color.yellow(title), words === text ? '' : showText(words, style), facts(sibling));
  }
  parts.push(
    color.dim(`${entry.id} ${symbols.dot} ${safeText(entry.zone)} ${offsetPart(entry.at)}`),
  );
  return parts.filter(Boolean).join('\n\n');
}

/** What beside words the versions of an entry say differently. */
function differing({ siblings = [], ...entry }: Entry): string[] {
  const all = [entry, ...siblings].map(factsOf);
  const names = new Set(all.flatMap((facts) => [...facts.keys()]));
  return [...names].filter((name) => new Set(all.map((facts) => facts.get(name))).size > 1);
}

/** `hours 2, who none` */
function factWords(entry: Entry, names: readonly string[]): string {
  const facts = factsOf(entry);
  return names.map((name) => `${name} ${safeText(facts.get(name) || 'none')}`).join(', ');
}

function factsOf(entry: Entry): Map<string, string> {
  const { at, mood, tags } = entry;
  // What scores are is said in words.
  const data = scoredWords(entry) === undefined ? entry.data : {};
  const facts = Object.entries({ at, mood: mood ?? '', tags, ...data });
  return new Map(facts.map(([name, value]) => [name, plain(value)]));
}

/** A value without brackets and quotes. */
function plain(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map(plain).join(' ');
  return Object.entries(value)
    .map(([key, each]) => `${key} ${plain(each)}`)
    .join(' ');
}
