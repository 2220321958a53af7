import { clockAt } from '../../care/times.js';
import type { Context } from '../../context.js';
import { Cancelled } from '../../errors.js';
import type { ValueOf } from '../../settings/keys.js';
import { openPrompts, type Prompts } from '../../terminal/prompts.js';
import { safeText } from '../../terminal/safe.js';
import { wrapText } from '../../terminal/wrap.js';
import { MOST_LETTERS, MOST_NOTES, oneLine, readLoop, type Answers, type Loop } from './answers.js';
import type { Begun } from './draft.js';

export type Step = ValueOf<'boundary.steps'>[number];
/** Asks one line of a question. */
type Line = (question: string, message: string) => Promise<string | undefined>;
type Changes = { -readonly [K in keyof Answers]?: Answers[K] | undefined };

/** What `--quick` asks. */
export const QUICK: readonly Step[] = ['loops', 'phrase'];

const NOTES = { min: 0, max: MOST_NOTES };
const FEELING = { min: 0, max: 10 };
const BREATH = { min: 1, max: 5 };
/** Columns of what follows such a question: its range, and that Enter skips. */
const SKIPS = 24;

/** How a close is asked for. */
export interface Asking {
  /** Is given the whole after every answer. */
  keep(begun: Begun): Promise<void>;
  /** Where the day was closed already: when its work ended, if that is known. */
  readonly before: { readonly finished: Date | undefined } | undefined;
  /** Its work had ended when its questions were left. */
  readonly isPast: boolean;
}

/** What is kept of the question whether a closed day went on. */
const WENT_ON = 'went on';
const ADDED = 'added to';

/** Whether the day went on after an earlier close; undefined where that was not asked. */
export function wentOn({ asked }: Begun): boolean | undefined {
  if (asked.includes(WENT_ON)) return true;
  return asked.includes(ADDED) ? false : undefined;
}

/**
 * Asks the questions of a close, one after the other; each can be passed over with Enter. What was
 * asked before is not asked again.
 */
export class Questions {
  private readonly context: Context;
  private readonly keep: Asking['keep'];
  private readonly before: Asking['before'];
  private readonly isPast: boolean;
  private begun: Begun;

  constructor(context: Context, begun: Begun, { keep, before, isPast }: Asking) {
    this.context = context;
    this.begun = begun;
    this.keep = keep;
    this.before = before;
    this.isPast = isPast;
  }

  /**
   * @returns undefined where there is something to do first
   * @throws Cancelled when the person leaves, all that was answered being kept
   */
  async ask(steps: readonly Step[]): Promise<Begun | undefined> {
    const prompts = await openPrompts(this.context);
    if (this.before) await this.since(prompts, this.before.finished);
    for (const step of steps) {
      if (step === 'sweep' && !(await this.sweep(prompts))) return undefined;
      if (step !== 'sweep') await this.step(step, prompts);
    }
    return this.begun;
  }

  /** Whether a day that is closed already went on after that. */
  private async since(prompts: Prompts, finished: Date | undefined): Promise<void> {
    if (wentOn(this.begun) !== undefined) return;
    const when = finished ? ` at ${clockAt(finished.getTime(), this.context.local)}` : '';
    const message = this.laid(`You closed this day${when}. Have you worked since?`, 6);
    const has = await prompts.confirm({ message, default: false });
    await this.answer({}, has ? WENT_ON : ADDED, 0);
  }

  private async sweep(prompts: Prompts): Promise<boolean> {
    let isDone = true;
    const message = 'A last look at messages and anything urgent. Done?';
    await this.once('sweep', async () => {
      isDone = await prompts.confirm({ message: this.laid(message, 6) });
      return isDone ? {} : undefined;
    });
    return isDone;
  }

  private async step(step: Exclude<Step, 'sweep'>, prompts: Prompts): Promise<void> {
    const line: Line = async (question, message) =>
      oneLine(await this.line(prompts, question, message));
    switch (step) {
      case 'notes': {
        const message = 'Notes still to write, a count';
        return this.once('notes', async () => ({
          notesDue: await prompts.scale({ message: this.laid(message, SKIPS), ...NOTES }),
        }));
      }
      case 'loops':
        return this.loops(line);
      case 'plans':
        return this.plans(line);
      case 'well':
        await this.once('well', async () => ({
          well: await line('well', 'One thing that went well:'),
        }));
        return this.once('hard', async () => ({
          hard: await line('hard', 'One thing that was hard:'),
        }));
      case 'feeling': {
        const message = 'How you are now, 0 worn out to 10 well';
        return this.once('feeling', async () => ({
          feeling: await prompts.scale({ message: this.laid(message, SKIPS), ...FEELING }),
        }));
      }
      case 'breath':
        return this.breath(prompts);
      case 'intention': {
        const first = 'What the evening is for:';
        await this.once('intention', async () => ({ intention: await line('intention', first) }));
        const second = 'One thing that restores you:';
        return this.once('recovery', async () => ({ recovery: await line('recovery', second) }));
      }
      case 'phrase':
        return this.phrase(prompts);
    }
  }

