import type { Context } from '../context.js';
import { UsageError } from '../errors.js';
import type { Composed, ComposeRequest } from './compose.js';

/** What asking a person needs of the context. */
export type PromptContext = Pick<
  Context,
  | 'stdin'
  | 'stdout'
  | 'stderr'
  | 'out'
  | 'flags'
  | 'interactive'
  | 'onStop'
  | 'onContinue'
  | 'onResize'
  | 'suspend'
  | 'platform'
>;

/** One answer of a {@link Prompts.select}. */
export interface Choice<T> {
  readonly value: T;
  readonly name: string;
  /** A line of help, shown while the choice is the one pointed at. */
  readonly description?: string;
}

/** What {@link Prompts.select} asks. */
export interface SelectRequest<T> {
  readonly message: string;
  readonly choices: readonly Choice<T>[];
  /** The value that is pointed at first; the first choice where absent. */
  readonly default?: T;
}

/** What {@link Prompts.input} asks. */
export interface InputRequest {
  readonly message: string;
  /** What Enter alone answers; an empty text where absent. */
  readonly default?: string;
  /** What stands in the line already, to be changed or sent. */
  readonly begun?: string;
  /** Hears the line at every change, where it can be read before it is sent: not under `--plain`. */
  readonly onTyped?: (text: string) => void;
  /** `true`, or a word on what is needed instead. */
  readonly validate?: (text: string) => true | string;
}

/** What {@link Prompts.scale} asks: a whole number from `min` to `max`. */
export interface ScaleRequest {
  readonly message: string;
  readonly min: number;
  readonly max: number;
}

/**
 * Questions to a person at a terminal. Each throws `Cancelled` on Ctrl-C, on SIGTERM and SIGHUP
 * and when standard input closes; the terminal is as before when it returns or throws.
 */
export interface Prompts {
  select<T>(request: SelectRequest<T>): Promise<T>;
  confirm(request: { readonly message: string; readonly default?: boolean }): Promise<boolean>;
  /** One line of text. */
  input(request: InputRequest): Promise<string>;
  /** A number, or `undefined` when it was skipped with Enter alone. */
  scale(request: ScaleRequest): Promise<number | undefined>;
  /** Several paragraphs, written in the terminal itself. */
  compose(request: ComposeRequest): Promise<Composed>;
}

/**
 * The prompts that fit this run: drawn with inquirer; line by line under `--plain`, so that a
 * screen reader can follow; or, under `--yes`, answering each question's default unasked.
 *
 * @throws UsageError where there is no terminal to ask in
 */
export async function openPrompts(context: PromptContext): Promise<Prompts> {
  if (context.flags.yes) return defaultAnswers;
  if (!context.interactive) {
    throw new UsageError(
      'there is no terminal to ask in',
      'give the answers as options; --help lists them',
    );
  }
  const prompts = context.out.plain
    ? (await import('./prompts-lines.js')).linePrompts(context)
    : (await import('./prompts-drawn.js')).drawnPrompts(context);
  return context.out.symbols.unicode ? prompts : inAscii(prompts, context.out);
}

/** The same questions, in letters that the terminal has. */
function inAscii(prompts: Prompts, out: PromptContext['out']): Prompts {
  const said = <T extends { readonly message: string }>(request: T): T => ({
    ...request,
    message: out.ours(request.message),
  });
  return {
    ...prompts,
    select: ({ choices, ...request }) =>
      prompts.select({
        ...said(request),
        choices: choices.map(({ name, ...choice }) => ({ ...choice, name: out.ours(name) })),
      }),
    confirm: (request) => prompts.confirm(said(request)),
    input: (request) => prompts.input(said(request)),
  };
}

/** What `--yes` answers: every question's default, and a skip where it has none. */
export const defaultAnswers: Prompts = {
  async select({ choices, default: preset }) {
    const chosen = choices.find(({ value }) => value === preset) ?? choices[0];
    if (!chosen) throw new Error('a question without choices');
    return chosen.value;
  },
  confirm: async ({ default: preset = true }) => preset,
  input: async ({ default: preset = '', begun = preset }) => begun,
  scale: async () => undefined,
  compose: async ({ initial = '' }) => ({ text: initial, then: 'save' }),
};

/** The answer to a {@link Prompts.scale}: `undefined` skips; a string says what is needed. */
export function readScale(text: string, { min, max }: ScaleRequest): number | undefined | string {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const number = Number(trimmed);
  if (/^\d+$/.test(trimmed) && number >= min && number <= max) return number;
  return `a whole number from ${min} to ${max}, or Enter to skip`;
}
