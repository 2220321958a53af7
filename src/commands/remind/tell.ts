import { hasHours } from '../../care/hours.js';
import { reminders, type Outlook } from '../../care/reminders.js';
import { timeWords } from '../../care/times.js';
import type { Context } from '../../context.js';
import { readSituation } from './outlook.js';

/** What keeps a reminder from ever coming, as things are. */
export function silence(id: string, { rules, hours, log }: Outlook): string | undefined {
  const own = rules.own.find((rule) => rule.id === id);
  const byHours = own ? 'during' in own && own.during === 'work' : HOURLY.includes(id);
  if (byHours && !hasHours(hours)) return 'it goes by your hours, and none are set';
  if (id === 'loops' && log.openLoops === 0) return 'there are no open loops';
  if (id === 'supervision') return 'no date for supervision is known';
  if (id === 'learning') return 'no learning cycle is known';
  if (id === 'checkin' && log.lastCheckin === undefined) return 'it waits for a first check-in';
  if (id === 'journal' && log.lastJournal === undefined) return 'it waits for a first entry';
  return undefined;
}

const HOURLY = ['close', 'loops', 'pause'];

/** Says when a reminder comes next. */
export async function tellNext(context: Context, id: string): Promise<void> {
  const { outlook } = await readSituation(context);
  context.out.note(nextInWords(context, outlook, id));
}

/** `Next at 15:20.`, or why it does not come. */
export function nextInWords(
  { now, local }: Pick<Context, 'now' | 'local'>,
  outlook: Outlook,
  id: string,
): string {
  const at = now().getTime();
  const next = reminders(outlook, [id]).next(at);
  if (next !== undefined) return `Next: ${timeWords(next, at, local)}.`;
  const why = silence(id, outlook);
  return why === undefined ? 'Nothing is planned for it now.' : `It is silent: ${why}.`;
}
