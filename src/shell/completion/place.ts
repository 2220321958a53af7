import { quote } from '../quote.js';

/** Words that only the program knows at the moment of asking. */
export const ASKED = ['patterns', 'practices', 'templates', 'tags'] as const;
export type Asked = (typeof ASKED)[number];

/** What can stand somewhere on the command line: what to ask for, or the words themselves. */
export type Values = Asked | 'files' | 'folders' | readonly string[];

/** A flag, by all of its names. */
export interface Flag {
  readonly names: readonly string[];
  readonly what: string;
  /** What follows it; absent where nothing does. */
  readonly takes?: Values;
}

/** A command or sub-command and what can come after it. */
export interface Place {
  /** The words after the program's name: `journal list`; empty for the program itself. */
  readonly path: string;
  readonly flags: readonly Flag[];
  readonly commands: readonly { readonly name: string; readonly what: string }[];
  /** What its first argument can be. */
  readonly first: Values;
}

/** The path that a word leads to from a place; an alias leads where its command does. */
export interface Step {
  readonly from: string;
  readonly word: string;
  readonly to: string;
}

/** All that a completion needs to know of the command line. */
export interface Grammar {
  readonly places: readonly Place[];
  readonly steps: readonly Step[];
  /** Flags that every place has besides its own. */
  readonly everywhere: readonly Flag[];
}

/** The name of a kind of values, for a script: a list is one of these joined words. */
export function valuesWord(values: Values): string {
  return typeof values === 'string' ? values : values.join(' ');
}

/** Every flag that takes a value, with the place it belongs to; `*` for those of every place. */
export function taking({ places, everywhere }: Grammar): readonly Taking[] {
  return [...places, { path: '*', flags: everywhere }].flatMap(({ path, flags }) =>
    flags.flatMap(({ names, takes }) => (takes === undefined ? [] : { path, names, takes })),
  );
}

export interface Taking {
  readonly path: string;
  readonly names: readonly string[];
  readonly takes: Values;
}

/**
 * The functions by which zsh and bash look up, at place `$1`, what follows the flag `$2` (into
 * `takes`), and where the word `$2` leads (into `place`).
 */
export function lookups(grammar: Grammar): string {
  return `_selfcare_takes() {
  takes=
  case "$1/$2" in
${takesCases(grammar)}
  esac
}
_selfcare_step() {
  case "$1/$2" in
${stepCases(grammar)}
    *) return 1 ;;
  esac
}`;
}

function takesCases(grammar: Grammar): string {
  return taking(grammar)
    .map(({ path, names, takes }) => {
      const at = names.map((name) =>
        path === '*' ? `*${quote('zsh', `/${name}`)}` : quote('zsh', `${path}/${name}`),
      );
      return `    ${at.join('|')}) takes=${quote('zsh', valuesWord(takes) || '-')} ;;`;
    })
    .join('\n');
}

function stepCases({ steps }: Grammar): string {
  return steps
    .map(
      ({ from, word, to }) =>
        `    ${quote('zsh', `${from}/${word}`)}) place=${quote('zsh', to)} ;;`,
    )
    .join('\n');
}
