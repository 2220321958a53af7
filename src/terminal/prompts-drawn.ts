import { Cancelled } from '../errors.js';
import { promptSink, untilCancelled } from './listen.js';
import { promptColor, promptTheme } from './prompts-theme.js';
import { readScale, type PromptContext, type Prompts, type SelectRequest } from './prompts.js';

/** What inquirer takes beside a question. */
interface Place {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
}

/** Prompts drawn by inquirer; each kind is loaded when it is first asked for. */
export function drawnPrompts(context: PromptContext): Prompts {
  const theme = promptTheme(context);
  const ask = <T>(question: (place: Place) => Promise<T>) => askWith(context, question);
  return {
    async select<T>({ message, choices, default: preset }: SelectRequest<T>) {
      const { default: select } = await import('@inquirer/select');
      // Room for the question, a description and the keys, and the line above that stays.
      const rows = promptSink(context).rows || 24;
      const question = {
        message,
        choices: [...choices],
        theme,
        loop: false,
        pageSize: Math.max(3, Math.min(14, rows - 6)),
        ...(preset === undefined ? {} : { default: preset }),
      };
      return ask<T>((place) => select<T>(question, place));
    },

    async confirm(request) {
      const { default: confirm } = await import('@inquirer/confirm');
      return ask((place) => confirm({ default: true, ...request, theme }, place));
    },

    async input(request) {
      const { default: input } = await import('@inquirer/input');
      return ask((place) => input({ ...request, theme }, place));
    },

    async scale(request) {
      const { default: input } = await import('@inquirer/input');
      const range = `${request.min}${context.out.symbols.dash}${request.max}`;
      const message = `${request.message} (${range}, Enter skips)`;
      const validate = (text: string) => {
        const read = readScale(text, request);
        return typeof read === 'string' ? read : true;
      };
      const { dim, cyan } = promptColor(context);
      const transformer = (text: string, { isFinal }: { isFinal: boolean }) => {
        if (!isFinal) return text;
        return text === '' ? dim('skipped') : cyan(text);
      };
      const text = await ask((place) => input({ message, validate, transformer, theme }, place));
      const read = readScale(text, request);
      return typeof read === 'number' ? read : undefined;
    },

    async compose(request) {
      const { composeDrawn } = await import('./compose.js');
      return composeDrawn(context, request);
    },
  };
}

/** Runs a question of inquirer's until it is answered or the person leaves. */
export function askWith<T>(
  context: PromptContext,
  question: (place: Place) => Promise<T>,
): Promise<T> {
  return untilCancelled(context, async (signal, leave) => {
    const input = context.stdin();
    // Inquirer's prompt stays silent for ever when readline closes under it (Ctrl-D), or pauses
    // (Ctrl-Z, then fg); both show as a pause of its input.
    let continued = false;
    let ended = false;
    const goOn = () => {
      if (!ended) input.resume();
    };
    const paused = () => {
      if (continued) setImmediate(goOn);
      else leave();
      continued = false;
    };
    const release = context.onContinue(() => (continued = true));
    input.on('pause', paused);
    try {
      return await question({ input, output: promptSink(context), signal });
    } catch (error) {
      if (error instanceof Error && error.name === 'ExitPromptError') throw new Cancelled();
      throw error;
    } finally {
      ended = true;
      release();
      input.off('pause', paused);
      // After Ctrl-Z and fg readline takes its input for paused and leaves it open: the process would
      // wait for keys for ever.
      input.pause();
    }
  });
}
