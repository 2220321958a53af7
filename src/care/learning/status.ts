import { isSameCategory, type CategoryRule } from './category.js';
import type { Activity, Cycle } from './cycle.js';
import { isWithin, monthsFrom, yearsOf, type Span } from './span.js';

/** Where one category of a cycle stands. Hours throughout. */
export interface CategoryStatus extends CategoryRule {
  readonly done: number;
  /** What of them counts: no more than the maximum. */
  readonly counted: number;
  /** What its minimum still lacks. */
  readonly needed: number;
  /** What lies beyond its maximum. */
  readonly over: number;
}

/** Where one year of a cycle stands. */
export interface YearStatus extends Span {
  readonly floor: number;
  readonly counted: number;
  readonly needed: number;
}

/** Where a cycle stands on a day. Hours throughout. */
export interface CycleStatus extends Span {
  readonly phase: 'ahead' | 'running' | 'over';
  /** All that was done in it. */
  readonly done: number;
  /** What of it counts. */
  readonly counted: number;
  /** What is noted in it for days to come. */
  readonly planned: number;
  /** What is still needed by its last day, for the whole and for each year that is not over. */
  readonly needed: number;
  /** What of that the whole and its categories need, whenever it is done. */
  readonly neededAnytime: number;
  readonly categories: readonly CategoryStatus[];
  /** Its years, where each must have some hours; else empty. */
  readonly years: readonly YearStatus[];
  /** Those of them that are over, and fell short. */
  readonly missed: readonly YearStatus[];
}

/**
 * Where a cycle stands: what was done on its days, what of that counts, and what is needed.
 *
 * @param today `2026-11-21`; what is noted for later is not done yet
 */
export function cycleStatus(
  cycle: Cycle,
  activities: readonly Activity[],
  today: string,
): CycleStatus {
  const span = spanOf(cycle);
  const within = activities.filter(({ day }) => isWithin(day, span));
  const done = within.filter(({ day }) => day <= today);
  const categories = cycle.categories.map((rule) => categoryStatus(rule, done));
  const counted = countedOf(cycle, done);
  const lacking = sum(categories.map(({ needed }) => needed));
  // Hours of a category that must be, are hours of the whole as well.
  const anytime = Math.max(rounded(Math.max(0, (cycle.hours ?? 0) - counted)), lacking);
  const years = yearStatus(cycle, span, done);
  const open = years.filter(({ to }) => to >= today);
  return {
    ...span,
    phase: today < span.from ? 'ahead' : today > span.to ? 'over' : 'running',
    done: hoursOf(done),
    counted,
    planned: hoursOf(within.filter(({ day }) => day > today)),
    needed: Math.max(anytime, sum(open.map(({ needed }) => needed))),
    neededAnytime: anytime,
    categories,
    years,
    missed: years.filter(({ to, needed }) => to < today && to <= span.to && needed > 0),
  };
}

/** The days of a cycle; one that was given up ends there. */
export function spanOf({ from, months, ended }: Cycle): Span {
  const span = monthsFrom(from, months);
  return ended !== undefined && ended < span.to ? { from, to: ended } : span;
}

function categoryStatus(rule: CategoryRule, activities: readonly Activity[]): CategoryStatus {
  const done = hoursOf(activities.filter((each) => isOf(rule, each)));
  const counted = Math.min(done, rule.max ?? Infinity);
  return {
    ...rule,
    done,
    counted,
    needed: rounded(Math.max(0, (rule.min ?? 0) - done)),
    over: rounded(done - counted),
  };
}

/** A maximum is one of the whole cycle: of its hours, those that came first count. */
function yearStatus(
  cycle: Cycle,
  span: Span,
  activities: readonly Activity[],
): readonly YearStatus[] {
  const { floor, from, months } = cycle;
  if (floor === undefined) return [];
  let before = 0;
  return yearsOf(from, months)
    .filter((year) => year.from <= span.to)
    .map((year) => {
      const until = countedOf(
        cycle,
        activities.filter(({ day }) => day <= year.to),
      );
      const counted = rounded(until - before);
      before = until;
      return { ...year, floor, counted, needed: rounded(Math.max(0, floor - counted)) };
    });
}

function countedOf({ categories }: Cycle, activities: readonly Activity[]): number {
  const over = categories.map((rule) => categoryStatus(rule, activities).over);
  return rounded(hoursOf(activities) - sum(over));
}

function isOf({ name }: CategoryRule, { category }: Activity): boolean {
  return category !== undefined && isSameCategory(category, name);
}

function hoursOf(activities: readonly Activity[]): number {
  return sum(activities.map(({ hours }) => hours));
}

function sum(hours: readonly number[]): number {
  return rounded(hours.reduce((all, each) => all + each, 0));
}

/** Hours are typed with two decimals; adding them makes others. */
function rounded(hours: number): number {
  return Math.round(hours * 100) / 100;
}
