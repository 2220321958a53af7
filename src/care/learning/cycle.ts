import { dateOfDay, dayOfDate } from '../wall.js';
import { isSameCategory, MOST_HOURS, readCategory, type CategoryRule } from './category.js';
import { isLaidOut } from './span.js';

/** What a learning cycle asks for. */
export interface CycleRules {
  /** Hours in all; absent where no number is asked. */
  readonly hours?: number;
  /** How long it lasts. */
  readonly months: number;
  /** Hours in each whole year of it. */
  readonly floor?: number;
  readonly categories: readonly CategoryRule[];
}

/** A cycle of continuing education. */
export interface Cycle extends CycleRules {
  /** Its first day: `2026-11-21`. */
  readonly from: string;
  /** The preset that it was made of. */
  readonly preset?: string;
  /** The day on which the person gave it up, if so. */
  readonly ended?: string;
}

/** Something learned. */
export interface Activity {
  /** The day it was, as lived: `2026-11-21`. */
  readonly day: string;
  readonly hours: number;
  readonly category?: string;
}

export const MOST_MONTHS = 120;

type Data = Readonly<Record<string, unknown>>;

/** The cycle in an entry's data; undefined where there is none, or what it says is not allowed. */
export function cycleIn(data: Data): Cycle | undefined {
  const { record, from, months, hours, floor, categories, preset, ended } = data;
  if (record !== 'cycle' || !isDate(from) || !isMonths(months)) return undefined;
  if (!isLaidOut(from, months)) return undefined;
  return {
    from,
    months,
    ...(isHours(hours) && hours > 0 ? { hours } : {}),
    ...(isHours(floor) && floor > 0 ? { floor } : {}),
    categories: Array.isArray(categories) ? categories.flatMap(ruleIn) : [],
    ...(typeof preset === 'string' ? { preset } : {}),
    ...(isDate(ended) ? { ended } : {}),
  };
}

/**
 * What an entry's data say of something learned; undefined where that is nothing.
 *
 * @param day the day of the entry, in days since 1970-01-01
 */
export function activityIn(data: Data, day: number): Activity | undefined {
  const { record, hours, category } = data;
  if (record !== 'activity' || !isHours(hours) || hours === 0) return undefined;
  if (!(day >= dayOfDate('0000-01-01') && day <= dayOfDate('9999-12-31'))) return undefined;
  const name = typeof category === 'string' ? readCategory(category) : undefined;
  return { day: dateOfDay(day), hours, ...(name === undefined ? {} : { category: name }) };
}

/** Some rules with others in their place: a category that asks for nothing is taken out. */
export function withCategories(
  rules: readonly CategoryRule[],
  changed: readonly CategoryRule[],
): CategoryRule[] {
  const kept = rules.filter(({ name }) => !changed.some((rule) => isSameCategory(rule.name, name)));
  // Of two that name the same, the last was meant.
  const last = changed.filter(
    ({ name }, n) => !changed.slice(n + 1).some((rule) => isSameCategory(rule.name, name)),
  );
  return [...kept, ...last.filter(({ min, max }) => min !== undefined || max !== undefined)];
}

function ruleIn(value: unknown): CategoryRule[] {
  const { name, min, max } = (value ?? {}) as Record<string, unknown>;
  const known = typeof name === 'string' ? readCategory(name) : undefined;
  if (known === undefined) return [];
  return [
    {
      name: known,
      ...(isHours(min) && min > 0 ? { min } : {}),
      ...(isHours(max) ? { max } : {}),
    },
  ];
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(dayOfDate(value));
}

function isMonths(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MOST_MONTHS;
}

function isHours(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= MOST_HOURS;
}
