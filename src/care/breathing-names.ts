import { isRefusal, looksLikeCounts, parseCounts, type Refusal } from './breathing-counts.js';
import type { Pattern } from './breathing.js';
import { nearest } from './nearest.js';
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
