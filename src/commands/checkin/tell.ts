import { checkinIn, pointsToDistress } from '../../care/checkin/checkin.js';
import { learnt } from '../../care/trends/standing.js';
import type { Signal } from '../../care/trends/signals.js';
import type { Context } from '../../context.js';
import { entryJson } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { clockTime, longDate } from '../../terminal/dates.js';
import { CRISIS_LINE, crisisPeople } from '../crisis/people.js';
import { scoreWords } from './answers.js';
import type { History } from './history.js';
import type { Saved } from './save.js';

/** One small thing to do, by what moved most. */
const ONE_THING: Readonly<Record<Signal, string>> = {
  mood: 'something that has done you good before, however short.',
  energy: 'leave out one thing today that can wait.',
  tension: 'five slow minutes: selfcare breathe',
};

/** What `checkin` says once a check-in is on the disk. */
export async function tellCheckin(
  context: Context,
  { entry, history, names }: Saved,
): Promise<void> {
  const { out } = context;
  const checkin = checkinIn(entry);
  if (out.json) out.value(entryJson(entry));
  else {
    const ref = out.colorErr.cyan(entry.id.slice(0, SHOWN_LETTERS));
    const scores = scoreWords(checkin);
    out.note(
      [`Saved as ${ref}${scores ? `: ${scores}` : ''}.`, learning(history)].join(' ').trim(),
    );
  }
  if (names && history) for (const line of await noticeLines(context, history)) out.note(line);
  if (pointsToDistress(checkin)) out.note(CRISIS_LINE);
}

/** While a baseline is missing, how far it is. */
function learning(history: History | undefined): string {
  if (history?.standing.state !== 'learning') return '';
  const { count, needed } = learnt(history.points);
  return `Still learning what is usual for you: ${count} of ${needed}.`;
}

/** A lasting change, named kindly: that it is there, one thing to do, one person to call. */
async function noticeLines(context: Context, { entries, standing }: History): Promise<string[]> {
  if (standing.state !== 'lower') return [];
  const since = entries[standing.since]?.at;
  const [person] = crisisPeople(await context.settings());
  return [
    '',
    `${since ? `Since about ${longDate(since)} your` : 'Your'} check-ins are lower than is usual for you. That can have many reasons; it is worth noticing.`,
    `One thing to do: ${ONE_THING[standing.most ?? 'mood']}`,
    person
      ? `One person to call: ${person.name}, ${person.contact}`
      : 'One person to call: somebody who knows your work. To keep a number at hand: selfcare crisis add',
  ];
}

/** `Tuesday 3 November 2026 at 18:10` */
export function whenWords(at: string): string {
  return `${longDate(at)} at ${clockTime(at)}`;
}
