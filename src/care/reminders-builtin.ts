import type { DayLog } from './daylog.js';
import type { WorkState } from './hours.js';
import { rounds } from './reminders-time.js';
import type { WorkClock } from './reminders-work.js';
import { DAY_MS, type Zone } from './wall.js';

/** The reminders that selfcare brings along. */
export const BUILT_IN = [
  'close',
  'loops',
  'pause',
  'supervision',
  'learning',
  'support',
  'plan',
  'checkin',
  'journal',
] as const;
export type BuiltIn = (typeof BUILT_IN)[number];

/** What of the day log reminders go by. */
export type ReminderLog = Pick<
  DayLog,
  'lastBreath' | 'lastJournal' | 'lastCheckin' | 'openLoops' | 'opened' | 'closed' | 'snoozes'
>;

/** Instants at which something falls due, and anew while it is not done, in order: ms since 1970. */
type Dues = readonly number[];

/** What is due of what a person has taken on, given that nothing more is noted. */
export interface Deadlines {
  readonly supervisionDue?: Dues;
  /** Hours of a learning cycle. */
  readonly learningDue?: Dues;
  /** Nobody of the support net was met for long. */
  readonly netThin?: Dues;
  /** A domain of self-care with a plan, untouched for long. */
  readonly idle?: { readonly domain: string; readonly at: Dues };
}

/** What built-in reminders go by. */
export interface Known extends Deadlines {
  readonly log: ReminderLog;
  readonly work: WorkClock;
  readonly zone: Zone;
}

/** A reminder that stands: the instant at which its wait was over, and its line. */
export interface Stands {
  readonly since: number;
  readonly title: string;
}

/** One reminder as it is asked about: does it stand, and when may that change by itself. */
export interface Asked {
  readonly stands: Stands | undefined;
  /** ms since 1970; changes of work and quiet hours are seen to elsewhere. */
  readonly edge: number;
}

const HOUR = 3_600_000;

/** *Design*: how long the builtin reminders wait, in ms. */
const PAUSE = 2 * HOUR;
const JOURNAL = 3 * DAY_MS;
const CHECKIN = 7 * DAY_MS;
const BEFORE_WORK = 2 * HOUR;
/** *Design*: how long after the end of work it makes sense to close the day. */
const CLOSABLE = 12 * HOUR;

const SILENT: Asked = { stands: undefined, edge: Infinity };

/** What a built-in reminder lacks, as things are, so that it cannot come. */
export type Lack = 'hours' | 'loops' | 'date' | 'first';

/** What keeps a built-in reminder from ever coming, if anything does. */
export function lackOf(
  id: BuiltIn,
  known: Omit<Known, 'work' | 'zone'>,
  hasHours: boolean,
): Lack | undefined {
  const { log } = known;
  switch (id) {
    case 'close':
    case 'pause':
      return hasHours ? undefined : 'hours';
    case 'loops':
      if (!hasHours) return 'hours';
      return log.openLoops > 0 ? undefined : 'loops';
    case 'supervision':
      return known.supervisionDue ? undefined : 'date';
    case 'learning':
      return known.learningDue ? undefined : 'date';
    case 'support':
      return known.netThin ? undefined : 'date';
    case 'plan':
      return known.idle ? undefined : 'date';
    case 'checkin':
      return log.lastCheckin === undefined ? 'first' : undefined;
    case 'journal':
      return log.lastJournal === undefined ? 'first' : undefined;
  }
}

/**
 * Whether a built-in reminder stands at an instant.
 *
 * @param done when it was last marked as done
 */
