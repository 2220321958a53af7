import { checkinIn } from '../../care/checkin/checkin.js';
import type { Context } from '../../context.js';
import { entryJson, type Entry } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { clockTime, longDate } from '../../terminal/dates.js';
import type { Out } from '../../terminal/output.js';
import { page } from '../../terminal/page.js';
import { safeText } from '../../terminal/safe.js';
import { wrapText } from '../../terminal/wrap.js';
import { readFilters } from '../options/filters.js';
import { checkinWords } from './answers.js';

/** The flags of `checkin list` as commander gives them. */
export interface ListOptions {
  from?: string;
  to?: string;
  on?: string;
  limit?: string;
}

const LIMIT = '10';

/** `checkin list`: what was checked in, newest first. */
export async function list(context: Context, options: ListOptions): Promise<void> {
  const { out } = context;
  const query = await readFilters({ limit: LIMIT, ...options }, context, ['checkin']);
  const entries = await (await context.journal()).read(query);
  if (out.json) return out.value(entries.map(entryJson));
  if (entries.length > 0) {
    return page(entries.map((entry) => shown(entry, out)).join('\n'), context);
  }
  const isChosen = Object.keys(options).length > 0;
  out.note(
    isChosen ? 'No check-in then.' : 'No check-in yet. The first takes a minute: selfcare checkin',
  );
}

function shown(entry: Entry, out: Out): string {
  const ref = out.color.cyan(entry.id.slice(0, SHOWN_LETTERS));
  const head = `${ref}  ${longDate(entry.at)} ${out.color.bold(clockTime(entry.at))}`;
  const lines = [checkinWords(checkinIn(entry)), safeText(entry.text)];
  const indent = { first: '  ', rest: '  ' };
  return [
    wrapText(head, out.width, { first: '', rest: '  ' }),
    ...lines.flatMap((line) => (line === '' ? [] : [wrapText(line, out.width, indent)])),
  ].join('\n');
}
