import { withLeave, withOnce, withoutChanges, withWeekdays } from '../../care/hours-change.js';
import { readHours, type Hours } from '../../care/hours.js';
import { overlaps, type Overlap } from '../../care/hours-overlap.js';
import { spansOn } from '../../care/hours-day.js';
import { dayOfDate } from '../../care/wall.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { openPrompts } from '../../terminal/prompts.js';
import { guardText } from '../guard/text.js';
import { readDates } from './dates.js';
import { hoursJson } from './show.js';
import { looksLikeTimes, readTimes, takeBreaks } from './typed.js';
import { readWeek } from './typed-week.js';
import { datesText, dayText, spansText, stateText, WEEKDAYS, weekText } from './words.js';

interface BreakOption {
  readonly break?: readonly string[];
}

/** At most so many dates at once get times of their own, and leave: more is a slip. */
const MOST_ONCE = 62;
const MOST_LEAVE = 750;
/** Counts are told, and nothing is asked. */
const QUIETLY = { quietly: true };

/** `hours set DAYS TIMES …`; at a terminal they are asked for. */
export async function set(
  context: Context,
  words: readonly string[],
  options: BreakOption,
): Promise<void> {
  if (words.length === 0 && !options.break && context.interactive && !context.flags.yes) {
    const { askHours } = await import('../setup/hours.js');
    return askHours({ context, prompts: await openPrompts(context) });
  }
  const week = readWeek(words, options.break);
  await change(context, (hours) => withWeekdays(hours, week), weekText(week, context.out));
}

/** `hours off DATES [--why WHY]` */
export async function off(
  context: Context,
  words: readonly string[],
  options: { readonly why?: string },
): Promise<void> {
  const why = options.why?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (why.length > 80 || /[\p{Cc}\p{Cf}]/u.test(why)) {
    throw new UsageError('--why takes at most 80 plain characters', 'for example: --why leave');
  }
  const dates = await readDates(words, context);
  limit(dates, MOST_LEAVE);
  const leave = why === '' ? dates : { ...dates, why: await guardText(context, why, QUIETLY) };
  const said = `Off: ${datesText(dates, context.out)}.`;
  await change(context, (hours) => withLeave(hours, leave), said);
}

/** `hours on DATES [TIMES]`: takes back what was said of them, or has them worked as given. */
export async function on(
  context: Context,
  words: readonly string[],
  options: BreakOption,
): Promise<void> {
  const split = words.findLastIndex((word) => !looksLikeTimes(word.replace(/^,/, ''))) + 1;
  const dates = await readDates(words.slice(0, split), context);
  const when = datesText(dates, context.out);
  if (split < words.length) {
    limit(dates, MOST_ONCE);
    const spans = readTimes(words.slice(split));
    const own = takeBreaks(new Map([['', spans]]), options.break ?? []).get('') ?? spans;
    const said = `${when}: ${spansText(own, context.out)}.`;
    return change(context, (hours) => withOnce(hours, dates, own), said);
  }
  if (options.break) throw new UsageError('a break needs the times of that day', ON_TIMES);
  await change(
    context,
    (hours) => {
      const back = withoutChanges(hours, dates);
      limit(dates, MOST_LEAVE);
      if (!isWorked(back, dates)) throw noTimes(dates);
      return back;
    },
    `${when}: your usual hours again.`,
  );
}

const ON_TIMES = 'for example: selfcare hours on tomorrow 9:00-17:30 --break 12:30-13:15';

/** Writes changed hours, and answers with what is so now. */
export async function change(
  context: Context,
  act: (hours: Hours) => Hours,
  said: string,
): Promise<void> {
  const { out } = context;
  const settings = await context.settings();
  const dayStart = settings.get('day.start');
  const stored = settings.whole('hours');
  const before = readHours(stored);
  const hours = act(before);
  await settings.rewrite('hours', { ...stored, ...hours }, readHours);
  const known = new Set(overlaps(before).map((each) => JSON.stringify(each)));
  for (const each of overlaps(hours)) if (!known.has(JSON.stringify(each))) tellOverlap(out, each);
  if (out.json) return out.value(hoursJson(hours, context, dayStart));
  out.note(said);
  out.note(stateText(hours, context, dayStart));
}

function tellOverlap(out: Context['out'], { day, ends, starts }: Overlap): void {
  const name = WEEKDAYS[Number(day) - 1] ?? dayText(day.replace('before ', ''));
  const what = day.startsWith('before ')
    ? `the day before ${name} ends at ${ends}, when ${name} has begun at ${starts}`
    : `${name} ends at ${ends} of the next day, whose work begins at ${starts}`;
  out.warn(what, 'both are kept, and count once; to change one, set it anew');
}

function isWorked(hours: Hours, { from, to }: { from: string; to: string }): boolean {
  for (let day = dayOfDate(from); day <= dayOfDate(to); day++) {
    if (spansOn(hours, day).length > 0) return true;
  }
  return false;
}

function noTimes({ from, to }: { from: string; to: string }): UsageError {
  const what =
    from === to ? `${dayText(from)} has no usual hours` : 'those days have no usual hours';
  return new UsageError(what, `give them: selfcare hours on ${from} 10:00-14:00`);
}

function limit({ from, to }: { from: string; to: string }, most: number): void {
  if (dayOfDate(to) - dayOfDate(from) < most) return;
  throw new UsageError(`those are more than ${most} days`, 'name a shorter span');
}
