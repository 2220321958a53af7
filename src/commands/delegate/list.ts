import { DELEGABLE, freed } from '../../care/delegation.js';
import type { Context } from '../../context.js';
import { minutesWords } from '../../care/shutdown.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { page } from '../../terminal/page.js';
import { wrapText } from '../../terminal/wrap.js';
import { tellVersions } from '../options/versions.js';
import { readTasks, taskJson, taskWords, type TaskEntry } from './read.js';

/** `delegate` and `delegate list`: what could be another's, and what is by now. */
export async function list(context: Context): Promise<void> {
  const { out } = context;
  const tasks = await readTasks(context);
  const totals = freed(tasks);
  const entries = tasks.map(({ entry }) => entry);
  tellVersions(context, entries, 'delegate');
  if (out.json) {
    return out.value({
      tasks: tasks.map(taskJson),
      freedMinutesAWeek: totals.done,
      openMinutesAWeek: totals.open,
    });
  }
  if (tasks.length === 0) {
    out.note('Nothing is noted yet. To begin:');
    out.note('  selfcare delegate add "Insurance calls" --minutes-a-week 90');
    out.note('`selfcare delegate ideas` names what is often handed off.');
    return;
  }
  const parts = [
    ...part('To hand off', tasks, 'open', totals.open, context),
    ...part('Handed off', tasks, 'done', totals.done, context),
  ];
  await page(`${parts.join('\n')}\n`, context);
  out.note(totalLine(totals));
}

function part(
  title: string,
  tasks: readonly TaskEntry[],
  state: TaskEntry['state'],
  minutes: number,
  { out }: Pick<Context, 'out'>,
): string[] {
  const own = tasks.filter((task) => task.state === state);
  if (own.length === 0) return [];
  const time = minutes === 0 ? '' : `, ${minutesWords(minutes)} a week`;
  return [
    out.color.bold(`${title}${time}`),
    ...own.map((task) => {
      const ref = out.color.cyan(task.entry.id.slice(0, SHOWN_LETTERS));
      return wrapText(taskWords(task), out.width, { first: `  ${ref}  `, rest: ' '.repeat(10) });
    }),
  ];
}

/** What is freed, and what could be. */
export function totalLine({ done, open }: { done: number; open: number }): string {
  if (done + open === 0) return 'No time is noted with it yet.';
  if (done === 0) return `Could be freed: ${minutesWords(open)} a week.`;
  const more = open > 0 ? `; another ${minutesWords(open)} could be` : '';
  return `Freed: ${minutesWords(done)} a week${more}.`;
}

/** `delegate ideas` */
export function ideas({ out }: Pick<Context, 'out'>): void {
  if (out.json) return out.value(DELEGABLE);
  out.data('Often handed off, in whole or in part:');
  for (const each of DELEGABLE) out.data(`  ${out.symbols.bullet} ${each}`);
}
