import { coursesOf, retestOf, warningOf } from '../../care/measures/course.js';
import type { Instrument } from '../../care/measures/instruments.js';
import { counted } from '../../care/times.js';
import { DAY_MS } from '../../care/wall.js';
import type { Context } from '../../context.js';
import type { Entry } from '../../journal/entry.js';
import { instantOf, momentAt, wallOf } from '../../journal/moment.js';
import { longDate } from '../../terminal/dates.js';
import { readResults, type Found } from './read.js';
import { warningWords } from './words.js';

/** How far back results say something of a new one, in ms. */
const REACH = 800 * DAY_MS;

/** What older results add to a new one: a change that lasts, and when to do it again. */
export async function courseNotes(
  context: Pick<Context, 'journal' | 'local' | 'now'>,
  { id, at }: Entry,
  instrument: Instrument,
): Promise<string[]> {
  const from = wallOf(momentAt(new Date(instantOf(at) - REACH), context.local).at);
  const all = (await readResults(context, from)).filter(
    ({ measure }) => measure.instrument.id === instrument.id,
  );
  const own = all.find(({ entry }) => entry.id === id);
  // A result of long ago changes nothing of how things stand.
  if (!own || all.at(-1) !== own) return [];
  const { type } = own.measure;
  const same = all.filter(({ measure }) => measure.type === type);
  const warnings = coursesOf(same).flatMap((course) => {
    const warning = course.values.at(-1)?.at === own.at ? warningOf(course) : undefined;
    return warning ? [warningWords(course.score, warning, context.local)] : [];
  });
  return [...warnings, ...overlap(same, own), ...again(instrument, own.at, context)];
}

/** Two results of one stretch of time say less than they seem to. */
function overlap(same: readonly Found[], own: Found): string[] {
  const { lookBack, name } = own.measure.instrument;
  const before = same.at(-2);
  if (lookBack === undefined || !before) return [];
  const days = Math.floor((own.at - before.at) / DAY_MS);
  if (days >= lookBack) return [];
  const ago = days === 0 ? 'less than a day' : counted(days, 'day');
  return [
    `${name} looks back ${counted(lookBack, 'day')}, and the last was ${ago} before: the two overlap.`,
  ];
}

/** When to do it again. */
export function again(
  instrument: Instrument,
  at: number,
  { local, now }: Pick<Context, 'local' | 'now'>,
): string[] {
  const retest = retestOf(instrument, at);
  if (!retest) return [];
  if (now().getTime() >= retest.earliest) return ['To do it again makes sense now.'];
  const date = (instant: number) => longDate(momentAt(new Date(instant), local).at);
  const { earliest, usual } = retest;
  const from = `It makes sense again from ${date(earliest)}`;
  return [earliest === usual ? `${from}.` : `${from}; by ${date(usual)} is soon enough.`];
}
