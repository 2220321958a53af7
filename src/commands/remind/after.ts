import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../context.js';

/**
 * After a run, plans the next line for the shells. It never fails a run, and where neither hours
 * nor reminders were ever set it looks for one file and is done.
 *
 * @param anew reads the journal, whatever is remembered of it
 */
export async function planAhead(context: Context, anew = false): Promise<void> {
  try {
    const { settings } = context.opened();
    const isSet = settings?.isSet('hours') === true || settings?.isSet('reminders') === true;
    if (!isSet && !existsSync(join(await context.home(), 'due'))) return;
    const { refreshDue } = await import('./refresh.js');
    await refreshDue(context, anew);
  } catch {
    // What was asked for is done; a plan goes stale by itself, and the next run makes another.
  }
}
