import { lengthOf, type Step } from './practice.js';

/** Seconds that a step is not cut below, unless it was shorter as written (a design choice). */
const LEAST = 5;

/** The shortest length that {@link fit} can give these steps, in seconds. */
export function leastSeconds(steps: readonly Step[]): number {
  const { loose, rounds } = partsOf(steps);
  return sum(loose.map(least)) + (rounds[0] ? lengthOf(rounds[0]) : 0);
}

/**
 * The steps in so many seconds; undefined where that is less than {@link leastSeconds}.
 *
 * Steps grow and shrink in proportion, in whole seconds, each to 5 at least. Rounds keep their
 * lengths: as many as fit beside the other steps as they are written, the last ones left out or the
 * first ones come again. The sum is what was asked for; where there is nothing but rounds, it is
 * rounded up to whole ones.
 *
 * @param seconds whole
 */
export function fit(steps: readonly Step[], seconds: number): readonly Step[] | undefined {
  if (seconds === lengthOf(steps)) return steps;
  if (seconds < leastSeconds(steps)) return undefined;
  const { loose, rounds } = partsOf(steps);
  const played = roundsWithin(rounds, seconds - lengthOf(loose), loose.length === 0);
  // In tenths, which is what lengths have: their sum is not quite one in binary fractions.
  const left = Math.round((seconds - lengthOf(played)) * 10) / 10;
  const lengths = shares(loose, left);
  let at = 0;
  const before = steps.findIndex(({ round }) => round !== undefined);
  const fitted = loose.map((step) => ({ ...step, seconds: lengths[at++] ?? 0 }));
  return before === -1 ? fitted : [...fitted.slice(0, before), ...played, ...fitted.slice(before)];
}

function partsOf(steps: readonly Step[]): {
  readonly loose: readonly Step[];
  readonly rounds: readonly (readonly Step[])[];
} {
  const rounds: Step[][] = [];
  for (const step of steps) {
    if (step.round === undefined) continue;
    const last = rounds.at(-1);
    if (last?.[0]?.round === step.round) last.push(step);
    else rounds.push([step]);
  }
  return { loose: steps.filter(({ round }) => round === undefined), rounds };
}

/** At least one round, and as many as last `seconds`: at most, or at least where `over`. */
function roundsWithin(
  rounds: readonly (readonly Step[])[],
  seconds: number,
  over: boolean,
): readonly Step[] {
  const played: Step[] = [];
  let spent = 0;
  for (let at = 0; rounds.length > 0; at++) {
    const round = rounds[at % rounds.length] ?? [];
    const after = spent + lengthOf(round);
    if (at > 0 && (over ? spent >= seconds : after > seconds)) break;
    played.push(...round);
    spent = after;
  }
  return played;
}

/** Whole seconds for each step that add up to `seconds`, in proportion to what is written. */
function shares(steps: readonly Step[], seconds: number): number[] {
  const short = new Set<Step>();
  const scale = () => {
    const free = steps.filter((step) => !short.has(step));
    const left = seconds - sum([...short].map(least));
    return free.length === 0 ? 0 : left / lengthOf(free);
  };
  // Each step that would fall below its least takes that from the others, which may fall in turn.
  for (let found = true; found;) {
    const factor = scale();
    const fallen = steps.filter((step) => !short.has(step) && step.seconds * factor < least(step));
    for (const step of fallen) short.add(step);
    found = fallen.length > 0;
  }
  const factor = scale();
  const exact = steps.map((step) => (short.has(step) ? least(step) : step.seconds * factor));
  const whole = rounded(exact, Math.floor(seconds));
  // What rounds of fractions of a second leave over; lengths have one decimal.
  const rest = Math.round((seconds - Math.floor(seconds)) * 10) / 10;
  return whole.map((each, at) => (at === whole.length - 1 ? each + rest : each));
}

/** Each number rounded so that the sum is `total`: the largest remainders go up. */
function rounded(exact: readonly number[], total: number): number[] {
  const whole = exact.map((value) => Math.floor(value + 1e-9));
  const order = exact
    .map((value, at) => ({ at, rest: value - (whole[at] ?? 0) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of order.slice(0, Math.round(total - sum(whole))))
    whole[at] = (whole[at] ?? 0) + 1;
  return whole;
}

function least({ seconds }: Step): number {
  return Math.min(LEAST, seconds);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
