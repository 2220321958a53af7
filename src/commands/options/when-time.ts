import { shift, shiftWall, two } from './when-calendar.js';
import type { Reading } from './when-reading.js';

/** A time of day: when it is, and the span that a range takes for it (seconds from `time`). */
export interface TimeOfDay {
  /** `HH:MM:SS` */
  readonly time: string;
  /** Seconds from `time` to where its span starts (0 or less) and ends. */
  readonly before: number;
  readonly after: number;
}

const HOUR = 3600;
const part = (time: string, from: number, to: number): TimeOfDay => {
  const at = Number(time.slice(0, 2));
  return { time, before: (from - at) * HOUR, after: (to - at) * HOUR };
};

/** *Design*: what the parts of a day mean, as a moment and as hours. */
const PARTS: Readonly<Record<string, TimeOfDay>> = {
  morning: part('09:00:00', 5, 12),
  afternoon: part('15:00:00', 12, 18),
  evening: part('20:00:00', 18, 24),
  night: part('22:00:00', 21, 28),
};

const NAMED: Readonly<Record<string, string>> = {
  noon: '12:00:00',
  midday: '12:00:00',
  midnight: '00:00:00',
};

const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?|\d{1,2}(?:\.\d{2})? ?[ap]\.?m\.?`;
const TIME = `${CLOCK}|noon|midday|midnight`;
const PART = 'morning|afternoon|evening|night';
const LAST = new RegExp(`^(?:(.*?),? (?:at )?)??(?:at )?(${TIME})$`);
const FIRST = new RegExp(`^(?:at )?(${TIME}),? (?:on )?(.+)$`);
const LAST_PART = new RegExp(`^(?:(.*?),? )??(?:in the |this |at )?(${PART})$`);
const DIGITS = /^(\d{1,2})(?:[:.](\d{2}))?(?::(\d{2}))? ?(?:([ap])\.?m\.?)?$/;

/**
 * Takes a time of day off the end or the start of `text` (lower case, single blanks).
 *
 * @returns the rest and the time; undefined where there is no time, `impossible` for one such as
 * 25:00
 */
export function takeTime(
  text: string,
): { rest: string; time: TimeOfDay } | 'impossible' | undefined {
  if (text === 'last night') return { rest: 'yesterday', time: PARTS['night'] as TimeOfDay };
  if (text === 'tonight') return { rest: 'today', time: PARTS['night'] as TimeOfDay };
  const partly = LAST_PART.exec(text);
  const named = PARTS[partly?.[2] ?? ''];
  if (partly && named) return { rest: (partly[1] ?? '').trim(), time: named };
  const last = LAST.exec(text);
  const first = last ? undefined : FIRST.exec(text);
  const found = last?.[2] ?? first?.[1];
  if (found === undefined) return undefined;
  const rest = (last?.[1] ?? first?.[2] ?? '').trim();
  const time = timeOfDay(found);
  if (!time) return 'impossible';
  const seconds = /:\d\d:\d\d/.test(found) ? 1 : 60;
  return { rest, time: { time, before: 0, after: seconds } };
}

/** `07:30:00` from `7.30am`, `07:30`, `noon`; undefined where the clock has no such time. */
export function timeOfDay(text: string): string | undefined {
  if (Object.hasOwn(NAMED, text)) return NAMED[text];
  const [, hours = '', minutes = '0', seconds = '0', half] = DIGITS.exec(text) ?? [];
  if (hours === '') return undefined;
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return `${two(hour)}:${two(Number(minutes))}:${two(Number(seconds))}`;
}

/** The reading of a time of day on a date. */
export function onDate(date: string, { time, before, after }: TimeOfDay): Reading {
  const wall = `${date}T${time}`;
  return { is: 'wall', wall, from: shiftWall(wall, before), to: shiftWall(wall, after) };
}

/** The whole of a day. */
export function dayReading(date: string, lived: boolean): Reading & { is: 'days' } {
  return { is: 'days', from: date, to: shift(date, 1, 'day'), lived };
}
