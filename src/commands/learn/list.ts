import { isWithin } from '../../care/learning/span.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { page } from '../../terminal/page.js';
import { safeLine } from '../../terminal/safe.js';
import { wrapText } from '../../terminal/wrap.js';
import { clockOf } from '../options/filters.js';
import { parseRange } from '../options/when.js';
import { tellVersions, versionsJson } from '../options/versions.js';
import { readLearned, type ActivityEntry } from './read.js';
import { dateWords, hoursWords } from './words.js';

export interface ListOptions {
  readonly from?: string;
  readonly to?: string;
  readonly limit?: string;
}

/** `learn list`: what was learned, the newest first. */
export async function list(context: Context, options: ListOptions): Promise<void> {
  const { out } = context;
  const { from, to, limit } = await readOptions(context, options);
  const { activities } = await readLearned(context);
  const found = activities.filter(({ day }) => isWithin(day, { from, to })).slice(0, limit);
  const entries = found.map(({ entry }) => entry);
  tellVersions(context, entries, 'learn');
  if (out.json) return out.value(found.map(activityJson));
  const blocks = found.map((each) => `${lines(each, context)}\n`);
  if (blocks.length > 0) await page(blocks.join(''), context);
  else if (activities.length > 0) out.note('Nothing is noted for those days.');
  else out.note('Nothing yet. To add something: selfcare learn add "Workshop" --hours 6');
}

async function readOptions(context: Context, { from, to, limit }: ListOptions) {
  const clock = from === undefined && to === undefined ? undefined : await clockOf(context);
  if (limit !== undefined && !/^[1-9]\d{0,5}$/.test(limit)) {
    throw new UsageError('-n must be a whole number from 1', 'for example: -n 10');
  }
  const range = async (typed: string | undefined) =>
    typed === undefined || !clock ? undefined : parseRange(typed, clock);
  const last = await range(to);
  return {
    from: (await range(from))?.from.slice(0, 10) ?? '',
    // The first moment that no longer counts may be a day's beginning.
    to: last ? dayBefore(last.to) : '~',
    limit: limit === undefined ? Infinity : Number(limit),
  };
}

function dayBefore(wall: string): string {
  return new Date(Date.parse(`${wall}Z`) - 43_200_000).toISOString().slice(0, 10);
}

function lines({ entry, day, hours, category }: ActivityEntry, { out }: Context): string {
  const ref = out.color.cyan(entry.id.slice(0, SHOWN_LETTERS));
  const parts = [ref, dateWords(day), hoursWords(hours), ...(category ? [category] : [])];
  return [
    wrapText(parts.join('  '), out.width, { first: '', rest: '  ' }),
    wrapText(safeLine(entry.text), out.width, { first: '  ' }),
  ].join('\n');
}

/** Something learned as `--json` shows it: a contract. */
export function activityJson({ entry, day, hours, category }: ActivityEntry): unknown {
  const { id, at, text: title } = entry;
  const otherVersions = versionsJson(entry);
  return { id, day, at, title, hours, category: category ?? null, otherVersions };
}
