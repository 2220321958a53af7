import { finishOf, plannedEnd } from '../../care/shutdown.js';
import { instantsOf } from '../../care/reminders-time.js';
import { clockAt } from '../../care/times.js';
import type { Context } from '../../context.js';
import { longDate } from '../../terminal/dates.js';
import { openPrompts, type Choice } from '../../terminal/prompts.js';
import { wrapText } from '../../terminal/wrap.js';
import { timeOfDay } from '../options/when-time.js';
import type { Day } from './day.js';
import type { Begun } from './draft.js';

/** What of a day says when its work ended. */
export type Ending = Pick<Day, 'day' | 'lived' | 'planned' | 'dayStart'>;

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** When work ended that is closed now; undefined where nothing says it. */
export function finishNow(context: Pick<Context, 'now' | 'local'>, day: Ending, begun?: Begun) {
  const now = context.now().getTime();
  return finishOf(day.planned, now, begun?.last.getTime(), context.local, day.dayStart);
}

/**
 * When work ended on an earlier day, by when its questions were left; undefined where that was not
 * on its evening.
 */
export function finishLeft(
  { local }: Pick<Context, 'local'>,
  { hours, dayStart }: Day,
  { day, last }: Begun,
): Date | undefined {
  const planned = plannedEnd(hours, day, local);
  return dated(finishOf(planned, last.getTime(), undefined, local, dayStart).at);
}

/**
 * When work ended, asked for where a night has passed since, or the questions were left for long.
 *
 * @returns undefined where nobody knows
 */
export async function askFinished(
  context: Context,
  day: Ending,
  begun?: Begun,
): Promise<Date | undefined> {
  const { at: likely, isSure } = finishNow(context, day, begun);
  if (isSure || context.flags.yes) return dated(likely);
  const { local } = context;
  const now = context.now().getTime();
  const clock = (at: number) => clockAt(at, local);
  const isSameEvening = finishOf(day.planned, now, undefined, local, day.dayStart).isSure;
  const known: [number | undefined, string][] = [
    [likely, 'when you left these questions'],
    [day.planned, 'as planned'],
    [isSameEvening ? now : undefined, 'now'],
  ];
  const choices: Choice<number | 'other' | undefined>[] = known.flatMap(([at, what]) =>
    at === undefined ? [] : [{ value: at, name: `${clock(at)}, ${what}` }],
  );
  const prompts = await openPrompts(context);
  const date = day.day === day.lived ? '' : ` on ${longDate(`${day.day}T`)}`;
  const choice = await prompts.select({
    message: wrapText(`When did your work end${date}?`, context.out.width - 3),
    choices: [
      ...choices,
      { value: 'other', name: 'At another time' },
      { value: undefined, name: 'I do not know' },
    ],
  });
  if (choice !== 'other') return dated(choice);
  const typed = await prompts.input({
    message: 'At what time?',
    validate: (text) => readEnd(text, context) !== undefined || 'a time of day, such as 18:10',
  });
  return dated(readEnd(typed, context));
}

/** The last time before now at which a clock showed what was typed. */
function readEnd(typed: string, { now, local }: Pick<Context, 'now' | 'local'>) {
  const time = timeOfDay(typed.trim().toLowerCase());
  if (time === undefined) return undefined;
  const at = now().getTime();
  return instantsOf(time.slice(0, 5), EVERY_DAY, at, local).findLast((each) => each <= at);
}

function dated(at: number | undefined): Date | undefined {
  return at === undefined ? undefined : new Date(at);
}
