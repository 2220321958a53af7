import { findIdentifiers } from '../../src/care/identifiers/find.js';
import type { IdentifierType } from '../../src/care/identifiers/span.js';
import {
  falselyAlarmed,
  heldAside,
  labelled,
  measure,
  scores,
  sum,
  type Labelled,
  type Tally,
} from '../care/identifiers/labelled.js';

/** One kind of identifier on one part of the labelled texts. */
export interface Quality {
  readonly what: string;
  readonly labels: number;
  readonly precision: number;
  readonly recall: number;
  readonly f2: number;
}

/** How well the guard does, and how long it takes. */
export interface GuardFigures {
  readonly aside: readonly Quality[];
  readonly tuned: readonly Quality[];
  /** Clean texts held aside, and how many of them have something found in them. */
  readonly clean: { readonly texts: number; readonly alarmed: number };
  /** Milliseconds for 300 words, once everything is loaded. */
  readonly ms: number;
}

/** Measures the guard on the labelled texts that are held aside, and on the others. */
export async function guard(): Promise<GuardFigures> {
  const aside = heldAside();
  const known = new Set(aside.map(({ text }) => text));
  const tuned = labelled().filter(({ text }) => !known.has(text));
  const clean = aside.filter(({ spans }) => spans.length === 0);
  return {
    aside: await qualities(aside),
    tuned: await qualities(tuned),
    clean: { texts: clean.length, alarmed: (await falselyAlarmed(clean)).length },
    ms: time(aside),
  };
}

async function qualities(texts: readonly Labelled[]): Promise<Quality[]> {
  const tallies = await measure(texts);
  const structured = [...tallies].filter(([type]) => type !== 'name');
  const rows: [IdentifierType | 'all but names', Tally][] = [
    ...tallies,
    ['all but names', sum(structured.map(([, tally]) => tally))],
  ];
  return rows.map(([what, tally]) => ({
    what,
    labels: tally.hits + tally.misses,
    ...scores(tally),
  }));
}

/** The middle of twenty, each over other words. */
function time(texts: readonly Labelled[]): number {
  const words = texts.flatMap(({ text }) => text.split(' '));
  const times = Array.from({ length: 20 }, (_, round) => {
    const from = (round * 97) % (words.length - 300);
    const text = words.slice(from, from + 300).join(' ');
    const since = performance.now();
    findIdentifiers(text);
    return performance.now() - since;
  });
  return times.sort((a, b) => a - b)[10] ?? NaN;
}
