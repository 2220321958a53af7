import type { Pattern } from './breathing.js';
import { isRefusal, looksLikeCounts, parseCounts, type Refusal } from './breathing-counts.js';
import { PRESETS, presetNamed } from './presets.js';

/** Names that mean something else after `breathe`. */
export const TAKEN = ['list', 'info', 'add', 'remove', 'help'];

const NAME = /^[a-z][a-z0-9-]{0,31}$/;

/** A person's own patterns: names and their counts. */
export type OwnPatterns = Readonly<Record<string, string>>;

/** The pattern that a name or counts stand for: a preset, one of the person's own, or counts. */
export function choosePattern(text: string, own: OwnPatterns): Pattern | Refusal {
  const wanted = text.trim().toLowerCase();
  const preset = presetNamed(wanted);
  if (preset) return preset;
  const counts = Object.hasOwn(own, wanted) ? own[wanted] : undefined;
  if (counts !== undefined) {
    const pattern = parseCounts(counts);
    if (!isRefusal(pattern)) return { ...pattern, name: wanted };
    return { ...pattern, refused: `your pattern "${wanted}" has counts that cannot be used` };
  }
  if (looksLikeCounts(wanted)) return parseCounts(wanted);
  const names = [...PRESETS.map(({ name }) => name), ...Object.keys(own)];
  const near = nearest(wanted, names);
  const known = `a name (${names.join(', ')}) or counts such as 4-6`;
  return {
    // Longer words may be meant for the journal, and are not repeated.
    refused: NAME.test(wanted)
      ? `there is no breathing pattern "${text}"`
      : 'there is no such pattern',
    hint: near ? `did you mean ${near}? otherwise ${known}` : known,
  };
}

/** Why a name cannot be given to a pattern of one's own; undefined where it can. */
export function refuseName(name: string): Refusal | undefined {
  if (presetNamed(name)) {
    return { refused: `"${name}" is a built-in pattern`, hint: 'choose another name' };
  }
  if (TAKEN.includes(name)) {
    return { refused: `"${name}" is a command of breathe`, hint: 'choose another name' };
  }
  if (NAME.test(name)) return undefined;
  return {
    refused: `"${name}" cannot be a pattern's name`,
    hint: 'use lower-case letters, digits and hyphens, a letter first, at most 32: for example slow-evening',
  };
}

/** The candidate that a slip of the fingers away is what was typed; undefined where none is close. */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((name) => ({ name, far: distance(typed, name) }))
    .sort((a, b) => a.far - b.far);
  const best = ranked[0];
  const reach = Math.max(1, Math.floor(Math.max(typed.length, best?.name.length ?? 0) / 3));
  return best && best.far <= reach ? best.name : undefined;
}

/** Insertions, deletions, replacements and swaps of neighbours between two words. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + change,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
