import { join } from 'node:path';
import { removeQuietly, writeQuickly, type FileHost } from '../../files/durable.js';
import { ensureHome } from '../../files/folders.js';
import { readText } from '../../files/read.js';
import { KINDS, type Entry } from '../../journal/entry.js';
import { instantOf, isAt } from '../../journal/moment.js';

/** An entry as far as the day's log goes by it: when, of what kind, and counts; no words. */
export type Trace = Pick<Entry, 'id' | 'at' | 'kind' | 'data'>;

const FORMAT = 1;
const DAY = 86_400_000;
/** The fields that hold times, counts and states. */
const FIELDS = ['event', 'day', 'until', 'state', 'finished', 'notesDue', 'sessions', 'heavy'];
/** How long what is counted by the day, and by the week, stays of use, in milliseconds. */
const SNOOZES = 3 * DAY;
const LOADS = 15 * DAY;
/** A little longer than the day's log looks back; older loops are in a list of their own. */
const LOOPS = 40 * DAY;

/**
 * What was remembered of the journal for runs that cannot read it, newest first; empty where there
 * is nothing, or something damaged.
 */
export function readTimes(home: string): Trace[] {
  try {
    const stored = JSON.parse(readText(timesPath(home))) as { entries?: unknown };
    return Array.isArray(stored.entries) ? stored.entries.filter(isTrace) : [];
  } catch {
    return [];
  }
}

/** Remembers it. All of it can be made anew, so that it need not outlast a power cut. */
export function writeTimes(home: string, traces: readonly Trace[], host: FileHost): void {
  const entries = pruned(traces, host.now().getTime());
  const text = `${JSON.stringify({ version: FORMAT, entries })}\n`;
  ensureHome(home);
  writeQuickly(timesPath(home), Buffer.from(text), host);
}

/** Removes it: without a vault nothing goes by it. */
export function forgetTimes(home: string): void {
  try {
    removeQuietly(timesPath(home));
  } catch {
    // It holds no words.
  }
}

/** Traces of two sources in one, newest first; of two of the same entry the first counts. */
export function joined(one: readonly Trace[], other: readonly Trace[]): Trace[] {
  const all = new Map([...other, ...one].map((trace) => [trace.id, trace]));
  return [...all.values()].sort((a, b) => instantOf(b.at) - instantOf(a.at));
}

/** What a later run may need, and no more: who has the disk should learn little. */
function pruned(traces: readonly Trace[], now: number): Trace[] {
  const seen = new Set<string>();
  const latest = new Map<unknown, string>();
  for (const { data } of traces) {
    const day = String(data['day'] ?? '');
    if (day > (latest.get(data['event']) ?? '')) latest.set(data['event'], day);
  }
  const kept = joined(traces, []).filter(({ kind, at, data }) => {
    const age = now - instantOf(at);
    if (kind === 'load') return age < LOADS;
    if (kind === 'workday') {
      const event = data['event'];
      if (event === 'loop') return age < LOOPS;
      if (event === 'snooze') return age < SNOOZES;
      return latest.get(event) === data['day'];
    }
    // Of breaths, entries and the like only the newest counts, and what lies ahead.
    const isFirst = !seen.has(kind);
    if (age >= 0) seen.add(kind);
    return isFirst;
  });
  return kept.map(({ id, at, kind, data }) => {
    const fields = FIELDS.filter((field) => data[field] !== undefined);
    return { id, at, kind, data: Object.fromEntries(fields.map((name) => [name, data[name]])) };
  });
}

/** Where it stands in a home folder. */
function timesPath(home: string): string {
  return join(home, 'times.json');
}

function isTrace(value: unknown): value is Trace {
  const { id, at, kind, data } = (value ?? {}) as Partial<Record<keyof Trace, unknown>>;
  return (
    typeof id === 'string' &&
    isAt(at) &&
    (KINDS as readonly unknown[]).includes(kind) &&
    typeof data === 'object' &&
    data !== null
  );
}
