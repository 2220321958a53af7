import { isDuring, readRules, type AtRule, type EveryRule } from '../../care/reminders-rules.js';
import { daysInWords, readDays, type Quiet } from '../../care/reminders-time.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { randomId } from '../../journal/ids.js';
import { readDuration } from '../options/duration.js';
import { readTitle } from '../options/title.js';
import { timeOfDay } from '../options/when-time.js';
import { tellNext } from './tell.js';
import { ruleJson, whenInWords } from './words.js';

export interface AddOptions {
  readonly every?: string;
  readonly at?: string;
  readonly during?: string;
  readonly on?: string;
}

const YEAR = 366 * 1440;
/** Letters of an id: a person has a handful of reminders, and types them. */
const LETTERS = 6;

const EXAMPLE = 'selfcare remind add "Drink water" --every 2h';

/** `remind add TITLE --every … | --at …`; what is missing is asked for at a terminal. */
export async function add(context: Context, words: string, given: AddOptions): Promise<void> {
  const isWhole = words !== '' && (given.every ?? given.at) !== undefined;
  const asked =
    isWhole || !context.interactive || context.flags.yes
      ? { title: words, ...given }
      : await (await import('./ask.js')).askForReminder(context, { title: words, ...given });
  if (!asked) return context.out.note('Nothing was saved.');
  return save(context, asked.title, asked);
}

async function save(context: Context, words: string, options: AddOptions): Promise<void> {
  const id = randomId(LETTERS, context.random);
  // A slip in the flags is told before anything is looked through.
  const typed = ruleOf(id, words, options, context);
  const title = await readTitle(context, words, EXAMPLE);
  const rule = { ...typed, title };
  const settings = await context.settings();
  const table = settings.whole('reminders');
  const own = Array.isArray(table['own']) ? table['own'] : [];
  await settings.rewrite('reminders', { ...table, own: [...own, stored(rule)] }, readRules);
  const { out } = context;
  if (out.json) return out.value(ruleJson(rule));
  out.note(`${id}  ${title}: ${whenInWords(rule)}.`);
  const { quiet } = settings.read('reminders', readRules);
  if (quiet && 'at' in rule && isQuiet(rule.at, quiet)) {
    const when = `${quiet.from} to ${quiet.to}`;
    out.note(`${rule.at} lies in your quiet hours, ${when}: nothing is said then.`);
  }
  await tellNext(context, id);
}

/** Whether a wall time lies in quiet hours, which may run over midnight. */
function isQuiet(wall: string, { from, to }: Quiet): boolean {
  return from < to ? from <= wall && wall < to : from <= wall || wall < to;
}

function ruleOf(
  id: string,
  title: string,
  { every, at, during, on }: AddOptions,
  context: Pick<Context, 'now'>,
): EveryRule | AtRule {
  if (every !== undefined && at !== undefined) {
    throw new UsageError('--every and --at are two ways to say when', 'choose one of them');
  }
  if (every !== undefined) {
    if (on !== undefined) throw new UsageError('--on goes with --at', '--during goes with --every');
    const minutes = readEvery(every);
    const when = during ?? 'always';
    if (!isDuring(when)) throw new UsageError('--during is work, off or always');
    return { id, title, every: minutes, during: when, made: context.now().getTime() };
  }
  if (at === undefined) {
    throw new UsageError('a reminder needs a time', 'for example: --every 2h, or --at 17:30');
  }
  if (during !== undefined) {
    throw new UsageError('--during goes with --every', '--on goes with --at: --on weekdays');
  }
  const time = timeOfDay(at.trim().toLowerCase());
  if (time === undefined) {
    throw new UsageError('--at needs a time of day', 'for example: 17:30, 5.30pm, noon');
  }
  const days = readDays(on ?? 'daily');
  if (days) return { id, title, at: time.slice(0, 5), days, made: context.now().getTime() };
  throw new UsageError('--on needs days', 'for example: weekdays, weekends, daily, mon,wed');
}

/**
 * The minutes of a wait.
 *
 * @throws UsageError where it is none, or not from a quarter of an hour to a year
 */
export function readEvery(typed: string): number {
  return readDuration(typed, '--every', { least: 15, most: YEAR });
}

/** A rule as the settings keep it. */
function stored(rule: EveryRule | AtRule): Record<string, unknown> {
  const { id, title, made } = rule;
  const since = made === undefined ? {} : { made: new Date(made).toISOString() };
  if ('at' in rule) return { id, title, at: rule.at, on: daysInWords(rule.days), ...since };
  return { id, title, every: rule.every, during: rule.during, ...since };
}
