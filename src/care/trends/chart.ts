import { baselineOf, ENOUGH, type Baseline } from './baseline.js';
import { LONG_PAUSE, type Point, type Signal } from './signals.js';
import { Tally } from './tally.js';

/** A stretch of the newest check-ins that lies too low to be chance. */
export interface Found {
  /** The first of them, as the index that was given with it. */
  readonly since: number;
  readonly low: readonly Point[];
  readonly baseline: Baseline;
  /** How sure it is: 1 and more, of what it takes. */
  readonly sure: number;
}

/** *Design*: the check-ins whose mean is compared with those before them. */
const WINDOWS = [20, 14, 10, 7, 5] as const;
/** So far back the baseline reaches, in check-ins: what was long ago is not usual any more. */
const REACH = 120;
/** *Design*: half of what a change is, in standard deviations: what lies lower belongs to it. */
const CLEARLY = 0.5;
/** *Design*: a change lasts when it is of so many different days. */
const DAYS = 3;
/** *Design*: how much more it takes while the baseline is young, as a share by its count. */
const YOUNG = 2;

/** Watches some signals, taken together, for a lasting change for the worse. */
export class Chart {
  private readonly signals: readonly Signal[];
  private readonly bar: number;
  private readonly points: Point[] = [];
  private readonly indexes: number[] = [];
  /** Where the newest begin, which may be the beginning of a change. */
  private fresh = 0;
  private readonly tally: Tally;
  /** By how many of the points they go by; undefined where nothing is known yet. */
  private readonly baselines = new Map<number, Baseline | undefined>();
  private last = -Infinity;

  /** @param bar how many standard errors a mean must lie below the baseline */
  constructor(signals: readonly Signal[], bar: number) {
    this.signals = signals;
    this.bar = bar;
    this.tally = new Tally(signals);
  }

  /** Takes the next check-in; what it shows, if it shows a change. */
  take(point: Point, index: number, dayOf: (instant: number) => number): Found | undefined {
    if (this.signals.every((signal) => point[signal] === undefined)) return undefined;
    if (point.at - this.last > LONG_PAUSE) this.fresh = this.points.length;
    this.last = point.at;
    this.points.push(point);
    this.indexes.push(index);
    let best: Found | undefined;
    for (const size of WINDOWS) best = this.look(size, best?.sure ?? 1, dayOf) ?? best;
    return best;
  }

  /** Begins anew after a change: what was part of it says nothing of what is usual. */
  resume(since: number, at: number): void {
    const part = this.indexes.findIndex((index) => index >= since);
    const kept = part < 0 ? this.points.length : part;
    this.tally.cover(this.points, 0, Math.min(kept, REACH));
    this.points.length = this.indexes.length = this.fresh = kept;
    for (const count of this.baselines.keys()) if (count > kept) this.baselines.delete(count);
    this.last = at;
  }

  /** The last so many check-ins, if they lie surely lower than those before them. */
  private look(size: number, least: number, dayOf: (instant: number) => number): Found | undefined {
    const start = this.points.length - size;
    const baseline = start < this.fresh ? undefined : this.baselineAt(start);
    if (!baseline) return undefined;
    const window = this.points.slice(start);
    const { count } = baseline;
    const error = Math.sqrt(1 / size + 1 / count);
    const bar = this.bar * (1 + YOUNG / count);
    // The rough way never errs on the other side, and settles nearly all.
    if (-meanOf(window, baseline.roughly) / error < bar) return undefined;
    const { inertia, lean } = baseline.course();
    // Where bad days lie far off, a few of them say less (the term of Cornish and Fisher).
    const skew = (-lean * (this.bar ** 2 - 1)) / (6 * Math.sqrt(size));
    const sure = -meanOf(window, baseline.score) / (error * Math.sqrt(inertia)) / (bar + skew);
    if (sure < least) return undefined;
    const from = beginning(window, baseline);
    const low = window.slice(from);
    if (new Set(low.map(({ at }) => dayOf(at))).size < DAYS) return undefined;
    return { since: this.indexes[start + from] ?? 0, low, baseline, sure };
  }

  /** What was usual when so many check-ins were there. */
  private baselineAt(count: number): Baseline | undefined {
    if (this.baselines.has(count)) return this.baselines.get(count);
    const start = Math.max(0, count - REACH);
    this.tally.cover(this.points, start, count);
    const known = this.tally.rankings(ENOUGH);
    const before = () => this.points.slice(start, count);
    const baseline = known.length === 0 ? undefined : baselineOf(before, known);
    this.baselines.set(count, baseline);
    return baseline;
  }
}

/** Where in a window the change itself begins: from there on it lies clearly lower. */
function beginning(window: readonly Point[], baseline: Baseline): number {
  let sum = 0;
  let best = { sum: -Infinity, start: 0 };
  for (let start = window.length - 1; start >= 0; start--) {
    const point = window[start];
    sum -= ((point && baseline.score(point)) ?? 0) + CLEARLY;
    if (sum > best.sum) best = { sum, start };
  }
  return best.start;
}

/** 0 where one of them cannot be compared. */
function meanOf(window: readonly Point[], score: (point: Point) => number | undefined): number {
  let sum = 0;
  for (const point of window) {
    const one = score(point);
    if (one === undefined) return 0;
    sum += one;
  }
  return sum / window.length;
}
