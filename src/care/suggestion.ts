import type { DayLog } from './daylog.js';
import type { Standing } from './standing.js';
import {
  beforeWork,
  breathe,
  close,
  setHours,
  write,
  writeInTheEvening,
} from './suggestion-rest.js';
import { upkeep, type Upkeep } from './suggestion-upkeep.js';
import { almostDone, between, heavy, loops, onBreak, pause } from './suggestion-work.js';
import type { Zone } from './wall.js';

/** One thing that a person might do now, and why. */
export interface Suggestion {
  /** What it is about, by the names that the built-in reminders have. */
  readonly id: 'close' | 'loops' | 'pause' | 'journal' | 'hours' | Upkeep;
  /** What it is, in a few words without a full stop. */
  readonly text: string;
  /** What to type. */
  readonly command: string;
  /** Why now: a sentence. Only what the log or a source says. */
  readonly reason: string;
}

/** What suggestions go by. */
export interface Situation {
  readonly day: Standing;
  readonly log: DayLog;
  /** Heavy sessions a day after which a longer pause is suggested; 0: never. */
  readonly heavyLimit: number;
  readonly now: Date;
  readonly zone: Zone;
  /** The hour (0..12) at which the person's day begins. */
  readonly dayStart: number;
  /** The ids of the reminders that stand. */
  readonly isDue?: readonly string[];
}

/** A suggestion where it fits, else nothing. */
export type Rule = (situation: Situation) => Suggestion | undefined;

/**
 * One suggestion for now, or none where nothing is called for. While someone works, or is about
 * to, nothing but pauses and loops: writing may stir things up at first (Mogk 2006), so that it is
 * never suggested just before a session.
 */
export function suggestion(situation: Situation): Suggestion | undefined {
  for (const rule of RULES[situation.day.phase]) {
    const found = rule(situation);
    if (found) return found;
  }
  return undefined;
}

/** For each phase what may be suggested, the most fitting first. */
const RULES: Readonly<Record<Standing['phase'], readonly Rule[]>> = {
  working: [heavy, pause, loops, almostDone, between],
  break: [loops, onBreak],
  ended: [close],
  closed: [upkeep, write, breathe],
  off: [upkeep, write, breathe],
  before: [beforeWork],
  unset: [loops, upkeep, writeInTheEvening, breathe, setHours],
};
