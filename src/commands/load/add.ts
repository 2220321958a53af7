import { counted } from '../../care/times.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { entryJson } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { momentAt } from '../../journal/moment.js';
import { readEntryFields } from '../options/entry.js';
import { clockTime, longDate } from '../../terminal/dates.js';
import { limitLines, readLoad } from './status.js';

interface AddOptions {
  readonly heavy?: boolean;
  readonly at?: string;
}

/** `load add [N]`: sessions held, as a count; no name has a place here. */
export async function add(
  context: Context,
  typed: string | undefined,
  { heavy, at }: AddOptions,
): Promise<void> {
  const { out } = context;
  const sessions = readCount(typed ?? '1');
  const { moment } = await readEntryFields(at === undefined ? {} : { at }, context);
  const entry = await (
    await context.journal()
  ).add({
    ...(moment ?? momentAt(context.now(), context.local)),
    kind: 'load',
    data: { sessions, heavy: heavy === true ? sessions : 0 },
  });
  if (out.json) out.value(entryJson(entry));
  const load = await readLoad(context);
  if (!out.json) {
    const ref = out.colorErr.cyan(entry.id.slice(0, SHOWN_LETTERS));
    const when = moment ? `, ${longDate(entry.at)} at ${clockTime(entry.at)}` : '';
    out.note(
      `Saved as ${ref}: ${counted(sessions, heavy === true ? 'heavy session' : 'session')}${when}.`,
    );
    out.note(`Today ${load.totals.today}, this week ${load.totals.week}.`);
  }
  for (const line of limitLines(load)) out.note(line);
}

function readCount(typed: string): number {
  if (/^([1-9]|[1-4]\d|50)$/.test(typed)) return Number(typed);
  throw new UsageError(
    'the number of sessions is a whole number from 1 to 50',
    'for example: selfcare load add 3',
  );
}
