import { join } from 'node:path';
import type { ReminderLog } from '../care/reminders-builtin.js';
import type { Stamps } from '../care/reminders.js';
import { writeDurably, writeQuickly, type FileHost } from '../files/durable.js';
import { ensureHome } from '../files/folders.js';
import { readText } from '../files/read.js';

/** What is remembered of reminders on this device. All of it can be done without. */
export interface Kept {
  readonly stamps: Stamps;
  /** What shells are to show next. Times in ms since 1970. */
  readonly planned?: { readonly id: string; readonly since: number; readonly at: number };
  /** What the journal said when it was last read for this: times and counts, no words. */
  readonly log?: ReminderLog;
  /** When that was; entries of this device are added to it. */
  readonly readAt?: number;
}

const FORMAT = 1;

/** The memory of a home folder; empty where there is none, or a damaged one. */
export function readKept(home: string): Kept {
  let stored: Record<string, unknown> = {};
  try {
    stored = record(JSON.parse(readText(path(home))));
  } catch {
    // It is made anew.
  }
  const { done, snoozed, shown, lastShown, planned, readAt } = stored;
  const { id, since, at } = record(planned);
  const log = readLog(stored['log']);
  return {
    stamps: {
      done: times(done),
      snoozed: times(snoozed),
      shown: times(shown),
      ...(isTime(lastShown) ? { lastShown } : {}),
    },
    ...(typeof id === 'string' && isTime(since) && isTime(at)
      ? { planned: { id, since, at } }
      : {}),
    ...(log ? { log } : {}),
    ...(isTime(readAt) ? { readAt } : {}),
  };
}

/** Writes the memory down; `surely` where a person's own word is in it. */
export function writeKept(home: string, kept: Kept, host: FileHost, surely: boolean): void {
  const { stamps, ...rest } = kept;
  const text = `${JSON.stringify({ version: FORMAT, ...stamps, ...rest })}\n`;
  ensureHome(home);
  (surely ? writeDurably : writeQuickly)(path(home), Buffer.from(text), host);
}

function path(home: string): string {
  return join(home, 'reminders.json');
}

function readLog(stored: unknown): ReminderLog | undefined {
  const log = record(stored);
  const { openLoops, snoozes, opened, closed } = log;
  if (!isTime(openLoops) || !Array.isArray(snoozes)) return undefined;
  const { lastBreath, lastJournal, lastCheckin } = times(log);
  return {
    openLoops,
    snoozes: snoozes
      .map(record)
      .flatMap(({ at, until }) => (isTime(at) && isTime(until) ? [{ at, until }] : [])),
    ...(lastBreath === undefined ? {} : { lastBreath }),
    ...(lastJournal === undefined ? {} : { lastJournal }),
    ...(lastCheckin === undefined ? {} : { lastCheckin }),
    ...(isDay(opened) ? { opened } : {}),
    ...(isDay(closed) ? { closed } : {}),
  };
}

function isDay(value: unknown): value is { day: string; at: number } {
  const { day, at } = record(value);
  return typeof day === 'string' && isTime(at);
}

/** The members that are times. */
function times(value: unknown): Record<string, number> {
  const found = Object.entries(record(value));
  return Object.fromEntries(found.filter((each): each is [string, number] => isTime(each[1])));
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
