import type { Act, Pattern, Phase } from './breathing.js';

/** Why something a person typed was not taken, and what would be. */
export interface Refusal {
  readonly refused: string;
  readonly hint: string;
}

/** Seconds that a breath in or out may last. */
const BREATH = { min: 0.1, max: 60 };
/** Seconds that a hold may last. */
const HOLD = { min: 0, max: 60 };

const NUMBER = /^\d+(\.\d+)?$/;

const ACTS: Readonly<Record<number, readonly Act[]>> = {
  2: ['in', 'out'],
  3: ['in', 'hold', 'out'],
  4: ['in', 'hold', 'out', 'rest'],
};

export const COUNTS_HINT =
  '2 to 4 numbers of seconds, each at most 60, breaths above 0: ' +
  '4-6 (in-out), 4-4-4 (in-hold-out) or 4-4-4-4 (in-hold-out-hold)';

/** Whether a word is meant as counts rather than as a name. */
export function looksLikeCounts(text: string): boolean {
  return /^[\d.,+-]/.test(text);
}

/**
 * The pattern of counts such as `4-4-4-4` or `5.5-5.5`: in, out; in, hold, out; or in, hold, out,
 * hold, in seconds of 0.1 (holds: 0) to 60. Its name is the counts in their shortest form.
 */
export function parseCounts(text: string): Pattern | Refusal {
  const parts = text.trim().split('-');
  const acts = ACTS[parts.length];
  const refuse = (why: string): Refusal => ({ refused: `"${text}": ${why}`, hint: COUNTS_HINT });
  if (!parts.every((part) => NUMBER.test(part))) return refuse('not counts of seconds');
  if (!acts) return refuse(`${parts.length} ${parts.length === 1 ? 'number' : 'numbers'}`);
  const seconds = parts.map((part) => Math.round(Number(part) * 1000) / 1000);
  for (const [place, value] of seconds.entries()) {
    const breath = acts[place] === 'in' || acts[place] === 'out';
    const { min, max } = breath ? BREATH : HOLD;
    if (value < min) return refuse('a breath in and a breath out last at least 0.1 seconds');
    if (value > max) return refuse('no count may be over 60 seconds');
  }
  const phases = acts.map((act, place) => phaseOf(act, seconds[place] ?? 0));
  const counts = seconds.map(String).join('-');
  return { name: counts, timing: counts, phases: phases.filter((phase) => phase.ms > 0) };
}

/** A phase with the lungs at the ends that its act implies. */
export function phaseOf(act: Act, seconds: number): Phase {
  const ends = { in: [0, 1], 'top-up': [0.8, 1], hold: [1, 1], out: [1, 0], rest: [0, 0] } as const;
  const [from, to] = ends[act];
  return { act, ms: Math.round(seconds * 1000), from, to };
}

/** Whether what was asked for was refused. */
export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}
