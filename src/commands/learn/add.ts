import { isSameCategory } from '../../care/learning/category.js';
import { isWithin } from '../../care/learning/span.js';
import { cycleStatus, spanOf } from '../../care/learning/status.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { entryJson } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { momentAt } from '../../journal/moment.js';
import { safeLine } from '../../terminal/safe.js';
import { readEntryFields } from '../options/entry.js';
import { canReadQuietly } from '../options/readable.js';
import { readTitle } from '../options/title.js';
import { dayToday, readLearned, type ActivityEntry } from './read.js';
import { neededLine } from './status-view.js';
import { typedCategory, typedHours } from './typed.js';
import { dateWords, hoursWords, listWords } from './words.js';

export interface AddOptions {
  readonly hours?: string;
  readonly category?: string;
  readonly at?: string;
}

const EXAMPLE = 'selfcare learn add "Ethics workshop" --hours 6 --category law/ethics';

/**
 * `learn add TITLE --hours N`: saves first; then, where it can be read, says where things stand. What
 * is missing is asked for at a terminal.
 */
export async function add(context: Context, words: string, options: AddOptions): Promise<void> {
  const { out } = context;
  const category = options.category === undefined ? undefined : typedCategory(options.category);
  const { moment } = await readEntryFields(
    options.at === undefined ? {} : { at: options.at },
    context,
  );
  const typed =
    options.hours === undefined ? undefined : typedHours(options.hours, '--hours', false);
  const given = {
    title: words,
    ...(typed === undefined ? {} : { hours: typed }),
    ...(category === undefined ? {} : { category }),
  };
  const isWhole = words !== '' && typed !== undefined;
  const asked =
    isWhole || !context.interactive || context.flags.yes
      ? given
      : await (await import('./ask.js')).askForActivity(context, given, options.at);
  if (!asked) return out.note('Nothing was saved; it can be added at any time.');
  const { hours, ...about } = asked;
  const text = await readTitle(context, about.title, EXAMPLE);
  if (hours === undefined) throw new UsageError('--hours is missing', `for example: ${EXAMPLE}`);
  const journal = await context.journal();
  const entry = await journal.add({
    ...(moment ?? momentAt(context.now(), context.local)),
    kind: 'learning',
    text,
    data: {
      record: 'activity',
      hours,
      ...(about.category === undefined ? {} : { category: about.category }),
    },
  });
  if (out.json) return out.value(entryJson(entry));
  const ref = out.colorErr.cyan(entry.id.slice(0, SHOWN_LETTERS));
  const of = about.category === undefined ? '' : ` of ${about.category}`;
  out.note(`Saved as ${ref}: ${hoursWords(hours)}${of}.`);
  if (!(await canReadQuietly(context))) return;
  await tell(context, entry.id);
}

/** Where the cycles stand to which it counts; whether none knows its category. */
async function tell(context: Context, id: string): Promise<void> {
  const { out } = context;
  const { cycles, activities } = await readLearned(context);
  const added = activities.find(({ entry }) => entry.id === id);
  const today = await dayToday(context);
  if (added && added.day > today) out.note(`It counts from ${dateWords(added.day)} on.`);
  const own = cycles.filter(({ cycle }) => added && isWithin(added.day, spanOf(cycle)));
  for (const { entry, cycle } of own) {
    const status = cycleStatus(cycle, activities, today);
    out.note(`${safeLine(entry.text)}: ${neededLine(cycle, status)}`);
  }
  if (added) tellMissed(context, added, own, cycles.length > 0);
}

function tellMissed(
  { out }: Pick<Context, 'out'>,
  { day, category }: ActivityEntry,
  own: Awaited<ReturnType<typeof readLearned>>['cycles'],
  hasCycles: boolean,
): void {
  if (own.length === 0 && hasCycles) out.note(`No cycle of yours has ${dateWords(day)} in it.`);
  const names = [...new Set(own.flatMap(({ cycle }) => cycle.categories.map(({ name }) => name)))];
  if (category === undefined || names.length === 0) return;
  if (names.some((name) => isSameCategory(name, category))) return;
  out.note(`It counts towards the whole. Categories of their own: ${listWords(names)}.`);
}
