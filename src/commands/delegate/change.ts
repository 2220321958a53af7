import { freed } from '../../care/delegation.js';
import { minutesWords } from '../../care/shutdown.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { entryJson, type Entry } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { momentAt } from '../../journal/moment.js';
import { canReadQuietly } from '../options/readable.js';
import { readTitle } from '../options/title.js';
import { settling, tellSettled } from '../options/versions.js';
import { totalLine } from './list.js';
import { readTasks, taskNamed, taskWords, type TaskEntry } from './read.js';
import { typedMinutes, typedTo } from './typed.js';

export interface TaskOptions {
  readonly minutesAWeek?: string;
  readonly to?: string;
}

const EXAMPLE = 'selfcare delegate add "Insurance calls" --minutes-a-week 90';

/** `delegate add TITLE`: saves first; then, where it can be read, says what would be freed. */
export async function add(context: Context, words: string, options: TaskOptions): Promise<void> {
  const { out } = context;
  const to = typedTo(options.to);
  const typed = options.minutesAWeek === undefined ? undefined : typedMinutes(options.minutesAWeek);
  const given = {
    title: words,
    ...(typed === undefined ? {} : { minutes: typed }),
    ...(to === undefined ? {} : { to }),
  };
  const isWhole = words !== '' && typed !== undefined;
  const asks = !isWhole && context.interactive && !context.flags.yes;
  const asked = asks ? await (await import('./ask.js')).askForTask(context, given) : given;
  if (!asked) return out.note('Nothing was saved; it can be added at any time.');
  const { minutes, ...about } = asked;
  const text = await readTitle(context, about.title, EXAMPLE);
  if (minutes === undefined && !asks) {
    throw new UsageError('--minutes-a-week is missing', `for example: ${EXAMPLE}`);
  }
  const entry = await (
    await context.journal()
  ).add({
    ...momentAt(context.now(), context.local),
    kind: 'delegation',
    text,
    data: {
      record: 'task',
      ...(minutes === undefined ? {} : { minutesAWeek: minutes }),
      ...(about.to === undefined ? {} : { to: about.to }),
      state: 'open',
    },
  });
  if (out.json) return out.value(entryJson(entry));
  const ref = out.colorErr.cyan(entry.id.slice(0, SHOWN_LETTERS));
  out.note(`Saved as ${ref}${minutes === undefined ? '' : `: ${minutesWords(minutes)} a week`}.`);
  await tellTotal(context);
}

/** `delegate done REF` and `delegate reopen REF` */
export async function turn(
  context: Context,
  ref: string | undefined,
  state: 'open' | 'done',
  options: { to?: string } = {},
): Promise<void> {
  const to = typedTo(options.to);
  const task = await meant(context, ref);
  if (!task) return context.out.note('Nothing was saved.');
  const { entry } = task;
  const data = { ...entry.data, state, ...(to === undefined ? {} : { to }) };
  const saved = await (await context.journal()).revise(entry, { data });
  await tell(context, saved, state === 'done' ? 'is handed off' : 'is open again');
}

/** The task that is named, or the one that is left, or the one that is chosen. */
async function meant(context: Context, ref: string | undefined): Promise<TaskEntry | undefined> {
  const tasks = await readTasks(context);
  if (ref !== undefined) return taskNamed(ref, tasks);
  const open = tasks.filter(({ state }) => state === 'open');
  const [only, ...others] = open;
  if (!only) {
    throw new UsageError('there is nothing left to hand off', `to add something: ${EXAMPLE}`);
  }
  if (others.length === 0) return only;
  if (context.interactive && !context.flags.yes) {
    return (await import('./ask.js')).askWhich(context, open);
  }
  throw new UsageError(
    'which one?',
    'name it: selfcare delegate done bookkeeping; `selfcare delegate` lists them',
  );
}

/** `delegate edit REF` */
export async function edit(
  context: Context,
  ref: string,
  { title, minutesAWeek, to }: TaskOptions & { readonly title?: string },
): Promise<void> {
  if (title === undefined && minutesAWeek === undefined && to === undefined) {
    throw new UsageError('nothing to change was named', 'for example: --minutes-a-week 60');
  }
  const minutes = minutesAWeek === undefined ? undefined : typedMinutes(minutesAWeek);
  const whose = typedTo(to);
  const { entry } = taskNamed(ref, await readTasks(context));
  const text = title === undefined ? {} : { text: await readTitle(context, title, EXAMPLE) };
  const data = {
    ...entry.data,
    ...(minutes === undefined ? {} : { minutesAWeek: minutes }),
    ...(whose === undefined ? {} : { to: whose }),
  };
  const changes = settling(entry, { ...text, data });
  const saved = await (await context.journal()).revise(entry, changes);
  await tell(context, saved, 'is changed');
  tellSettled(context, entry);
}

/** `delegate remove REF` */
export async function remove(context: Context, ref: string): Promise<void> {
  const { out } = context;
  const { entry } = taskNamed(ref, await readTasks(context));
  await (await context.journal()).remove(entry);
  if (out.json) return out.value(entryJson(entry));
  out.note(`Removed ${entry.id.slice(0, SHOWN_LETTERS)}.`);
  out.note('`selfcare journal undo` brings it back.');
}

async function tell(context: Context, saved: Entry, what: string): Promise<void> {
  const { out } = context;
  if (out.json) return out.value(entryJson(saved));
  const ref = out.colorErr.cyan(saved.id.slice(0, SHOWN_LETTERS));
  const task = (await readTasks(context)).find(({ entry }) => entry.id === saved.id);
  out.note(`${ref} ${what}.${task ? ` ${taskWords(task)}.` : ''}`);
  await tellTotal(context);
}

async function tellTotal(context: Context): Promise<void> {
  if (!(await canReadQuietly(context))) return;
  const totals = freed(await readTasks(context));
  if (totals.done + totals.open > 0) context.out.note(totalLine(totals));
}
