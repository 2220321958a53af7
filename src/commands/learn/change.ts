import { cycleIn, type Cycle } from '../../care/learning/cycle.js';
import { isWithin, monthsFrom } from '../../care/learning/span.js';
import { spanOf } from '../../care/learning/status.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { entryJson, type Content, type Entry } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { commitmentNamed } from '../options/commitment-ref.js';
import { readEntryFields } from '../options/entry.js';
import { clockOf } from '../options/filters.js';
import { readTitle } from '../options/title.js';
import { settling, tellSettled } from '../options/versions.js';
import { changedRules, laidOut, type CycleOptions } from './cycle.js';
import { dayToday, readLearned, type Learned } from './read.js';
import { typedCategory, typedDay, typedHours } from './typed.js';
import { dateWords, hoursWords, rulesWords } from './words.js';

export interface EditOptions extends Omit<CycleOptions, 'preset'> {
  readonly title?: string;
  readonly at?: string;
}

const FOR_CYCLES = ['from', 'months', 'floor'] as const;

/** `learn edit REF`: changes something learned, or what a cycle asks for. */
export async function edit(context: Context, ref: string, options: EditOptions): Promise<void> {
  if (Object.keys(options).length === 0) {
    throw new UsageError('nothing to change was named', 'for example: --hours 6');
  }
  const entry = named(ref, await readLearned(context));
  const isCycle = entry.data['record'] === 'cycle';
  const strange = isCycle ? ['at' as const] : FOR_CYCLES;
  const wrong = strange.find((name) => options[name] !== undefined);
  if (wrong) {
    const what = isCycle ? 'something learned' : 'a cycle';
    throw new UsageError(`--${wrong} is for ${what}`, 'see `selfcare learn edit --help`');
  }
  const changes = isCycle
    ? await changedCycle(context, entry, options)
    : await changedActivity(context, entry, options);
  const example = `selfcare learn edit ${ref} --title "Ethics workshop"`;
  const text =
    options.title === undefined ? {} : { text: await readTitle(context, options.title, example) };
  const saved = await (
    await context.journal()
  ).revise(entry, settling(entry, { ...changes, ...text }));
  tell(context, saved, isCycle ? cycleWords(saved) : hoursWords(Number(saved.data['hours'])));
  tellSettled(context, entry);
}

/** `learn end REF`: a cycle that is given up; what was learned stays. */
export async function end(context: Context, ref: string, options: { on?: string }): Promise<void> {
  const { cycles } = await readLearned(context);
  const { entry, cycle } = nameOne(ref, cycles);
  const today = await dayToday(context);
  const on = options.on === undefined ? today : await typedDay(options.on, await clockOf(context));
  const { from, to } = monthsFrom(cycle.from, cycle.months);
  if (on < from || on > to) {
    const days = `${dateWords(from)} to ${dateWords(to)}`;
    throw new UsageError('that day is not in the cycle', `it runs from ${days}`);
  }
  if (on > today) {
    throw new UsageError(
      'that day is still to come, and much may be learned by then',
      'a shorter cycle is one of fewer months: selfcare learn edit --months',
    );
  }
  const data = { ...entry.data, ended: on };
  const saved = await (await context.journal()).revise(entry, { data });
  tell(context, saved, `it ends on ${dateWords(on)}; what you learned stays`);
}

/** `learn reopen REF`: a cycle that was ended runs on. */
export async function reopen(context: Context, ref: string): Promise<void> {
  const { entry, cycle } = nameOne(ref, (await readLearned(context)).cycles);
  const kept = Object.entries(entry.data).filter(([name]) => name !== 'ended');
  const data = Object.fromEntries(kept);
  const saved = await (await context.journal()).revise(entry, { data });
  const { to } = monthsFrom(cycle.from, cycle.months);
  if (cycle.ended !== undefined) return tell(context, saved, `it runs to ${dateWords(to)} again`);
  if (context.out.json) return context.out.value(entryJson(saved));
  context.out.note('Nothing was changed: it was not ended.');
}

/** `learn remove REF` */
export async function remove(context: Context, ref: string): Promise<void> {
  const { out } = context;
  const entry = named(ref, await readLearned(context));
  await (await context.journal()).remove(entry);
  if (out.json) return out.value(entryJson(entry));
  out.note(`Removed ${entry.id.slice(0, SHOWN_LETTERS)}.`);
  out.note('`selfcare journal undo` brings it back.');
}

async function changedCycle(
  context: Context,
  { data }: Entry,
  options: EditOptions,
): Promise<Partial<Content>> {
  const kept = Object.entries(data).filter(([name]) => name !== 'hours' && name !== 'floor');
  const from =
    options.from === undefined
      ? {}
      : { from: await typedDay(options.from, await clockOf(context)) };
  const before = cycleIn(data);
  const changed = { ...Object.fromEntries(kept), ...from, ...changedRules(before, options) };
  const cycle = { ...before, from: '', ...changed } satisfies Cycle;
  laidOut(cycle);
  const { from: first, to } = monthsFrom(cycle.from, cycle.months);
  if (cycle.ended !== undefined && !isWithin(cycle.ended, { from: first, to })) {
    throw new UsageError(
      `it was ended on ${dateWords(cycle.ended)}, and would run from ${dateWords(first)} to ${dateWords(to)}`,
      'to have it run on first: selfcare learn reopen',
    );
  }
  return { data: changed };
}

async function changedActivity(
  context: Context,
  { data }: Entry,
  { hours, category, at }: EditOptions,
): Promise<Partial<Content>> {
  const { moment } = await readEntryFields(at === undefined ? {} : { at }, context);
  const last = category?.at(-1);
  return {
    ...moment,
    data: {
      ...data,
      ...(hours === undefined ? {} : { hours: typedHours(hours, '--hours', false) }),
      ...(last === undefined ? {} : { category: typedCategory(last) }),
    },
  };
}

function cycleWords({ data }: Entry): string {
  const cycle = cycleIn(data);
  if (!cycle) return 'a cycle';
  const { from, to } = spanOf(cycle);
  return `${dateWords(from)} to ${dateWords(to)}, ${rulesWords(cycle)}`;
}

function tell({ out }: Context, saved: Entry, what: string): void {
  if (out.json) return out.value(entryJson(saved));
  out.note(`Changed ${out.colorErr.cyan(saved.id.slice(0, SHOWN_LETTERS))}: ${what}.`);
}

/** `last` is what was learned last: a cycle is seldom meant. */
function named(ref: string, { cycles, activities }: Learned): Entry {
  return nameOne(ref, [...activities, ...cycles]).entry;
}

function nameOne<T extends { readonly entry: Entry }>(ref: string, all: readonly T[]): T {
  const titled = all.map((each) => ({ id: each.entry.id, title: each.entry.text, each }));
  const one = { one: 'cycle or activity', list: 'selfcare learn list' };
  return commitmentNamed(ref, titled, one).each;
}
