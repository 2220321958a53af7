import { withCategories, type Cycle, type CycleRules } from '../../care/learning/cycle.js';
import { beginOf, CYCLE_PRESETS } from '../../care/learning/presets.js';
import { isLaidOut, monthsFrom } from '../../care/learning/span.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { entryJson } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { momentAt } from '../../journal/moment.js';
import { wrapText } from '../../terminal/wrap.js';
import { flagWords } from '../options/again.js';
import { clockOf } from '../options/filters.js';
import { readTitle } from '../options/title.js';
import { dayToday } from './read.js';
import { typedDay, typedHours, typedMonths, typedPreset, typedRule } from './typed.js';
import { dateWords, rulesWords, presetWords, sourceWords } from './words.js';

/** What a cycle may be given on the command line. */
export interface CycleOptions {
  readonly preset?: string;
  readonly hours?: string;
  readonly from?: string;
  readonly months?: string;
  readonly category?: readonly string[];
  readonly floor?: string;
}

const EXAMPLE = 'selfcare learn cycle --hours 36 --from 2026-07-01 --months 24';

/** `learn cycle [TITLE] --preset NAME | --hours …`: begins a cycle. */
export async function begin(
  context: Context,
  words: readonly string[],
  options: CycleOptions,
): Promise<void> {
  const { out } = context;
  const preset = options.preset === undefined ? undefined : typedPreset(options.preset);
  const today = await dayToday(context);
  const from =
    options.from === undefined
      ? preset && beginOf(preset, today)
      : await typedDay(options.from, await clockOf(context));
  // A slip in a flag is told before anything is asked.
  changedRules({ months: 12, categories: [], ...preset }, options);
  const months = options.months ?? (preset && String(preset.months));
  const given = {
    ...(months === undefined ? {} : { months }),
    ...(from === undefined ? {} : { from }),
  };
  const isWhole = from !== undefined && months !== undefined;
  const asked =
    isWhole || !context.interactive || context.flags.yes
      ? given
      : await (await import('./ask.js')).askForCycle(context, given, typedWords(words, options));
  if (!asked) return out.note('Nothing was saved; it can be begun at any time.');
  const rules = changedRules(preset, { ...options, ...asked });
  if (asked.from === undefined) {
    throw new UsageError('a cycle needs its first day', 'for example: --from 2026-07-01');
  }
  const typed = words.length > 0 ? words.join(' ') : (preset?.title ?? 'Learning cycle');
  const title = await readTitle(context, typed, EXAMPLE);
  const cycle: Cycle = { from: asked.from, ...rules, ...(preset ? { preset: preset.name } : {}) };
  laidOut(cycle);
  const journal = await context.journal();
  const entry = await journal.add({
    ...momentAt(context.now(), context.local),
    kind: 'learning',
    text: title,
    data: { record: 'cycle', ...cycle },
  });
  if (out.json) return out.value(entryJson(entry));
  const { from: first, to } = monthsFrom(asked.from, rules.months);
  const ref = out.colorErr.cyan(entry.id.slice(0, SHOWN_LETTERS));
  out.note(`Saved as ${ref}: ${dateWords(first)} to ${dateWords(to)}.`);
  out.note(`It asks for ${rulesWords(rules)}.`);
  const rule = presetWords(cycle);
  if (preset && rule) out.note(`${rule}; check your own board.`);
  const begins = preset && beginOf(preset, first);
  if (!preset || begins === undefined || begins === first) return;
  const own = monthsFrom(begins, preset.months);
  out.note(`By the rule it runs from ${dateWords(own.from)} to ${dateWords(own.to)}.`);
}

/** The command line, but for how long a cycle lasts and when it begins. */
function typedWords(
  words: readonly string[],
  { preset, hours, floor, category = [] }: CycleOptions,
): string[] {
  const rules = category.flatMap((rule) => flagWords({ category: rule }));
  return ['selfcare', 'learn', 'cycle', ...words, ...flagWords({ preset, hours, floor }), ...rules];
}

/** @throws UsageError where a cycle leaves the calendar */
export function laidOut({ from, months }: Pick<Cycle, 'from' | 'months'>): void {
  if (isLaidOut(from, months)) return;
  throw new UsageError(
    'a cycle lies in the years 1000 to 9999',
    'give another first day: --from 2026-07-01',
  );
}

/**
 * Rules with what was typed in their place; an hour figure of 0 takes it out.
 *
 * @throws UsageError where they have no length, or ask for more than fits
 */
export function changedRules(rules: CycleRules | undefined, options: CycleOptions): CycleRules {
  const { hours, months, floor, category = [] } = options;
  const number = (typed: string | undefined, flag: string, kept: number | undefined) =>
    (typed === undefined ? kept : typedHours(typed, flag)) || undefined;
  const length = months === undefined ? rules?.months : typedMonths(months);
  if (length === undefined) {
    throw new UsageError('a cycle needs its length', `for example: ${EXAMPLE}`);
  }
  const total = number(hours, '--hours', rules?.hours);
  const each = number(floor, '--floor', rules?.floor);
  const categories = withCategories(rules?.categories ?? [], category.map(typedRule));
  const least = categories.reduce((all, { min = 0 }) => all + min, 0);
  if (total !== undefined && least > total) {
    throw new UsageError(
      `the categories ask for ${least} hours, and the whole for ${total}`,
      'give more hours, or take a category out: "NAME:0"',
    );
  }
  const inYears = (each ?? 0) * Math.floor(length / 12);
  const isTyped = [hours, months, floor].some((typed) => typed !== undefined);
  if (isTyped && total !== undefined && inYears > total) {
    throw new UsageError(
      `the years ask for ${inYears} hours, and the whole for ${total}`,
      'give more --hours, or a lower --floor',
    );
  }
  return {
    ...(total === undefined ? {} : { hours: total }),
    months: length,
    ...(each === undefined ? {} : { floor: each }),
    categories,
  };
}

/** `learn cycle` alone: what to begin with. */
export function presets({ out }: Pick<Context, 'out'>): void {
  if (out.json) {
    return out.value(
      CYCLE_PRESETS.map(
        ({ name, title, hours, months, floor, categories, begins, source, asOf, note }) => ({
          name,
          title,
          hours: hours ?? null,
          months,
          floor: floor ?? null,
          categories: categories.map(({ name: category, min = null, max = null }) => ({
            name: category,
            min,
            max,
          })),
          begins: begins ?? null,
          source,
          asOf,
          note: note ?? null,
        }),
      ),
    );
  }
  const { color, width } = out;
  out.data(wrapText('Rules to begin with. Any flag changes what they ask for.', width));
  for (const preset of CYCLE_PRESETS) {
    out.data('');
    out.data(wrapText(`${color.bold(preset.name)}  ${preset.title}`, width, { rest: '  ' }));
    const lines = [`${rulesWords(preset)}.`, preset.note, `${sourceWords(preset)}.`];
    for (const line of lines) if (line) out.data(wrapText(line, width, { first: '  ' }));
  }
  out.data('');
  out.data('Check your own board: rules change.');
  out.data('');
  const [first] = CYCLE_PRESETS;
  out.data(wrapText(`selfcare learn cycle --preset ${first?.name ?? ''} --from 2026-07-01`, width));
  out.data(wrapText(`${EXAMPLE} --category "law/ethics:4"`, width));
}
