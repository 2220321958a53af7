import { join } from 'node:path';
import { writeDurably, type FileHost } from '../../files/durable.js';
import { ensureHome } from '../../files/folders.js';
import { readText } from '../../files/read.js';

/** Where an open loop stands: its entry, and the month that holds it. */
export interface LoopPlace {
  readonly id: string;
  /** `2026-11` */
  readonly month: string;
}

const FORMAT = 1;

/**
 * The open loops as the last command that read them all left them, so that others need not open
 * old months. It holds no words and can be made anew; damaged or missing, it is empty.
 */
export function readLoopsFile(home: string): LoopPlace[] {
  try {
    const stored: unknown = JSON.parse(readText(path(home)));
    const { loops } = stored as { loops?: unknown };
    return Array.isArray(loops) ? loops.filter(isPlace) : [];
  } catch {
    return [];
  }
}

/** Remembers which loops are open; where it cannot, the next command that reads them all will. */
export function keepLoopsFile(home: string, loops: readonly LoopPlace[], host: FileHost): void {
  const text = `${JSON.stringify({ version: FORMAT, loops })}\n`;
  if (loops.length === 0 && readLoopsFile(home).length === 0) return;
  try {
    ensureHome(home);
    writeDurably(path(home), Buffer.from(text), host);
  } catch {
    // Rebuildable: what matters is in the journal.
  }
}

function path(home: string): string {
  return join(home, 'loops.json');
}

function isPlace(value: unknown): value is LoopPlace {
  const { id, month } = (value ?? {}) as Partial<Record<keyof LoopPlace, unknown>>;
  return typeof id === 'string' && typeof month === 'string';
}
