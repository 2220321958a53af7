import { minutesOf } from './hours-spans.js';
import { readDays, type Quiet } from './reminders-time.js';

/** When a reminder of one's own may come: at work, after it, or whenever. Breaks are neither. */
export type During = 'work' | 'off' | 'always';

/** A reminder of one's own that comes every so often. */
export interface EveryRule {
  readonly id: string;
  readonly title: string;
  /** Minutes. */
  readonly every: number;
  readonly during: During;
  /** When it was made, in ms since 1970: the first wait begins there. */
  readonly made: number;
}

/** A reminder of one's own that comes at a time of day. */
export interface AtRule {
  readonly id: string;
  readonly title: string;
  /** `HH:MM` */
  readonly at: string;
  /** 1 Monday … 7 Sunday. */
  readonly days: readonly number[];
  /** When it was made, in ms since 1970: what was before that is none of its times. */
  readonly made?: number;
}

export type OwnRule = EveryRule | AtRule;

/** What of reminders is a setting. */
export interface ReminderRules {
  readonly own: readonly OwnRule[];
  /** The ids of those that are turned off. */
  readonly off: readonly string[];
  readonly quiet?: Quiet;
}

/** Minutes between two lines in a shell, and so the least that a reminder can wait. *Design* */
export const GAP_MINUTES = 15;
const YEAR_MINUTES = 366 * 24 * 60;

/**
 * Rules from settings. What is not allowed is left out: one slip must not lose the rest.
 *
 * @param slip hears the name of each thing that is left out
 */
export function readRules(
  stored: unknown,
  slip: (what: string) => void = () => undefined,
): ReminderRules {
  const { own, off, quiet } = record(stored);
  const { from, to } = record(quiet);
  const kept = new Map<string, OwnRule>();
  for (const [i, each] of list(own).entries()) {
    const [rule] = readOwn(each);
    if (rule) kept.set(rule.id, rule);
    else slip(`reminder ${i + 1} of your own`);
  }
  const hours = isWall(from) && isWall(to) && from !== to ? { quiet: { from, to } } : {};
  if (own !== undefined && !Array.isArray(own)) slip('your own reminders');
  if (off !== undefined && !Array.isArray(off)) slip('which are off');
  if (quiet !== undefined && quiet !== null && !hours.quiet) slip('the quiet hours');
  return {
    own: [...kept.values()],
    off: list(off).filter((id) => typeof id === 'string'),
    ...hours,
  };
}

function readOwn(stored: unknown): OwnRule[] {
  const { id, title, every, during = 'always', made, at, on = 'daily' } = record(stored);
  if (typeof id !== 'string' || !/^[a-z2-7]{3,16}$/.test(id) || !isTitle(title)) return [];
  const instant = typeof made === 'string' ? Date.parse(made) : NaN;
  if (isWall(at)) {
    const days = typeof on === 'string' ? readDays(on) : undefined;
    return days ? [{ id, title, at, days, ...(!Number.isNaN(instant) && { made: instant }) }] : [];
  }
  if (!isWait(every) || !isDuring(during) || Number.isNaN(instant)) return [];
  return [{ id, title, every, during, made: instant }];
}

/** Why a reminder cannot be called this: one line of 1 to 100 characters, none of them hidden. */
export function titleFault(title: unknown): 'empty' | 'long' | 'hidden' | undefined {
  if (typeof title !== 'string' || title.trim() === '') return 'empty';
  if ([...title].length > 100) return 'long';
  // Joiners stand in emoji and in the words of some scripts, tags in flags: they hide nothing.
  const visible = title.replace(/[\u200c\u200d]|[\u{e0020}-\u{e007f}]/gu, '');
  const hidden = new RegExp('[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]', 'u').test(visible);
  return hidden || visible.trim() === '' ? 'hidden' : undefined;
}

/** Whether a reminder may be called this. */
export function isTitle(title: unknown): title is string {
  return titleFault(title) === undefined;
}

/** Whether a reminder may wait so many minutes: a quarter of an hour to a year. */
export function isWait(minutes: unknown): minutes is number {
  return (
    Number.isInteger(minutes) &&
    (minutes as number) >= GAP_MINUTES &&
    (minutes as number) <= YEAR_MINUTES
  );
}

/** Whether a word says when a reminder may come. */
export function isDuring(word: unknown): word is During {
  return word === 'work' || word === 'off' || word === 'always';
}

function isWall(wall: unknown): wall is string {
  return typeof wall === 'string' && minutesOf(wall) < 24 * 60;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
