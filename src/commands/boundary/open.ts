import { openingDay } from '../../care/shutdown.js';
import { clockAt, counted } from '../../care/times.js';
import type { Context } from '../../context.js';
import { momentAt } from '../../journal/moment.js';
import { dayNow } from './day.js';
import { loopLines } from './loops-view.js';
import { allLoops, isOpen, loopJson, type LoopEntry } from './workdays.js';

/** `boundary open`: what was left open comes back, and today's finish is named. */
export async function open(context: Context): Promise<void> {
  const { out } = context;
  const { state, lived, log } = await dayNow(context);
  const day = openingDay(state, lived);
  const loops = await leftOpen(context, day, log.openLoops);
  const isClosed = log.closed !== undefined && log.closed.at > (log.opened?.at ?? 0);
  // Once for a day, unless it was closed and goes on after all.
  if (log.opened?.day !== day || (log.closed?.day === day && isClosed)) {
    const journal = await context.journal();
    const moment = momentAt(context.now(), context.local);
    await journal.add({ ...moment, kind: 'workday', data: { event: 'open', day } });
  }
  // A day's own hours, not those of a night shift that has just ended.
  const ends = state.day === day ? state.end : undefined;
  if (out.json) {
    return out.value({
      day,
      ends: ends === undefined ? null : momentAt(new Date(ends), context.local).at,
      notesDue: log.notesDue ?? null,
      loops: loops?.map(loopJson) ?? null,
    });
  }
  const isOver = ends !== undefined && ends <= context.now().getTime();
  const verb = isOver ? 'ended' : 'ends';
  if (ends !== undefined) out.data(`Today ${verb} at ${clockAt(ends, context.local)}.`);
  else out.data('The day is open.');
  if (log.notesDue) out.data(`${counted(log.notesDue, 'note')} due at the last close.`);
  if (!loops) {
    out.data(`Left open, ${log.openLoops}: they are in the vault.`);
    return out.note('`selfcare boundary loops` shows them, with your passphrase.');
  }
  if (loops.length === 0) return out.data('Nothing was left open.');
  out.data(`Left open, ${loops.length}:`);
  for (const line of loopLines(loops, context)) out.data(line);
  out.note(`\n\`selfcare boundary loops done REF\` ends one.`);
}

/**
 * The loops of earlier days that are open, the oldest first; undefined where the vault is locked
 * and nobody can be asked. Where there are none, nobody is.
 */
async function leftOpen(
  context: Context,
  day: string,
  count: number,
): Promise<LoopEntry[] | undefined> {
  const { store } = await context.journal();
  if (store.isLocked && count === 0) return [];
  if (store.isLocked && !canAsk(context)) return undefined;
  return (await allLoops(context)).filter((loop) => isOpen(loop) && loop.day < day);
}

/** Whether there is a way to a passphrase. */
function canAsk({ interactive, flags, env }: Context): boolean {
  const { passphraseCommand, passphraseFd } = flags;
  const named = [passphraseCommand, passphraseFd, env['SELFCARE_PASSPHRASE_COMMAND'] || undefined];
  return interactive || named.some((way) => way !== undefined);
}
