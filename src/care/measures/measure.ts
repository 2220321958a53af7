import {
  instrumentOf,
  T_RANGE,
  type Bands,
  type Cut,
  type Instrument,
  type Score,
} from './instruments.js';

/** Which of two numbers a score is; only ProQOL has both, and they are never mixed. */
export type ScoreType = 'raw' | 't';

/** A result of an instrument. */
export interface Measure {
  readonly instrument: Instrument;
  readonly type: ScoreType;
  /** By the scores' names; those that were recorded. */
  readonly scores: Readonly<Record<string, number>>;
}

/** What a band says: its name, who set it, and from which side it is worse. */
export interface Band {
  readonly label: string;
  readonly setBy: Bands['setBy'];
  readonly source: string;
  /** 0 is the best band of all, 1 the next. */
  readonly rank: number;
  readonly pointsToHelp: boolean;
}

/** The range of a score, ends included. */
export function rangeOf({ min, max }: Score, type: ScoreType): { min: number; max: number } {
  return type === 't' ? T_RANGE : { min, max };
}

/** Whether a value can be that score. */
export function isScoreOf(score: Score, type: ScoreType, value: unknown): value is number {
  const { min, max } = rangeOf(score, type);
  if (typeof value !== 'number' || !(value >= min && value <= max)) return false;
  return score.isMean === true || Number.isInteger(value);
}

/** The band of a score; undefined where the instrument has none. */
export function bandOf(score: Score, type: ScoreType, value: number): Band | undefined {
  const bands = type === 't' ? score.tBands : score.bands;
  if (!bands) return undefined;
  const { setBy, source, cuts } = bands;
  const index = cuts.findLastIndex(({ from }) => value >= from);
  const cut: Cut = cuts[index] ?? cuts[0];
  const rank = score.better === 'low' ? Math.max(0, index) : cuts.length - 1 - Math.max(0, index);
  const { label, pointsToHelp = false } = cut;
  return { label, setBy, source, rank, pointsToHelp };
}

/** Whether any score lies in a band that ends with a line about people to call. */
export function pointsToHelp({ instrument, type, scores }: Measure): boolean {
  return instrument.scores.some((score) => {
    const value = scores[score.id];
    return value !== undefined && bandOf(score, type, value)?.pointsToHelp === true;
  });
}

/** What an entry of kind `measure` holds; undefined where that is no result of a known instrument. */
export function measureIn(data: Readonly<Record<string, unknown>>): Measure | undefined {
  const instrument = instrumentOf(data['instrument']);
  if (!instrument) return undefined;
  const type: ScoreType = data['type'] === 't' ? 't' : 'raw';
  const stored = (data['scores'] ?? {}) as Readonly<Record<string, unknown>>;
  const known = instrument.scores.filter((score) => isScoreOf(score, type, stored[score.id]));
  if (known.length === 0) return undefined;
  const scores = Object.fromEntries(known.map(({ id }) => [id, stored[id] as number]));
  return { instrument, type, scores };
}
