import { checkinIn } from '../../care/checkin/checkin.js';
import { measureIn } from '../../care/measures/measure.js';
import { counted } from '../../care/times.js';
import type { Entry } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { breaths } from '../breathe/words.js';
import { checkinWords } from '../checkin/answers.js';
import { labelledScores } from '../measure/words.js';
import { stepsWords } from '../practice/words.js';
import { minutes } from '../session/words.js';

/** What a check-in or a result says beside its words; the headline has a mood already. */
export function scoredWords(entry: Entry): string | undefined {
  if (entry.kind === 'checkin') return checkinWords(checkinIn({ mood: null, data: entry.data }));
  const measure = entry.kind === 'measure' ? measureIn(entry.data) : undefined;
  return measure && `${measure.instrument.name}: ${labelledScores(measure)}`;
}

/** What an entry without words says in a list, where its data reads badly as it is. */
export function summaryWords(entry: Pick<Entry, 'kind' | 'data'>): string | undefined {
  const { kind, data } = entry;
  if (kind === 'breath' || kind === 'practice') return sessionWords(entry);
  if (kind === 'load') return loadWords(data);
  return commitmentWords(entry);
}

/** `box: 8 breaths in 2:08, tension 6 to 3` */
function sessionWords({ kind, data }: Pick<Entry, 'kind' | 'data'>): string | undefined {
  const { pattern, practice, cycles, steps, seconds, completed } = data;
  const [name, count] = kind === 'breath' ? [pattern, cycles] : [practice, steps];
  if (typeof name !== 'string' || !isCount(count) || !isCount(seconds)) return undefined;
  const done = kind === 'breath' ? breaths(count) : stepsWords(count);
  const tension = tensionWords((data['tension'] ?? {}) as Record<string, unknown>);
  const parts = [`${name}: ${done} in ${minutes(seconds * 1000)}`, tension];
  if (completed === false) parts.push('left early');
  return parts.filter(Boolean).join(', ');
}

function tensionWords({ before, after }: Record<string, unknown>): string {
  if (!isCount(before)) return isCount(after) ? `tension ${after} at the end` : '';
  return `tension ${before}${isCount(after) ? ` to ${after}` : ' before it'}`;
}

/** `5 sessions, 1 heavy` */
function loadWords({ sessions, heavy }: Entry['data']): string | undefined {
  if (!isCount(sessions)) return undefined;
  const held = counted(sessions, 'session');
  return isCount(heavy) && heavy > 0 ? `${held}, ${heavy} heavy` : held;
}

/** What was done of a plan, or took place of one's net. */
function commitmentWords({ kind, data }: Pick<Entry, 'kind' | 'data'>): string | undefined {
  const { record, of, minutes: length, group } = data;
  if (typeof of !== 'string') return undefined;
  const about = `for ${of.slice(0, SHOWN_LETTERS)}`;
  if (kind === 'plan' && record === 'done') return `done, ${about}`;
  if (kind !== 'support' || record !== 'session' || typeof length !== 'number') return undefined;
  return `${length} minutes${typeof group === 'number' ? ` in a group of ${group}` : ''}, ${about}`;
}

/** What stands in a file may be anything. */
function isCount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0;
}
