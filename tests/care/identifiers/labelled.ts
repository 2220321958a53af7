import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify } from '../../../src/care/identifiers/identify.js';
import { TYPES, type IdentifierType, type Span } from '../../../src/care/identifiers/span.js';

/** A text of the labelled set: what stands in it, and what of it identifies somebody. */
export interface Labelled {
  readonly text: string;
  readonly spans: readonly Omit<Span, 'text'>[];
}

/** How often a kind was found, missed, and seen where there is none. */
export interface Tally {
  hits: number;
  misses: number;
  alarms: number;
}

const FOLDER = join(import.meta.dirname, 'set');

/**
 * The labelled texts of the files whose name begins so. In the files an identifier stands as
 * `[[name:Maria]]`.
 */
export function labelled(prefix = ''): Labelled[] {
  return readdirSync(FOLDER)
    .filter((name) => name.startsWith(prefix) && name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(FOLDER, name), 'utf8').trim().split('\n'))
    .map((line) => parse((JSON.parse(line) as { marked: string }).marked));
}

/** What nothing is ever tuned on: a third of the first set by a hash of the text, and `aside`. */
export function heldAside(): Labelled[] {
  return [...labelled('identifiers'), ...labelled('clean')]
    .filter(isHeldAside)
    .concat(labelled('aside'));
}

function parse(marked: string): Labelled {
  const spans: Omit<Span, 'text'>[] = [];
  let text = '';
  let last = 0;
  for (const match of marked.matchAll(/\[\[([a-z-]+):([^\]]+)\]\]/g)) {
    const [whole, type = '', words = ''] = match;
    if (!TYPES.includes(type as IdentifierType)) throw new Error(`no such type: ${type}`);
    text += marked.slice(last, match.index);
    spans.push({
      type: type as IdentifierType,
      start: text.length,
      end: text.length + words.length,
    });
    text += words;
    last = match.index + whole.length;
  }
  return { text: text + marked.slice(last), spans };
}

function isHeldAside({ text }: Labelled): boolean {
  return (createHash('sha256').update(text).digest()[0] ?? 0) % 3 === 0;
}

/**
 * Counts, by type: a labelled span is found when a span of its type overlaps it; a found span is an
 * alarm when it overlaps no label of its type.
 */
export async function measure(texts: readonly Labelled[]): Promise<Map<IdentifierType, Tally>> {
  const tallies = new Map(TYPES.map((type) => [type, { hits: 0, misses: 0, alarms: 0 }]));
  for (const { text, spans } of texts) {
    const found = await identify(text);
    const meets = (one: Omit<Span, 'text'>) => (other: Omit<Span, 'text'>) =>
      one.type === other.type && one.start < other.end && other.start < one.end;
    for (const span of spans) {
      const tally = tallies.get(span.type);
      if (tally) tally[found.some(meets(span)) ? 'hits' : 'misses']++;
    }
    for (const span of found) {
      const tally = tallies.get(span.type);
      if (tally && !spans.some(meets(span))) tally.alarms++;
    }
  }
  return tallies;
}

/** How many texts without an identifier have something found in them. */
export async function falselyAlarmed(texts: readonly Labelled[]): Promise<Labelled[]> {
  const alarmed = [];
  for (const each of texts) {
    if (each.spans.length === 0 && (await identify(each.text)).length > 0) alarmed.push(each);
  }
  return alarmed;
}

/** Several tallies as one. */
export function sum(tallies: Iterable<Tally>): Tally {
  const all = { hits: 0, misses: 0, alarms: 0 };
  for (const { hits, misses, alarms } of tallies) {
    all.hits += hits;
    all.misses += misses;
    all.alarms += alarms;
  }
  return all;
}

/** Precision, recall and F2, which counts a miss four times as much as an alarm. */
export function scores({
  hits,
  misses,
  alarms,
}: Tally): Record<'precision' | 'recall' | 'f2', number> {
  const found = hits + alarms;
  return {
    precision: found === 0 ? 1 : hits / found,
    recall: hits + misses === 0 ? 1 : hits / (hits + misses),
    f2: hits === 0 ? 0 : (5 * hits) / (5 * hits + 4 * misses + alarms),
  };
}
