import { livedDay } from '../../care/load.js';
import { readRules } from '../../care/reminders-rules.js';
import { reminders } from '../../care/reminders.js';
import { timeWords } from '../../care/times.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { momentAt } from '../../journal/moment.js';
import { readDuration } from '../options/duration.js';
import { reminderNamed, type Named } from './named.js';
import { keepStamps, readSituation, type Situation } from './outlook.js';
import { nextInWords, tellNext } from './tell.js';
import { asTyped, ruleJson } from './words.js';

const USUAL = '20m';

/** `remind snooze REF [FOR]` */
export async function snooze(context: Context, ref: string, length?: string): Promise<void> {
  const { out, local } = context;
  const situation = await readSituation(context);
  const { id, title } = reminderNamed(ref, situation.outlook.rules);
  if (id === 'close') {
    // The end of the day has a count of its own, and maybe a limit.
    const { until, said } = await (await import('../boundary/snooze.js')).putOff(context, length);
    if (!out.json) return out.note(said);
    return out.value({ id, title, until: momentAt(new Date(until), local).at });
  }
  const minutes = readDuration(length ?? USUAL, 'a snooze', { least: 1, most: 30 * 1440 });
  const now = context.now().getTime();
  const until = now + minutes * 60_000;
  const snoozed = { ...situation.kept.stamps.snoozed, [id]: until };
  await keepStamps(context, situation, { snoozed });
  if (out.json) return out.value({ id, title, until: momentAt(new Date(until), local).at });
  out.note(`${title}: not before ${timeWords(until, now, local, situation.dayStart)}.`);
}

/** `remind done REF`: done for this time. */
export async function done(context: Context, ref: string): Promise<void> {
  const { out, local } = context;
  const situation = await readSituation(context);
  const { id, title, own } = reminderNamed(ref, situation.outlook.rules);
  const now = context.now().getTime();
  const { stamps } = situation.kept;
  const changes = {
    done: { ...stamps.done, [id]: doneAt(id, own, situation, now, local) },
    snoozed: without(stamps.snoozed, id),
  };
  await keepStamps(context, situation, changes);
  const outlook = { ...situation.outlook, stamps: { ...stamps, ...changes } };
  const next = reminders(outlook, [id]).next(now);
  if (out.json) {
    return out.value({
      id,
      title,
      next: next === undefined ? null : momentAt(new Date(next), local).at,
    });
  }
  out.note(`${title}: done for this time. ${nextInWords(context, { ...situation, outlook }, id)}`);
}

/** Of what has its hour, this time may still lie ahead: later on the day that is lived. */
function doneAt(
  id: string,
  own: Named['own'],
  { outlook, kept, dayStart }: Situation,
  now: number,
  zone: Context['local'],
): number {
  const hasHour = own ? 'at' in own : id === 'close' || id === 'loops';
  const { standing, next } = reminders({ ...outlook, rules: { ...outlook.rules, off: [] } }, [id]);
  const then = next(now);
  if (!hasHour || standing(now).length > 0 || then === undefined) return now;
  const isToday = (at: number) => livedDay(at, zone, dayStart) === livedDay(now, zone, dayStart);
  if (isToday(then)) return standing(then)[0]?.since ?? now;
  // Who says it twice means the same time.
  const before = kept.stamps.done[id] ?? now;
  return isToday(before) ? Math.max(now, before) : now;
}

/** `remind remove REF`: forgets a reminder of one's own. */
export async function remove(context: Context, ref: string): Promise<void> {
  const settings = await context.settings();
  const table = settings.whole('reminders');
  const { id, title, own } = reminderNamed(ref, readRules(table));
  if (!own) {
    throw new UsageError(
      `${id} is built in and stays`,
      `to turn it off: selfcare remind off ${id}`,
    );
  }
  const kept = list(table['own']).filter((each) => (each as { id?: unknown } | null)?.id !== id);
  const off = list(table['off']).filter((each) => each !== id);
  await settings.rewrite('reminders', { ...table, own: kept, off }, readRules);
  if (context.out.json) return context.out.value(ruleJson(own));
  context.out.note(`${title} is gone; to have it back: ${asTyped(own)}`);
}

/** `remind off REF` and `remind on REF` */
export async function turn(context: Context, ref: string, isOn: boolean): Promise<void> {
  const { out } = context;
  const settings = await context.settings();
  const table = settings.whole('reminders');
  const { id, title } = reminderNamed(ref, readRules(table));
  const others = list(table['off']).filter((each) => each !== id);
  await settings.rewrite(
    'reminders',
    { ...table, off: isOn ? others : [...others, id] },
    readRules,
  );
  if (out.json) return out.value({ id, title, off: !isOn });
  out.note(isOn ? `${title} is on.` : `${title} is off; to turn it on: selfcare remind on ${id}`);
  if (isOn) await tellNext(context, id);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function without(times: Readonly<Record<string, number>>, id: string): Record<string, number> {
  return Object.fromEntries(Object.entries(times).filter(([each]) => each !== id));
}
