/** Working time by the wall clock, `HH:MM`; one whose `to` is not after its `from` runs over midnight. */
export interface Span {
  readonly from: string;
  /** `24:00` is allowed. */
  readonly to: string;
}

/** A span in minutes since the midnight at which its workday's date began. */
export interface Minutes {
  readonly from: number;
  readonly to: number;
}

const DAY = 1440;

/** The minutes of `HH:MM`, 0 to 1440; NaN for anything else. */
export function minutesOf(wall: string): number {
  const { h, m } = /^(?<h>\d\d):(?<m>[0-5]\d)$/.exec(wall)?.groups ?? {};
  const minutes = Number(h) * 60 + Number(m);
  return minutes <= DAY ? minutes : NaN;
}

/** `07:30` from 450 or from 1890; `24:00` only from 1440 itself, where `end` is set. */
export function wallOfMinutes(minutes: number, end = false): string {
  const rest = end && minutes === DAY ? DAY : minutes % DAY;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

/**
 * The spans of one workday one after the other. They stand in the order in which they are worked,
 * so one that begins before the last one has ended belongs to the next date: 22:00–02:00 and
 * 02:30–07:00 are one night.
 */
export function spreadSpans(spans: readonly Span[]): Minutes[] {
  let reached = 0;
  return spans.map((span) => {
    const from = onward(minutesOf(span.from), reached);
    reached = minutesOf(span.to) + Math.floor(from / DAY) * DAY;
    if (reached <= from) reached += DAY;
    return { from, to: reached };
  });
}

function onward(minutes: number, reached: number): number {
  return minutes < reached ? minutes + Math.ceil((reached - minutes) / DAY) * DAY : minutes;
}

/** Stored spans; those that are no spans, or would make the workday longer than a day, are left out. */
export function readSpans(stored: unknown): Span[] {
  const spans: Span[] = [];
  for (const each of Array.isArray(stored) ? stored : []) {
    const { from, to } = (each ?? {}) as Record<string, unknown>;
    if (typeof from !== 'string' || typeof to !== 'string') continue;
    if (!(minutesOf(from) < DAY && minutesOf(to) >= 0)) continue;
    const spread = spreadSpans([...spans, { from, to }]);
    const [first, last] = [spread[0], spread.at(-1)];
    if (first && last && last.to - first.from <= DAY) spans.push({ from, to });
  }
  return spans;
}
