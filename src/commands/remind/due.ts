import { reminders } from '../../care/reminders.js';
import type { Context } from '../../context.js';
import { momentAt } from '../../journal/moment.js';
import { replan } from './after.js';
import { keepStamps, readSituation } from './outlook.js';

/** `remind`: the one reminder that is due now, on one line, or nothing. */
export async function due(context: Context, options: { refresh?: boolean }): Promise<void> {
  if (options.refresh) {
    // Whether anything is set decides whether there is anything to plan.
    await context.settings();
    return replan(context, true);
  }
  const { out, local } = context;
  const situation = await readSituation(context, true);
  const now = context.now().getTime();
  const { standing, next } = reminders(situation.outlook);
  const [first] = standing(now);
  if (out.json) {
    const time = (at: number) => momentAt(new Date(at), local).at;
    const then = next(now);
    const { id, title, since } = first ?? { since: 0 };
    return out.value({
      due: first ? { id, title, since: time(since) } : null,
      next: then === undefined ? null : time(then),
    });
  }
  if (!first) return;
  out.data(first.title);
  if (!out.stdout.isTTY) return;
  // Who has read it here need not be told by a shell.
  const shown = { ...situation.kept.stamps.shown, [first.id]: first.since };
  await keepStamps(context, situation, { shown, lastShown: now });
}
