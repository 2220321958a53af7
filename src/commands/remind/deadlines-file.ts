import { join } from 'node:path';
import type { Deadlines } from '../../care/reminders-builtin.js';
import { writeQuickly, type FileHost } from '../../files/durable.js';
import { ensureHome } from '../../files/folders.js';
import { readText } from '../../files/read.js';
import type { Kind } from '../../journal/entry.js';

/** The kinds of entries that deadlines are worked out from. */
export const DEADLINE_KINDS = ['plan', 'support', 'learning'] as const satisfies readonly Kind[];

/** What is remembered of them. */
interface Known extends Deadlines {
  /** When the journal was read for it, in ms since 1970. */
  readonly readAt: number;
}

const FORMAT = 2;

/** Where it stands in a home folder. */
export function deadlinesPath(home: string): string {
  return join(home, 'deadlines.json');
}

/**
 * What is known to be due, without opening the journal; empty where there is nothing, or something
 * damaged. `readAt` is when the journal was read for it, 0 where it must be read anew.
 */
export function readDeadlines(home: string): Known {
  let stored: Record<string, unknown> = {};
  try {
    const found = record(JSON.parse(readText(deadlinesPath(home))));
    if (found['version'] === FORMAT) stored = found;
  } catch {
    // It is made anew.
  }
  const { readAt, supervisionDue, learningDue, netThin } = stored;
  const { domain, at } = record(stored['idle']);
  return {
    readAt: isTime(readAt) ? readAt : 0,
    ...(areTimes(supervisionDue) ? { supervisionDue } : {}),
    ...(areTimes(learningDue) ? { learningDue } : {}),
    ...(areTimes(netThin) ? { netThin } : {}),
    ...(areTimes(at) && isDomain(domain) ? { idle: { domain, at } } : {}),
  };
}

/** Remembers it: instants and names of domains, no words. It need not outlast a power cut. */
export function writeDeadlines(home: string, known: Known, host: FileHost): void {
  const text = `${JSON.stringify({ version: FORMAT, ...known })}\n`;
  ensureHome(home);
  writeQuickly(deadlinesPath(home), Buffer.from(text), host);
}

/** Notes that entries have come that nobody has read for this; what is remembered goes on. */
export function outdateDeadlines(home: string, host: FileHost): void {
  writeDeadlines(home, { ...readDeadlines(home), readAt: 0 }, host);
}

/** A word that may stand in a line for a shell. */
function isDomain(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z][a-z -]{0,29}$/.test(value);
}

function areTimes(value: unknown): value is number[] {
  return Array.isArray(value) && value.length > 0 && value.every(isTime);
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