  /** Asks for a line; what stands in it when the person leaves is kept, and there again later. */
  private async line(
    prompts: Prompts,
    question: string,
    message: string,
    most = MOST_LETTERS,
  ): Promise<string> {
    const { typing } = this.begun;
    const begun = typing?.question === question ? typing.text : '';
    let typed = begun;
    try {
      return await prompts.input({
        message: this.laid(message),
        ...(begun === '' ? {} : { begun }),
        onTyped: (text) => (typed = text),
        validate: (text) => text.length <= most || `At most ${most} letters.`,
      });
    } catch (error) {
      if (error instanceof Cancelled && typed !== begun) {
        this.begun = { ...this.begun, typing: { question, text: typed } };
        await this.keep(this.begun);
      }
      throw error;
    }
  }

  /** Asks a question that was not asked before, and keeps the answer, if there is one. */
  private async once(name: string, question: () => Promise<Changes | undefined>): Promise<void> {
    if (this.begun.asked.includes(name)) return;
    const from = this.context.monotonic();
    const changes = await question();
    if (changes) await this.answer(changes, name, this.context.monotonic() - from);
  }

  private async answer(changes: Changes, name: string | undefined, took: number): Promise<void> {
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const { answers, asked, spent, typing } = this.begun;
    this.begun = {
      ...this.begun,
      // The question whether the day went on comes before the one that was left.
      typing: name === WENT_ON || name === ADDED ? typing : undefined,
      answers: { ...answers, ...Object.fromEntries(given) },
      asked: name === undefined ? asked : [...asked, name],
      spent: spent + took,
      last: this.isPast ? this.begun.last : this.context.now(),
    };
    await this.keep(this.begun);
  }

  private async loops(line: Line): Promise<void> {
    if (this.begun.asked.includes('loops')) return;
    for (;;) {
      const { loops } = this.begun.answers;
      const more = loops.length > 0;
      const message = more
        ? `Another (${loops.length} so far, Enter ends):`
        : 'What is still open? One line each, Enter ends:';
      const from = this.context.monotonic();
      const text = await line('loops', message);
      const took = this.context.monotonic() - from;
      if (text === undefined) return this.answer({}, 'loops', took);
      await this.answer({ loops: [...loops, readLoop(text) ?? { text }] }, undefined, took);
    }
  }

  /** Where, when and how, for each loop in its turn. */
  private async plans(line: Line): Promise<void> {
    for (const [index, loop] of this.begun.answers.loops.entries()) {
      if (loop.plan !== undefined) continue;
      await this.once(`plan ${index}`, async () => {
        const plan = await line(
          `plan ${index}`,
          `${safeText(loop.text)} ${this.context.out.symbols.dash} where, when, how?`,
        );
        const planned: Loop = plan === undefined ? loop : { ...loop, plan };
        return { loops: this.begun.answers.loops.with(index, planned) };
      });
    }
  }

  /** A question that a narrow terminal need not break, with room after it for what is added. */
  private laid(message: string, after = 0): string {
    const width = this.context.out.width - 3;
    const text = wrapText(message, width);
    const last = text.split('\n').at(-1) ?? '';
    return last.length + after > width ? `${text}\n` : text;
  }

  private async breath(prompts: Prompts): Promise<void> {
    // A session says what it did on stdout, which is the close's alone.
    if (this.context.out.json) return;
    let minutes: number | undefined;
    await this.once('breath', async () => {
      minutes = await prompts.scale({ message: 'Minutes to breathe', ...BREATH });
      return {};
    });
    if (minutes === undefined) return;
    const { breathe } = await import('../breathe/run.js');
    const code = await breathe(this.context, undefined, { minutes: String(minutes), log: true });
    if (code !== 0) throw new Cancelled();
  }

  /** The first time, a phrase is asked for, and kept as a setting. */
  private async phrase(prompts: Prompts): Promise<void> {
    const settings = await this.context.settings();
    if (settings.get('boundary.phrase') !== '') return;
    await this.once('phrase', async () => {
      const message = 'A phrase that closes your day, in your words:';
      const phrase = oneLine(await this.line(prompts, 'phrase', message, 200));
      if (phrase !== undefined) await settings.set('boundary.phrase', safeText(phrase));
      return {};
    });
  }
}
