import { toldRounds } from '../rounds.js';
import type { Commitment } from './commitment.js';
import { asksForAlone, type GroupRule } from './credit.js';
import { addMonths, periodAt, periodOf, type Period } from './periods.js';

/** What is asked in each period: so many times, or so many times so many minutes. */
export interface Target extends Pick<Commitment, 'cadence' | 'since'> {
  /** Minutes each time; the times themselves count where absent. */
  readonly minutes?: number;
  /** So many periods are taken together. */
  readonly average?: number;
  /** How minutes in a group count. */
  readonly credit?: GroupRule;
}

/** Something that counts: on which day, and for how much (times or minutes). */
export interface Counted {
  readonly day: number;
  readonly amount: number;
  readonly inGroup?: boolean;
}

/** Where one stands in a period. */
export interface Standing {
  /** The days that count together: one period, or several where an average is taken. */
  readonly period: Period;
  /** Times or minutes. */
  readonly done: number;
  /** Times or minutes; 0 in a period that had mostly gone by when the commitment began. */
  readonly needed: number;
  /** Whether it would do, but for being in groups alone, by a rule for which that is not enough. */
  readonly groupsOnly: boolean;
}

/** Fractions of minutes add up to a little less than they should. */
const TOLERANCE = 1e-6;
/** How many periods are looked at for the next that is short: more than any average has. */
const AHEAD = 64;
/** How many that are short are looked back on: ten years of days. */
const BACK = 3660;

/** *Design*: how many days before the end of a period what is short of it falls due, by its length. */
const LEAD: readonly (readonly [days: number, lead: number])[] = [
  [2, 1],
  [8, 2],
  [45, 7],
  [100, 14],
];
const LONGEST_LEAD = 30;

/** Where one stands in each period, from all that counts. */
export function standings(target: Target, counted: Iterable<Counted>) {
  const { cadence, since, minutes, average = 1 } = target;
  const sums = new Map<number, number>();
  const alone = new Set<number>();
  for (const { day, amount, inGroup = false } of counted) {
    const { index } = periodOf(cadence, since, day);
    sums.set(index, (sums.get(index) ?? 0) + amount);
    if (!inGroup) alone.add(index);
  }
  const each = (minutes ?? 1) * cadence.times;
  const asksAlone = minutes !== undefined && asksForAlone(target.credit);
  const at = (index: number): Standing => {
    const first = Math.min(index, Math.max(index - average + 1, 0));
    let [done, needed] = [0, 0];
    let groups = asksAlone;
    for (let one = first; one <= index; one++) {
      done += sums.get(one) ?? 0;
      if (isAsked(target, one)) needed += each;
      if (alone.has(one)) groups = false;
    }
    const { from } = periodAt(cadence, since, first);
    const period = { index, from, to: periodAt(cadence, since, index).to };
    return { period, done, needed, groupsOnly: groups && needed > 0 && isEnough(done, needed) };
  };
  const on = (day: number) => at(periodOf(cadence, since, day).index);
  return { at, on };
}

/** Whether no more is needed. */
export function isMet({ done, needed, groupsOnly }: Standing): boolean {
  return isEnough(done, needed) && !groupsOnly;
}

function isEnough(done: number, needed: number): boolean {
  return done >= needed - TOLERANCE;
}

/**
 * *Design*: a period asks for something unless more than half of it had gone by when the commitment
 * began.
 */
function isAsked({ cadence, since }: Pick<Target, 'cadence' | 'since'>, index: number): boolean {
  if (index !== 0) return index > 0;
  const { from, to } = periodAt(cadence, since, 0);
  return since - from <= (to - from) / 2;
}

/** The first day of what a commitment asks for: of its first period, or of the next one. */
export function asksFrom(target: Pick<Target, 'cadence' | 'since'>): number {
  const { cadence, since } = target;
  return isAsked(target, 0) ? since : periodAt(cadence, since, 0).to;
}

/**
 * The day on which a commitment falls due, given that nothing more is logged: in days since 1970,
 * before `today` where it is due already. Where time or several times are asked for, that is
 * shortly before the end of the first period that is short, and it stays due until a period is met;
 * otherwise it is one cadence after the last time.
 */
export function dueDay(target: Target, counted: readonly Counted[], today: number): number {
  return roundsOf(target, counted, today)(0);
}

/**
 * The last of the days that has come, and those ahead, on which a commitment falls due and, while
 * nothing more is logged, falls due anew: with each period that stays short, or each cadence.
 */
export function dueDays(target: Target, counted: readonly Counted[], today: number): number[] {
  return toldRounds(roundsOf(target, counted, today), today);
}

/** The day of each round of being due; 0 is the first. */
function roundsOf(target: Target, counted: readonly Counted[], today: number) {
  const { cadence, since, minutes } = target;
  if (minutes === undefined && cadence.times === 1) {
    const last = Math.max(since, ...counted.map(({ day }) => day));
    return (n: number) => later(cadence, last, n + 1);
  }
  const { at } = standings(target, counted);
  let index = Math.max(0, periodOf(cadence, since, today).index);
  if (isMet(at(index))) {
    for (let step = 0; step < AHEAD && isMet(at(index)); step++) index++;
  } else {
    for (let step = 0; step < BACK && index > 0 && !isMet(at(index - 1)); step++) index--;
  }
  // Once a period is short, so is every later one in which nothing is logged.
  return (n: number) => {
    const { from, to } = periodAt(cadence, since, index + n);
    const lead = LEAD.find(([days]) => to - from < days)?.[1] ?? LONGEST_LEAD;
    // Whoever begins late in a period is not late at once.
    return Math.max(to - lead, since);
  };
}

/** So many cadences after a day. */
function later({ every, unit }: Target['cadence'], day: number, times: number): number {
  const count = every * times;
  switch (unit) {
    case 'day':
      return day + count;
    case 'week':
      return day + 7 * count;
    case 'month':
      return addMonths(day, count);
    case 'quarter':
      return addMonths(day, 3 * count);
    case 'year':
      return addMonths(day, 12 * count);
  }
}
