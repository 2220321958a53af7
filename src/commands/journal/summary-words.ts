import { checkinIn } from '../../care/checkin/checkin.js';
import { measureIn } from '../../care/measures/measure.js';
import type { Entry } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { checkinWords } from '../checkin/answers.js';
import { labelledScores } from '../measure/words.js';

/** What a check-in or a result says beside its words; the headline has a mood already. */
export function scoredWords(entry: Entry): string | undefined {
  if (entry.kind === 'checkin') return checkinWords(checkinIn({ mood: null, data: entry.data }));
  const measure = entry.kind === 'measure' ? measureIn(entry.data) : undefined;
  return measure && `${measure.instrument.name}: ${labelledScores(measure)}`;
}

/** What an entry without words says in a list, where its data reads badly as it is. */
export function summaryWords({ kind, data }: Pick<Entry, 'kind' | 'data'>): string | undefined {
  const { record, of, minutes, group } = data;
  if (typeof of !== 'string') return undefined;
  const about = `for ${of.slice(0, SHOWN_LETTERS)}`;
  if (kind === 'plan' && record === 'done') return `done, ${about}`;
  if (kind !== 'support' || record !== 'session' || typeof minutes !== 'number') return undefined;
  return `${minutes} minutes${typeof group === 'number' ? ` in a group of ${group}` : ''}, ${about}`;
}
