import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { entryJson, type Entry } from '../../journal/entry.js';
import { momentAt, wallOf } from '../../journal/moment.js';
import type { Journal } from '../../journal/journal.js';
import type { Query } from '../../journal/query.js';
import { page } from '../../terminal/page.js';
import { readFilters, type FilterOptions } from '../options/filters.js';
import { finder } from './find.js';
import { preview, type Search } from './view.js';

/** Rows of an entry's text in a list. */
const ROWS = 3;

/** `journal list` */
export async function list(context: Context, options: FilterOptions): Promise<void> {
  const query = await readFilters(options, context, ['journal']);
  await show(context, query, options, 'No entry yet. Write one with `selfcare journal`.');
}

/** `journal search WORDS` */
export async function search(
  context: Context,
  words: readonly string[],
  options: FilterOptions,
): Promise<void> {
  if (words.every((word) => word.trim() === '')) {
    throw new UsageError('there is no word to search for', '`selfcare journal list` shows all');
  }
  const find = finder(words);
  const { matches, runs } = find;
  const query = { ...(await readFilters(options, context, ['journal'])), words: matches, runs };
  const none = 'No entry matches. Fewer or shorter words find more.';
  await show(context, query, {}, none, find);
}

/** `journal on-this-day`: this day of the year, in any year but the one that is on. */
export async function onThisDay(context: Context, options: FilterOptions): Promise<void> {
  const settings = await context.settings();
  const started = new Date(context.now().getTime() - settings.get('day.start') * 3_600_000);
  const today = wallOf(momentAt(started, context.local).at);
  const filters = await readFilters(options, context, ['journal']);
  const before = `${today.slice(0, 10)}T00:00:00`;
  const to = filters.to !== undefined && filters.to < before ? filters.to : before;
  const query = { ...filters, to, day: today.slice(5, 10) };
  await show(context, query, options, 'Nothing was written on this day in earlier years.');
}

async function show(
  context: Context,
  query: Query,
  options: FilterOptions,
  none: string,
  search?: Search,
): Promise<void> {
  const { out } = context;
  if (query.limit === undefined) context.spareMemory();
  const journal = await context.journal();
  const entries = journal.entries(query);
  if (out.json) {
    if (!(await printJson(context, entries))) tellGone(context, journal);
    return;
  }
  let found = false;
  const blocks = async function* () {
    for await (const entry of entries) {
      yield `${found ? '\n' : ''}${preview(entry, out, ROWS, search)}\n`;
      found = true;
    }
  };
  await page(blocks(), context);
  if (found || tellGone(context, journal)) return;
  out.note(Object.keys(options).length > 0 ? 'No entry matches.' : none);
}

/** Says so where something was written, and nothing of it is there. */
function tellGone({ out }: Context, { store }: Journal): boolean {
  if (!store.isGone) return false;
  out.warn(
    'entries are missing: something was written here, and no file of it is there',
    'see `selfcare doctor`; `selfcare restore BACKUP` brings them back',
  );
  return true;
}

/** A JSON array, written entry by entry, so that a long one needs no memory; whether any was. */
async function printJson({ out }: Context, entries: AsyncIterable<Entry>): Promise<boolean> {
  let before = '[';
  for await (const entry of entries) {
    await out.raw(`${before}${JSON.stringify(entryJson(entry))}`);
    before = ',\n';
  }
  await out.raw(before === '[' ? '[]\n' : ']\n');
  return before !== '[';
}
