import {
  readCategory,
  readCategoryRule,
  readHours,
  type CategoryRule,
} from '../../care/learning/category.js';
import { MOST_MONTHS } from '../../care/learning/cycle.js';
import { CYCLE_PRESETS, presetNamed, type CyclePreset } from '../../care/learning/presets.js';
import { nearest } from '../../care/nearest.js';
import { UsageError } from '../../errors.js';
import { parseRange, type Clock } from '../options/when.js';

/** Hours as they are typed; 0 where that is allowed. */
export function typedHours(typed: string, flag: string, zero = true): number {
  const hours = readHours(typed);
  if (hours !== undefined && (zero || hours > 0)) return hours;
  throw new UsageError(
    `${flag} needs hours, with two decimals at most`,
    `for example: ${flag} 6, or ${flag} 1.5`,
  );
}

/**
 * How long a cycle lasts, in months.
 *
 * @throws UsageError where it is no whole number that is allowed
 */
export function typedMonths(typed: string): number {
  const months = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  if (months >= 1 && months <= MOST_MONTHS) return months;
  throw new UsageError(`--months is a whole number from 1 to ${MOST_MONTHS}`, '24 are two years');
}

/**
 * A day of the calendar: `2026-11-21`. That of a month or a year is its first.
 *
 * @throws UsageError where it cannot be read
 */
export async function typedDay(typed: string, clock: Clock): Promise<string> {
  try {
    return (await parseRange(typed, clock)).from.slice(0, 10);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(error.message, 'for example: 2026-07-01, "1 july 2026", 2026-07');
  }
}

/**
 * A category and its hours: `law/ethics:4`, `self-study:..10`.
 *
 * @throws UsageError
 */
export function typedRule(typed: string): CategoryRule {
  const rule = readCategoryRule(typed);
  if (rule) return rule;
  throw new UsageError(
    '--category needs a name and hours',
    'for example: "law/ethics:4" (at least), "self-study:..10" (at most), "online:2..10"',
  );
}

/**
 * The name of a category.
 *
 * @throws UsageError
 */
export function typedCategory(typed: string): string {
  const name = readCategory(typed);
  if (name !== undefined) return name;
  throw new UsageError(
    '--category needs a name of at most 40 characters, without a colon',
    'for example: --category law/ethics',
  );
}

/**
 * The rules of this name.
 *
 * @throws UsageError where there are none
 */
export function typedPreset(typed: string): CyclePreset {
  const preset = presetNamed(typed);
  if (preset) return preset;
  const names = CYCLE_PRESETS.map(({ name }) => name);
  const near = nearest(typed.trim().toLowerCase(), names);
  throw new UsageError(
    'there is no preset of that name',
    near ? `did you mean ${near}?` : `there are ${names.join(', ')}`,
  );
}
