import { checkinIn, pointsToDistress } from '../../care/checkin/checkin.js';
import { counted } from '../../care/times.js';
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
  { entry, history, isSealed, names }: Saved,
): Promise<void> {
  const { out } = context;
  const checkin = checkinIn(entry);
  if (out.json) out.value(entryJson(entry));
  else {
    const ref = out.colorErr.cyan(entry.id.slice(0, SHOWN_LETTERS));
    const scores = scoreWords(checkin);
    out.note(
      [`Saved as ${ref}${scores ? `: ${scores}` : ''}.`, scores && learning(history)]
        .join(' ')
        .trim(),
    );
  }
  if (isSealed) out.note(notCompared('selfcare checkin status'));
  if (names && history) {
    for (const line of ['', ...(await noticeLines(context, history))]) out.note(line);
  }
  if (pointsToDistress(checkin)) out.note(CRISIS_LINE);
}

/** While a baseline is missing, how far it is. */
function learning(history: History | undefined): string {
  if (history?.standing.state !== 'learning') return '';
  const { count, needed } = learnt(history.points);
  return `Still learning what is usual for you: ${count} of ${needed}.`;
}

/** What could not be seen of older ones, and what does it. */
export function notCompared(command: string): string {
  return `The vault is locked, so it is not compared with earlier ones; \`${command}\` does that.`;
}

/** A lasting change, named kindly: that it is there, one thing to do, one person to call. */
export async function noticeLines(
  context: Pick<Context, 'settings'>,
  { entries, standing }: History,
): Promise<string[]> {
  if (standing.state !== 'lower') return [];
  const { worse } = standing;
  const since = `Since about ${longDate(entries[standing.since]?.at ?? '')}`;
  const over = counted(entries.length - standing.since, 'check-in');
  const [person] = crisisPeople(await context.settings());
  return [
    `${since}, over ${over}, ${changeWords(worse)}. That can have many reasons; it is worth noticing.`,
    `One thing to do: ${ONE_THING[worse[0] ?? 'mood']}`,
    person
      ? `One person to call: ${person.name}, ${person.contact}`
      : 'One person to call: somebody who knows your work. To keep a number at hand: selfcare crisis add',
  ];
}

/** `your mood and energy are lower, and your tension is higher, than is usual for you` */
export function changeWords(worse: readonly Signal[]): string {
  const lower = worse.filter((signal) => signal !== 'tension');
  const fell = `your ${lower.join(' and ')} ${lower.length === 1 ? 'is' : 'are'} lower`;
  const usual = 'than is usual for you';
  if (!worse.includes('tension')) {
    return lower.length > 0 ? `${fell} ${usual}` : `your check-ins are lower ${usual}`;
  }
  const rose = 'your tension is higher';
  return lower.length > 0 ? `${fell}, and ${rose}, ${usual}` : `${rose} ${usual}`;
}

/** `Tuesday 3 November 2026 at 18:10` */
export function whenWords(at: string): string {
  return `${longDate(at)} at ${clockTime(at)}`;
}
