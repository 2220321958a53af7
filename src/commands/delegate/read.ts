import { taskIn, type Task } from '../../care/delegation.js';
import { minutesWords } from '../../care/shutdown.js';
import type { Context } from '../../context.js';
import type { Entry } from '../../journal/entry.js';
import { safeLine } from '../../terminal/safe.js';
import { versionsJson } from '../options/versions.js';
import { commitmentNamed } from '../options/commitment-ref.js';

/** A task and where it is kept. */
export interface TaskEntry extends Task {
  readonly entry: Entry;
}

/** Every task, the newest first; a locked vault asks for its passphrase. */
export async function readTasks(context: Pick<Context, 'journal'>): Promise<TaskEntry[]> {
  const entries = await (await context.journal()).read({ kinds: ['delegation'] });
  return entries.flatMap((entry) => {
    const task = taskIn(entry.data);
    return task ? [{ ...task, entry }] : [];
  });
}

/** The task that a reference names. */
export function taskNamed(ref: string, all: readonly TaskEntry[]): TaskEntry {
  const titled = all.map((task) => ({ id: task.entry.id, title: task.entry.text, task }));
  return commitmentNamed(ref, titled, { one: 'task', list: 'selfcare delegate list' }).task;
}

/** `Insurance calls: 1h30m a week, to Kim` */
export function taskWords({ entry, minutes, to }: TaskEntry): string {
  const time = minutes === undefined ? '' : `: ${minutesWords(minutes)} a week`;
  return `${safeLine(entry.text)}${time}${to === undefined ? '' : `, to ${safeLine(to)}`}`;
}

/** A task as `--json` shows it: a contract. */
export function taskJson({ entry, minutes, to, state }: TaskEntry): unknown {
  const { id, at, text } = entry;
  const otherVersions = versionsJson(entry);
  return {
    id,
    at,
    title: text,
    minutesAWeek: minutes ?? null,
    to: to ?? null,
    state,
    otherVersions,
  };
}
