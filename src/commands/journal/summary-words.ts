import type { Entry } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';

/** What an entry without words says in a list, where its data reads badly as it is. */
export function summaryWords({ kind, data }: Pick<Entry, 'kind' | 'data'>): string | undefined {
  if (kind === 'checkin' || kind === 'measure') return listed(data);
  const { record, of, minutes, group } = data;
  if (typeof of !== 'string') return undefined;
  const about = `for ${of.slice(0, SHOWN_LETTERS)}`;
  if (kind === 'plan' && record === 'done') return `done, ${about}`;
  if (kind !== 'support' || record !== 'session' || typeof minutes !== 'number') return undefined;
  return `${minutes} minutes${typeof group === 'number' ? ` in a group of ${group}` : ''}, ${about}`;
}

/** Scores and names, as `energy 3, body jaw tired` or `instrument who5, scores score 14`. */
function listed(data: Entry['data']): string {
  return Object.entries(data)
    .filter(([, value]) => value !== true)
    .map(([key, value]) => `${key} ${plain(value)}`)
    .join(', ');
}

function plain(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map(plain).join(' ');
  return Object.entries(value)
    .map(([key, each]) => `${key} ${plain(each)}`)
    .join(' ');
}
