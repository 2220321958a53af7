/** *Design*: so many rounds are told ahead: a locked vault may not be read for long. */
const AHEAD = 12;

/**
 * Of times (days or instants) the last that has come, and the next dozen, in order.
 *
 * @param now in the unit of the times
 */
export function told(times: Iterable<number>, now: number): number[] {
  const all = [...new Set(times)].sort((a, b) => a - b);
  const from = Math.max(
    0,
    all.findLastIndex((time) => time <= now),
  );
  return all.slice(from, from + 1 + AHEAD);
}

/**
 * As {@link told}, of a time that comes round and round.
 *
 * @param nth grows with its number, which is 0 for the first
 */
export function toldRounds(nth: (n: number) => number, now: number): number[] {
  let [last, step] = [0, 1];
  // It may have come round many thousand times.
  while (nth(step) <= now) step *= 2;
  for (; step >= 1; step /= 2) if (nth(last + step) <= now) last += step;
  return Array.from({ length: 1 + AHEAD }, (_, n) => nth(last + n));
}
