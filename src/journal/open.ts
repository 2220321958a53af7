import type { Host } from '../context.js';
import type { Journal } from './journal.js';

export async function openJournal(
  _home: string,
  _host: Host,
  _warn: (problem: string, hint?: string) => void,
): Promise<Journal> {
  throw new Error('not yet');
}
