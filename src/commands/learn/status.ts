import { presetNamed } from '../../care/learning/presets.js';
import { daysBetween } from '../../care/learning/span.js';
import { cycleStatus, type CycleStatus } from '../../care/learning/status.js';
import type { Context } from '../../context.js';
import { tellVersions, versionsJson } from '../options/versions.js';
import { presetWords } from './words.js';
import { dayToday, readLearned, type CycleEntry, type Learned } from './read.js';
import { cycleLines } from './status-view.js';
import { hoursWords } from './words.js';

/** So many days after its end a cycle is still shown: something may have to be added. *Design* */
const AFTER = 90;

/** A cycle that is shown, and where it stands. */
interface Shown extends CycleEntry {
  readonly status: CycleStatus;
}

/** `learn` and `learn status`: every cycle that runs, lies ahead or has just ended. */
export async function status(context: Context, { all = false }: { all?: boolean }): Promise<void> {
  const { out } = context;
  const known = await readLearned(context);
  const today = await dayToday(context);
  const every = known.cycles
    .map((each): Shown => ({ ...each, status: cycleStatus(each.cycle, known.activities, today) }))
    .sort((a, b) => daysBetween(b.status.to, a.status.to));
  const shown = every.filter((each) => all || isShown(each, today));
  const entries = [...shown, ...known.activities].map(({ entry }) => entry);
  tellVersions(context, entries, 'learn');
  if (out.json) out.value(shown.map(shownJson));
  else if (shown.length === 0) empty(context, known);
  else {
    for (const [n, each] of shown.entries()) {
      if (n > 0) out.data('');
      for (const line of cycleLines(each, each.status, today, out)) out.data(line);
    }
    tellSources(context, shown);
  }
  const hidden = every.length - shown.length;
  if (hidden > 0 && !out.json) out.note(`${hidden} ended: \`selfcare learn status --all\``);
}

function isShown({ cycle, status: { phase, to } }: Shown, today: string): boolean {
  return cycle.ended === undefined && (phase !== 'over' || daysBetween(to, today) <= AFTER);
}

function tellSources({ out }: Context, shown: readonly Shown[]): void {
  const lines = new Set(shown.flatMap(({ cycle }) => presetWords(cycle) ?? []));
  for (const [n, line] of [...lines].entries()) {
    const last = n === lines.size - 1 ? '; check your own board' : '';
    out.note(`${line}${last}.`);
  }
}

function empty({ out }: Context, { activities, cycles }: Learned): void {
  const hours = activities.reduce((sum, each) => sum + each.hours, 0);
  const noted = hours > 0 ? ` ${hoursWords(Math.round(hours * 100) / 100)} noted so far.` : '';
  const none = cycles.length > 0 ? 'No learning cycle runs now.' : 'No learning cycle yet.';
  out.note(`${none}${noted}`);
  out.note('To begin one: `selfcare learn cycle` shows the rules that are known.');
}

/** A cycle as `--json` shows it: a contract, fields in this order. */
function shownJson({ entry, cycle, status: now }: Shown): unknown {
  const preset = cycle.preset === undefined ? undefined : presetNamed(cycle.preset);
  return {
    id: entry.id,
    title: entry.text,
    from: now.from,
    to: now.to,
    phase: now.phase,
    hours: cycle.hours ?? null,
    done: now.done,
    counted: now.counted,
    planned: now.planned,
    needed: now.needed,
    categories: now.categories.map(({ name, min, max, done, counted, needed, over }) => ({
      name,
      min: min ?? null,
      max: max ?? null,
      done,
      counted,
      needed,
      over,
    })),
    years: now.years,
    ended: cycle.ended ?? null,
    preset: cycle.preset ?? null,
    source: preset?.source ?? null,
    asOf: preset?.asOf ?? null,
    otherVersions: versionsJson(entry),
  };
}
