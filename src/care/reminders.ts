import { hasHours, type Hours } from './hours.js';
import {
  askBuiltIn,
  BUILT_IN,
  lackOf,
  type Asked,
  type BuiltIn,
  type Deadlines,
  type Known,
  type ReminderLog,
} from './reminders-builtin.js';
import { askOwn } from './reminders-own.js';
import { GAP_MINUTES, type ReminderRules } from './reminders-rules.js';
import { quietAt } from './reminders-time.js';
import { workClock } from './reminders-work.js';
import { DAY_MS, MINUTE_MS, type Zone } from './wall.js';

/** What a person did about reminders. Times in ms since 1970, by the reminder's id. */
export interface Stamps {
  readonly done: Readonly<Record<string, number>>;
  /** Until when it was put off. */
  readonly snoozed: Readonly<Record<string, number>>;
  /** The latest `since` of those that a shell has shown. */
  readonly shown: Readonly<Record<string, number>>;
  /** When a shell last showed any. */
  readonly lastShown?: number;
}

/** All that decides what is due. */
export interface Outlook extends Deadlines {
  readonly rules: ReminderRules;
  readonly log: ReminderLog;
  readonly hours: Hours;
  readonly stamps: Stamps;
  readonly zone: Zone;
}

/** A reminder that is due. */
export interface Due {
  readonly id: string;
  readonly title: string;
  /** When it fell due, in ms since 1970; tells this time from the next. */
  readonly since: number;
}

/** A line for a shell. */
export interface Line extends Due {
  /** From when it may be shown. */
  readonly at: number;
}

/** Reminders at any instant. */
export interface Reminders {
  /** What stands at an instant, the most important first; nothing in quiet hours. */
  standing(at: number): Due[];
  /** The next instant after `at` at which something falls due that did not stand before. */
  next(at: number): number | undefined;
  /** The next line for a shell at or after `now`: what no shell has shown yet, a quarter apart. */
  line(now: number): Line | undefined;
}

/** *Design*: how far ahead `next` looks, and a line is planned. */
const REACH = 400 * DAY_MS;
const PLANNED = 2 * DAY_MS;
/** How many changes of work, quiet hours and waits it looks at; some months of them. */
const STEPS = 500;

/** Those that wait for work to begin or to end. */
const BY_WORK: readonly string[] = ['close', 'loops', 'pause', 'journal'] satisfies BuiltIn[];

/**
 * What is due and what comes next, from the rules, the log and the hours.
 *
 * @param only the ids to go by; all that are not turned off where absent
 */
export function reminders(outlook: Outlook, only?: readonly string[]): Reminders {
  const { rules, stamps, zone } = outlook;
  const known: Known = { ...outlook, work: workClock(outlook.hours, zone) };
  const asks = inOrder(outlook).filter(({ id }) => only?.includes(id) ?? !rules.off.includes(id));
  const byWork = asks.some(({ needsWork }) => needsWork);

  const ask = ({ id, ask: asked }: Reminder, at: number): Asked => {
    const done = stamps.done[id] ?? -Infinity;
    const { stands, edge } = asked(known, at, done);
    const until = stamps.snoozed[id] ?? -Infinity;
    if (at < until) return { stands: undefined, edge: Math.min(edge, until) };
    if (!stands || stands.since <= done) return { stands: undefined, edge };
    // What was put off falls due once more.
    return { stands: { ...stands, since: Math.max(stands.since, until) }, edge };
  };
  const standing = (at: number): Due[] =>
    quietAt(rules.quiet, at, zone).quiet
      ? []
      : asks.flatMap((each) => {
          const { stands } = ask(each, at);
          return stands ? [{ id: each.id, title: stands.title, since: stands.since }] : [];
        });
  const edge = (at: number) =>
    Math.min(
      quietAt(rules.quiet, at, zone).edge,
      byWork ? known.work.edge(at) : Infinity,
      ...asks.map((each) => ask(each, at).edge),
    );

  return {
    standing,
    next(at) {
      let before = standing(at);
      let then = edge(at);
      for (let step = 0; step < STEPS && then <= at + REACH; step++, then = edge(then)) {
        const now = standing(then);
        if (now.some((one) => !before.some((other) => isSame(one, other)))) return then;
        before = now;
      }
      return undefined;
    },
    line(now) {
      const gap = (stamps.lastShown ?? -Infinity) + GAP_MINUTES * MINUTE_MS;
      const first = Math.max(now, gap);
      for (let at = first; at <= now + PLANNED; at = edge(at)) {
        // An older one than was shown is no news, where workdays overlap.
        const fresh = standing(at).find(({ id, since }) => since > (stamps.shown[id] ?? -Infinity));
        if (fresh) return { ...fresh, at };
      }
      return undefined;
    },
  };
}

interface Reminder {
  readonly id: string;
  readonly needsWork: boolean;
  ask(known: Known, at: number, done: number): Asked;
}

/** Every reminder that can come, the most important first: what has its hour before what can wait. */
function inOrder(outlook: Outlook): Reminder[] {
  const works = hasHours(outlook.hours);
  const builtIn = BUILT_IN.filter((id) => !lackOf(id, outlook, works)).map((id) => ({
    id,
    needsWork: BY_WORK.includes(id),
    ask: (known: Known, at: number, done: number) => askBuiltIn(id, known, at, done),
  }));
  const mine = outlook.rules.own.map((rule) => ({
    id: rule.id,
    needsWork: 'during' in rule && rule.during !== 'always',
    ask: (known: Known, at: number, done: number) => askOwn(rule, known, at, done),
    timed: 'at' in rule,
  }));
  const named = (name: BuiltIn) => builtIn.filter(({ id }) => id === name);
  return [
    ...named('close'),
    ...mine.filter(({ timed }) => timed),
    ...named('loops'),
    ...mine.filter(({ timed }) => !timed),
    ...builtIn.filter(({ id }) => id !== 'close' && id !== 'loops'),
  ];
}

function isSame(one: Due, other: Due): boolean {
  return one.id === other.id && one.since === other.since;
}
