import { existsSync } from 'node:fs';
import { readHours } from '../../care/hours.js';
import type { Deadlines, ReminderLog } from '../../care/reminders-builtin.js';
import { readRules } from '../../care/reminders-rules.js';
import { reminders, type Due, type Outlook } from '../../care/reminders.js';
import type { Context } from '../../context.js';
import { readKept, writeKept, type Kept } from '../../shell/kept.js';
import { deadlinesPath, readDeadlines } from './deadlines-file.js';
import { FRESH } from './fresh.js';

/** What reminders need of the context. */
export type RemindContext = Pick<
  Context,
  'flags' | 'home' | 'journal' | 'settings' | 'now' | 'local' | 'out' | 'pid' | 'random' | 'isAlive'
>;

/** What is due now and what is remembered of it. */
export interface Situation {
  readonly outlook: Outlook;
  readonly kept: Kept;
  /** Whether a locked vault may hold dates that nobody has read yet. */
  readonly unread: boolean;
  /** The hour at which the person's day begins. */
  readonly dayStart: number;
}

/**
 * Reads all that decides what is due.
 *
 * @param quickly goes by what is remembered of the journal where that is not old
 */
export async function readSituation(context: RemindContext, quickly = false): Promise<Situation> {
  const home = await context.home();
  const kept = readKept(home);
  const age = context.now().getTime() - (kept.readAt ?? -Infinity);
  const remembered = quickly && age >= 0 && age < FRESH ? kept.log : undefined;
  const log = remembered ?? (await readLog(context));
  const settings = await context.settings();
  // Read for what they say of themselves: the outlook takes the tree, as others have only that.
  settings.read('reminders', readRules);
  settings.read('hours', readHours);
  const known = readDeadlines(home);
  const outlook = outlookOf(settings.stored, log, kept, context.local, known);
  const unread = known.readAt === 0 && existsSync(deadlinesPath(home)) && (await isLocked(context));
  return { kept, outlook, unread, dayStart: settings.get('day.start') };
}

async function isLocked({ journal }: RemindContext): Promise<boolean> {
  return (await journal()).store.isLocked;
}

/** All that decides what is due, over a log that was read already. */
export function outlookOf(
  settings: Readonly<Record<string, unknown>>,
  log: ReminderLog,
  { stamps }: Pick<Kept, 'stamps'>,
  zone: Outlook['zone'],
  deadlines: Deadlines,
): Outlook {
  return {
    ...deadlines,
    rules: readRules(settings['reminders']),
    hours: readHours(settings['hours']),
    log,
    stamps,
    zone,
  };
}

/** The reminders that are due now, over a log that was read already, the most important first. */
export async function dueNow(
  context: Pick<Context, 'home' | 'settings' | 'now' | 'local'>,
  log: ReminderLog,
): Promise<Due[]> {
  const home = await context.home();
  const kept = readKept(home);
  const { stored } = await context.settings();
  const outlook = outlookOf(stored, log, kept, context.local, readDeadlines(home));
  return reminders(outlook).standing(context.now().getTime());
}

/** What the journal says that reminders go by. */
export async function readLog(context: RemindContext): Promise<ReminderLog> {
  const { readDayLog } = await import('../boundary/daylog.js');
  const { lastBreath, lastJournal, lastCheckin, openLoops, snoozes, opened, closed } =
    await readDayLog(context);
  return {
    openLoops,
    snoozes,
    ...(lastBreath === undefined ? {} : { lastBreath }),
    ...(lastJournal === undefined ? {} : { lastJournal }),
    ...(lastCheckin === undefined ? {} : { lastCheckin }),
    ...(opened ? { opened } : {}),
    ...(closed ? { closed } : {}),
  };
}

/** Remembers what a person did about a reminder; when this resolves it is on the disk. */
export async function keepStamps(
  context: Context,
  { kept }: Situation,
  changes: Partial<Kept['stamps']>,
): Promise<void> {
  const stamps = { ...kept.stamps, ...changes };
  writeKept(await context.home(), { ...kept, stamps }, context, true);
  const { replan } = await import('./after.js');
  await replan(context);
}
