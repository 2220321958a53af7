import type { Entry } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';

/** What an entry without words says in a list, where its data reads badly as it is. */
export function summaryWords({ kind, data }: Pick<Entry, 'kind' | 'data'>): string | undefined {
  const { record, of, minutes, group } = data;
  if (typeof of !== 'string') return undefined;
  const about = `for ${of.slice(0, SHOWN_LETTERS)}`;
  if (kind === 'plan' && record === 'done') return `done, ${about}`;
  if (kind !== 'support' || record !== 'session' || typeof minutes !== 'number') return undefined;
  return `${minutes} minutes${typeof group === 'number' ? ` in a group of ${group}` : ''}, ${about}`;
}
