import {
  instrumentOf,
  INSTRUMENTS,
  type Instrument,
  type Score,
} from '../../care/measures/instruments.js';
import { isScoreOf, rangeOf, type ScoreType } from '../../care/measures/measure.js';
import { nearest } from '../../care/nearest.js';
import { UsageError } from '../../errors.js';

/** The flags of `measure add` as commander gives them: scores by their names. */
export type AddOptions = {
  readonly t?: boolean;
  readonly percent?: string;
  readonly note?: string;
  readonly at?: string;
} & Readonly<Record<string, string | boolean | undefined>>;

const OTHERS = ['t', 'percent', 'note', 'at'];

/**
 * The instrument that is meant.
 *
 * @throws UsageError with the one that may be, or all of them
 */
export function readInstrument(typed = ''): Instrument {
  const wanted = typed.toLowerCase().replaceAll(/[\s_-]/g, '');
  const found = instrumentOf(wanted) ?? INSTRUMENTS.find(({ name }) => folded(name) === wanted);
  if (found) return found;
  const ids = INSTRUMENTS.map(({ id }) => id);
  const near = wanted === '' ? undefined : nearest(wanted, ids);
  throw new UsageError(
    typed === '' ? 'the instrument is missing' : 'there is no such instrument',
    near ? `did you mean ${near}?` : `it is one of ${ids.join(', ')}`,
  );
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '');
}

/** Which of two kinds of numbers the flags mean. */
export function readType(instrument: Instrument, { t }: AddOptions): ScoreType {
  if (t !== true) return 'raw';
  if (instrument.scores.some(({ tBands }) => tBands)) return 't';
  throw new UsageError(`${instrument.name} has no T-scores`, 'leave out --t');
}

/**
 * The scores that the flags give; empty where there is none.
 *
 * @throws UsageError naming the flag and its range, or what the instrument has
 */
export function readScores(
  instrument: Instrument,
  type: ScoreType,
  options: AddOptions,
): Record<string, number> {
  const { scores, name } = instrument;
  const alien = Object.keys(options).find(
    (flag) => !OTHERS.includes(flag) && !scores.some(({ id }) => id === flag),
  );
  const own = scores.map(({ id }) => `--${id}`).join(', ');
  if (alien !== undefined) throw new UsageError(`${name} has no --${alien}`, `it has ${own}`);
  const found: Record<string, number> = {};
  for (const score of scores) {
    const typed = options[score.id];
    if (typeof typed !== 'string') continue;
    const value = readScore(score, type, typed);
    if (typeof value === 'string') {
      throw new UsageError(`--${score.id} must be ${value}`, 'nothing is saved; check the form');
    }
    found[score.id] = value;
  }
  return options.percent === undefined ? found : withPercent(instrument, options.percent, found);
}

/** A score as it is typed; a string says what is needed. */
export function readScore(score: Score, type: ScoreType, typed: string): number | string {
  const text = typed.trim().replace(',', '.');
  // The mean of seven or eight items has more decimals than anybody needs.
  const value = Math.round(Number(text) * 1000) / 1000;
  if (/^\d{1,3}(\.\d{1,20})?$/.test(text) && isScoreOf(score, type, value)) return value;
  const { min, max } = rangeOf(score, type);
  return `a ${score.isMean ? '' : 'whole '}number from ${min} to ${max}${type === 't' ? ' (T-score)' : ''}`;
}

function withPercent(
  instrument: Instrument,
  typed: string,
  found: Record<string, number>,
): Record<string, number> {
  const { factor } = instrument;
  if (factor === undefined) {
    throw new UsageError(`${instrument.name} has no --percent`, 'it is for WHO-5');
  }
  if (found['score'] !== undefined) {
    throw new UsageError('--score and --percent are two ways to say one thing', 'give one of them');
  }
  const value = Number(typed);
  if (/^\d{1,3}$/.test(typed) && value <= 100 && value % factor === 0) {
    return { score: value / factor };
  }
  throw new UsageError(
    `--percent must be a whole number from 0 to 100, in steps of ${factor}`,
    `it is the raw score times ${factor}; or give --score, 0 to ${100 / factor}`,
  );
}
