import { reminders } from '../../care/reminders.js';
import type { Context } from '../../context.js';
import { momentAt } from '../../journal/moment.js';
import { safeText } from '../../terminal/safe.js';
import { fold } from '../../terminal/fold.js';
import { replan } from './after.js';
import { keepStamps, readSituation } from './outlook.js';

/** `remind`: what is due now, the most important first, a line each; or nothing. */
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
  const all = standing(now);
  if (out.json) {
    const time = (at: number) => momentAt(new Date(at), local).at;
    const then = next(now);
    const [first = null, ...others] = all.map(({ id, title, since }) => ({
      id,
      title,
      since: time(since),
    }));
    return out.value({
      due: first,
      others,
      next: then === undefined ? null : time(then),
    });
  }
  if (all.length === 0) return;
  for (const { title } of all) {
    out.data(fold(safeText(title), out.stdout.isTTY ? out.width : undefined, '  '));
  }
  if (!out.stdout.isTTY) return;
  // Who has read them here need not be told by a shell.
  const shown = { ...situation.kept.stamps.shown };
  for (const { id, since } of all) shown[id] = since;
  await keepStamps(context, situation, { shown, lastShown: now });
}
