import type { Look } from './look.js';

/** What can be done about a finding without taking anything away. */
export type Mend =
  | { readonly do: 'quarantine'; readonly path: string }
  /** Its readable lines are written down anew first. */
  | { readonly do: 'salvage'; readonly path: string };

/** One thing that doctor found. It never holds a word of the journal. */
export interface Finding {
  /** The check that found it. */
  readonly check: string;
  readonly severity: 'wrong' | 'note';
  /** Relative to the home folder; absent where no one file is meant. */
  readonly file?: string;
  readonly what: string;
  readonly remedy: string;
  /** A line for a shell that does it. */
  readonly command?: string;
  readonly mend?: Mend;
}

/** One check. It only looks. */
export interface Check {
  readonly name: string;
  run(look: Look): readonly Omit<Finding, 'check'>[] | Promise<readonly Omit<Finding, 'check'>[]>;
}

/** `1 file`, `12 files`. */
export function counted(count: number, one: string, more = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;
}