export function askBuiltIn(id: BuiltIn, known: Known, at: number, done = -Infinity): Asked {
  const { log, work } = known;
  switch (id) {
    case 'close':
      return close(log, work.state(at), at, done);
    case 'loops':
      return loops(log, work.state(at));
    case 'pause':
      return pause(known, at, done);
    case 'journal':
      return aFewWords(work.state(at));
    case 'checkin':
      return again(log.lastCheckin, CHECKIN, 'A minute to see how you are: selfcare checkin');
    case 'supervision':
      return date(known.supervisionDue, 'Supervision is due: selfcare support due');
    case 'learning':
      return date(known.learningDue, 'A learning cycle asks for a few hours more: selfcare learn');
    case 'support':
      return date(known.netThin, 'A word with someone of your own may be due: selfcare support');
    case 'plan':
      return date(known.idle?.at, `Something for yourself again${domainOf(known)}: selfcare plan`);
  }

  /** Writing may stir things up at first: never at work, and never just before it. */
  function aFewWords(state: WorkState): Asked {
    if (isAtWork(state)) return SILENT;
    const untimely = (state.nextDay ?? Infinity) - BEFORE_WORK;
    if (at >= untimely) return SILENT;
    const asked = again(log.lastJournal, JOURNAL, 'A few words, if you like: selfcare journal');
    return { ...asked, edge: Math.min(asked.edge, untimely) };
  }

  function again(last: number | undefined, wait: number, title: string): Asked {
    // Without a first time there is nothing that could have lapsed.
    if (last === undefined) return SILENT;
    const round = rounds(Math.max(last, done), wait, at, known.zone);
    const { last: since, next } = round;
    return { stands: since === undefined ? undefined : { since, title }, edge: next };
  }

  function date(dues: Dues = [], title: string): Asked {
    const since = dues.findLast((due) => due <= at);
    const edge = dues.find((due) => due > at) ?? Infinity;
    return { stands: since === undefined ? undefined : { since, title }, edge };
  }
}

function domainOf({ idle }: Deadlines): string {
  return idle ? ` (${idle.domain})` : '';
}

/** From the planned end until the day is closed, and not into the next workday or day. */
function close(log: ReminderLog, state: WorkState, at: number, done: number): Asked {
  const { lastEnd, lastDay } = state;
  if (lastEnd === undefined || isAtWork(state) || at >= lastEnd + CLOSABLE) return SILENT;
  const { closed, opened } = log;
  const isClosed = closed && (closed.day === lastDay || closed.at >= lastEnd);
  // A day may be opened once more after it was closed.
  const isOpenAgain = closed && opened && opened.day === lastDay && opened.at > closed.at;
  if ((isClosed && !isOpenAgain) || done >= lastEnd) return SILENT;
  const title = 'Your workday has come to its end. To close it: selfcare boundary';
  const since = Math.max(lastEnd, ...log.snoozes.map(({ until }) => until));
  if (at < since) return { ...SILENT, edge: since };
  return { stands: { since, title }, edge: lastEnd + CLOSABLE };
}

/** While a workday runs that was not opened, and loops wait from another. */
function loops(log: ReminderLog, state: WorkState): Asked {
  const { day, start } = state;
  const over = log.opened?.day === day || log.closed?.day === day;
  if (!isAtWork(state) || start === undefined || log.openLoops === 0 || over) return SILENT;
  const title =
    log.openLoops === 1
      ? 'One open loop waits for you: selfcare boundary open'
      : `${log.openLoops} open loops wait for you: selfcare boundary open`;
  return { stands: { since: start, title }, edge: Infinity };
}

/** Two hours of work without a breath or a break, and every two hours after that. */
function pause({ log, work, zone }: Known, at: number, done: number): Asked {
  const { working, day } = work.state(at);
  const start = working ? work.spanStart(at) : undefined;
  // Whoever has closed the day has stopped, whatever the plan says.
  if (start === undefined || log.closed?.day === day) return SILENT;
  const { last, next, count } = rounds(
    Math.max(start, log.lastBreath ?? -Infinity, done),
    PAUSE,
    at,
    zone,
  );
  const hours = (count * PAUSE) / HOUR;
  const title = `${hours} hours without a pause. A short one: selfcare breathe -m 2`;
  return { stands: last === undefined ? undefined : { since: last, title }, edge: next };
}

/** A break is part of the workday, and nobody is sent home in it. */
export function isAtWork({ working, onBreak }: WorkState): boolean {
  return working || onBreak;
}
