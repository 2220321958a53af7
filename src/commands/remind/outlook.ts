import { readHours } from '../../care/hours.js';
import type { ReminderLog } from '../../care/reminders-builtin.js';
import { readRules } from '../../care/reminders-rules.js';
import { reminders, type Due, type Outlook } from '../../care/reminders.js';
import type { Context } from '../../context.js';
import { readKept, writeKept, type Kept } from '../../shell/kept.js';
import { readDayLog } from '../boundary/daylog.js';

/** What reminders need of the context. */
export type RemindContext = Pick<
  Context,
  'home' | 'journal' | 'settings' | 'now' | 'local' | 'out' | 'pid' | 'random' | 'isAlive'
>;

/** What is due now and what is remembered of it. */
export interface Situation {
  readonly outlook: Outlook;
  readonly kept: Kept;
}

/** Reads all that decides what is due. */
export async function readSituation(context: RemindContext): Promise<Situation> {
  const log = await readDayLog(context);
  const kept = readKept(await context.home());
  const settings = await context.settings();
  return { kept, outlook: outlookOf(settings.stored, log, kept, context.local) };
}

/** All that decides what is due, over a log that was read already. */
export function outlookOf(
  settings: Readonly<Record<string, unknown>>,
  log: ReminderLog,
  { stamps }: Pick<Kept, 'stamps'>,
  zone: Outlook['zone'],
): Outlook {
  return {
    rules: readRules(settings['reminders']),
    hours: readHours(settings['hours']),
    log,
    stamps,
    zone,
  };
}

/** The one reminder that is due now, if any, over a log that was read already. */
export async function dueNow(
  context: Pick<Context, 'home' | 'settings' | 'now' | 'local'>,
  log: ReminderLog,
): Promise<Due | undefined> {
  const kept = readKept(await context.home());
  const { stored } = await context.settings();
  const { standing } = reminders(outlookOf(stored, log, kept, context.local));
  return standing(context.now().getTime())[0];
}

/** Remembers what a person did about a reminder; when this resolves it is on the disk. */
export async function keepStamps(
  context: RemindContext,
  { kept }: Situation,
  changes: Partial<Kept['stamps']>,
): Promise<void> {
  const stamps = { ...kept.stamps, ...changes };
  writeKept(await context.home(), { ...kept, stamps }, context, true);
}
