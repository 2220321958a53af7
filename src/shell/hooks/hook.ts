/** What a hook is rendered for. */
export interface HookFor {
  /** As Node names it: linux, darwin, win32. */
  readonly platform: string;
  /** The home folder, absolute, where it was named on the command line. */
  readonly home?: string;
}

/** At most one line in this many seconds, over all open shells. */
export const QUIET = 900;
/** A shell asks for a fresh plan at most once in this many seconds. */
export const PATIENCE = 600;
/** A line from a plan that has gone stale is shown for this many seconds after it fell due. */
export const TIMELY = 14_400;
