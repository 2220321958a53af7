/** What the log says of the day that runs. Times are milliseconds since 1970. */
export interface DayLog {
  /** The newest breathing session or other practice. */
  readonly lastBreath?: number;
  readonly lastJournal?: number;
  readonly lastCheckin?: number;
  readonly openLoops: number;
  /** The newest `boundary open`; `day` names a workday, as `2026-11-21`. */
  readonly opened?: { readonly day: string; readonly at: number };
  /** The newest `boundary close`. */
  readonly closed?: {
    readonly day: string;
    readonly at: number;
    /** When work ended is not known; `at` is when it was to end. */
    readonly isUnsure?: true;
  };
  /** Of the workday that runs, oldest first. */
  readonly snoozes: readonly { readonly at: number; readonly until: number }[];
  /** Sessions held: of the workday that runs, and of its week, which begins on Monday. */
  readonly sessions: {
    readonly today: number;
    readonly week: number;
    readonly heavyToday: number;
    readonly heavyWeek: number;
  };
  /** Notes still due, as the newest close said. */
  readonly notesDue?: number;
  /** Nothing was ever written. */
  readonly isEmpty: boolean;
}
