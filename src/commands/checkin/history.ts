import { checkinIn, pointOf } from '../../care/checkin/checkin.js';
import { livedDay } from '../../care/load.js';
import { isKnown, standingOf, usual, type Standing } from '../../care/trends/standing.js';
import type { Point, Signal } from '../../care/trends/signals.js';
import type { Context } from '../../context.js';
import type { Entry } from '../../journal/entry.js';
import type { Journal } from '../../journal/journal.js';
import { instantOf, momentAt, wallOf } from '../../journal/moment.js';

/** *Design*: what is usual is read from so many check-ins, and no more days. */
const MOST = 200;
const DAYS = 400;

/** A person's check-ins, as a trend goes by them; oldest first, point by point. */
export interface History {
  readonly entries: readonly Pick<Entry, 'at' | 'mood' | 'data'>[];
  readonly points: readonly Point[];
  readonly standing: Standing;
}

/** The check-ins that say what is usual; what lies ahead does not count. */
export async function recentCheckins(
  journal: Journal,
  context: Pick<Context, 'now' | 'local'>,
): Promise<Entry[]> {
  const now = context.now().getTime();
  const from = wallOf(momentAt(new Date(now - DAYS * 86_400_000), context.local).at);
  const found = await journal.read({ from, kinds: ['checkin'], limit: MOST });
  return found.filter(({ at }) => instantOf(at) <= now);
}

/** Where these check-ins stand, whatever order they come in. */
export async function historyOf(
  all: readonly Pick<Entry, 'at' | 'mood' | 'data'>[],
  { local, settings }: Pick<Context, 'local' | 'settings'>,
): Promise<History> {
  const dayStart = (await settings()).get('day.start');
  const entries = [...all].sort((a, b) => instantOf(a.at) - instantOf(b.at));
  const points = entries.map((entry) => pointOf(instantOf(entry.at), checkinIn(entry)));
  const dayOf = (instant: number) => livedDay(instant, local, dayStart);
  return { entries, points, standing: standingOf(points, dayOf) };
}

/** Whether the change that stands was named to the person already. */
export function isNamed({ entries, standing }: History): boolean {
  if (standing.state !== 'lower') return false;
  return entries.slice(standing.since).some(({ data }) => data['named'] === true);
}

/** What is usual of a signal, before a change that stands; undefined while it is not known. */
export function usualOf({ points, standing }: History, signal: Signal): number | undefined {
  const before = standing.state === 'lower' ? points.slice(0, standing.since) : points;
  return isKnown(before, signal) ? usual(before, signal) : undefined;
}
