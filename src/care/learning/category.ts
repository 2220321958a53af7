/** What a cycle asks of one kind of learning. */
export interface CategoryRule {
  readonly name: string;
  /** Hours that must be of this kind. */
  readonly min?: number;
  /** Hours beyond which this kind no longer counts. */
  readonly max?: number;
}

/** The most hours that anything here can be: a year's worth. */
export const MOST_HOURS = 9000;

const NAME = /^[^:\p{Cc}\p{Cf}\u2028\u2029]{1,40}$/u;

/**
 * Reads `law/ethics:4` (at least), `self-study:..10` (at most), `online:2..10` (both). `diversity:0`
 * asks for nothing.
 *
 * @returns undefined where it is none of these, or asks for more than it lets count
 */
export function readCategoryRule(typed: string): CategoryRule | undefined {
  const at = typed.lastIndexOf(':');
  const name = readCategory(typed.slice(0, at));
  const [low = '', high, ...more] = typed.slice(at + 1).split('..');
  if (at < 1 || name === undefined || more.length > 0) return undefined;
  const [min, max] = [readHours(low), high === undefined ? undefined : readHours(high)];
  if (low.trim() !== '' && min === undefined) return undefined;
  if (high === undefined ? min === undefined : max === undefined) return undefined;
  if (max !== undefined && (min ?? 0) > max) return undefined;
  return { name, ...(min ? { min } : {}), ...(max === undefined ? {} : { max }) };
}

/** A category's name with its blanks in order; undefined where it is none. */
export function readCategory(typed: string): string | undefined {
  const name = typed.trim().replaceAll(/\s+/g, ' ');
  return NAME.test(name) ? name : undefined;
}

/** Hours of `6`, `1.5`, `1,5`: at most two decimals, from 0 to a year's; else undefined. */
export function readHours(typed: string): number | undefined {
  if (!/^\d{1,4}([.,]\d{1,2})?$/.test(typed.trim())) return undefined;
  const hours = Number(typed.trim().replace(',', '.'));
  return hours <= MOST_HOURS ? hours : undefined;
}

/** Categories are the same whatever their case. */
export function isSameCategory(one: string, other: string): boolean {
  return one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();
}
