import { hasHours } from '../../care/hours.js';
import { BUILT_IN, lackOf } from '../../care/reminders-builtin.js';
import { reminders, type Outlook } from '../../care/reminders.js';
import { timeWords } from '../../care/times.js';
import type { Context } from '../../context.js';
import { readSituation, type Situation } from './outlook.js';

/**
 * What keeps a reminder from ever coming, as things are.
 *
 * @param unread whether a locked vault may hold dates that nobody has read yet
 */
export function silence(id: string, outlook: Outlook, unread: boolean): string | undefined {
  const works = hasHours(outlook.hours);
  const own = outlook.rules.own.find((rule) => rule.id === id);
  const name = own ? undefined : BUILT_IN.find((each) => each === id);
  const atWork = own !== undefined && 'during' in own && own.during === 'work';
  const lack = name ? lackOf(name, outlook, works) : atWork && !works ? 'hours' : undefined;
  switch (lack) {
    case 'hours':
      return 'it goes by your hours, and none are set';
    case 'loops':
      return 'there are no open loops';
    case 'date':
      if (unread) return 'the vault is locked, and it is read for this when it is next opened';
      return name === 'supervision'
        ? 'no date for supervision is known'
        : name === 'learning'
          ? 'no open hours of a cycle are known'
          : 'nothing is known to be due';
    case 'first':
      return `it waits for a first ${name === 'checkin' ? 'check-in' : 'entry'}`;
    case undefined:
      return undefined;
  }
}

/** Says when a reminder comes next. */
export async function tellNext(context: Context, id: string): Promise<void> {
  context.out.note(nextInWords(context, await readSituation(context), id));
}

/** `Next at 15:20.`, or why it does not come. */
export function nextInWords(
  { now, local }: Pick<Context, 'now' | 'local'>,
  { outlook, dayStart, unread }: Pick<Situation, 'outlook' | 'dayStart' | 'unread'>,
  id: string,
): string {
  const at = now().getTime();
  const next = reminders(outlook, [id]).next(at);
  if (next !== undefined) return `Next: ${timeWords(next, at, local, dayStart)}.`;
  const why = silence(id, outlook, unread);
  return why === undefined ? 'Nothing is planned for it now.' : `It is silent: ${why}.`;
}
