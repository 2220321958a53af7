import { hasHours } from '../../care/hours.js';
import { BUILT_IN, lackOf } from '../../care/reminders-builtin.js';
import { reminders, type Outlook } from '../../care/reminders.js';
import { timeWords } from '../../care/times.js';
import type { Context } from '../../context.js';
import { readSituation } from './outlook.js';

/** What keeps a reminder from ever coming, as things are. */
export function silence(id: string, outlook: Outlook): string | undefined {
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
  const { outlook, dayStart } = await readSituation(context);
  context.out.note(nextInWords(context, outlook, id, dayStart));
}

/** `Next at 15:20.`, or why it does not come. */
export function nextInWords(
  { now, local }: Pick<Context, 'now' | 'local'>,
  outlook: Outlook,
  id: string,
  dayStart: number,
): string {
  const at = now().getTime();
  const next = reminders(outlook, [id]).next(at);
  if (next !== undefined) return `Next: ${timeWords(next, at, local, dayStart)}.`;
  const why = silence(id, outlook);
  return why === undefined ? 'Nothing is planned for it now.' : `It is silent: ${why}.`;
}
