import { isAtWork, type Asked, type Known } from './reminders-builtin.js';
import type { AtRule, EveryRule, OwnRule } from './reminders-rules.js';
import { instantsOf, rounds } from './reminders-time.js';
import { MINUTE_MS, type Zone } from './wall.js';

const HOUR = 3_600_000;

/** *Design*: how long a reminder at a time of day stands when nobody marks it as done. */
const AT_STANDS = 4 * HOUR;
/** *Design*: up to here a wait begins anew with the workday, and with the time off. */
const SHORT_WAIT = 4 * HOUR;

/**
 * Whether a reminder of one's own stands at an instant.
 *
 * @param done when it was last marked as done
 */
export function askOwn(rule: OwnRule, known: Known, at: number, done = -Infinity): Asked {
  return 'at' in rule ? atTime(rule, known.zone, at) : everySoOften(rule, known, at, done);
}

function atTime(
  { at: wall, days, title, made = -Infinity }: AtRule,
  zone: Zone,
  at: number,
): Asked {
  const instants = instantsOf(wall, days, at, zone).filter((each) => each >= made);
  const since = instants.findLast((each) => each <= at);
  const next = instants.find((each) => each > at) ?? Infinity;
  if (since === undefined || at >= since + AT_STANDS) return { stands: undefined, edge: next };
  return { stands: { since, title }, edge: Math.min(next, since + AT_STANDS) };
}

function everySoOften(rule: EveryRule, { work, zone }: Known, at: number, done: number): Asked {
  const { title, during, made } = rule;
  const every = rule.every * MINUTE_MS;
  const state = work.state(at);
  const open = during === 'always' || (during === 'work' ? state.working : !isAtWork(state));
  if (!open) return { stands: undefined, edge: Infinity };
  // Who comes to work should not be met by what the night made due.
  const begun = during === 'work' ? state.start : during === 'off' ? state.lastEnd : undefined;
  const anew = every <= SHORT_WAIT ? (begun ?? -Infinity) : -Infinity;
  const { last: since, next } = rounds(Math.max(made, done, anew), every, at, zone);
  return { stands: since === undefined ? undefined : { since, title }, edge: next };
}
