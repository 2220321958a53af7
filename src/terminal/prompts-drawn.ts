import { Cancelled } from '../errors.js';
import type { Sink } from './output.js';
import { promptSink, untilCancelled } from './listen.js';
import { promptColor, promptTheme } from './prompts-theme.js';
import { wrapText } from './wrap.js';
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
  // Below the pointer's column, where a name takes more than one line.
  const inRow = (name: string) => wrapText(name, context.out.width - 3).replaceAll('\n', '\n  ');
  const ask = <T>(question: (place: Place) => Promise<T>) => askWith(context, question);
  return {
    async select<T>({ message, choices, default: preset }: SelectRequest<T>) {
      const { default: select } = await import('@inquirer/select');
      // Room for the question, a description and the keys, and the line above that stays.
      const rows = promptSink(context).rows || 24;
      const question = {
        message,
        choices: choices.map(({ name, ...choice }) => ({
          ...choice,
          name: inRow(name),
          short: name,
        })),
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
      const { message, begun, onTyped, validate: isFit = () => true, ...others } = request;
      if (begun === undefined && !onTyped) {
        return ask((place) => input({ ...request, theme }, place));
      }
      let typed = begun ?? '';
      let sent = '';
      // The one place at which inquirer shows what stands in the line.
      const transformer = (text: string, { isFinal }: { isFinal: boolean }) => {
        if (isFinal) return promptColor(context).cyan(sent);
        typed = text;
        onTyped?.(text);
        return text;
      };
      const validate = (text: string) => {
        // Inquirer takes an emptied line for its default: here it is an emptied line.
        sent = begun && typed === '' ? '' : text;
        return isFit(sent);
      };
      const style = { ...theme.style, defaultAnswer: () => '' };
      const drawn = { message, transformer, validate, theme: { ...theme, style } };
      const start = begun ? { default: begun, prefill: 'editable' as const } : {};
      await ask((place) => input({ ...others, ...drawn, ...start }, place));
      return sent;
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
    const frame = rememberFrame(promptSink(context));
    const release = context.onContinue(() => {
      continued = true;
      // After the shell's own lines, once the terminal is ours again.
      setImmediate(() => !ended && frame.again());
    });
    input.on('pause', paused);
    try {
      return await question({ input, output: promptSink(context), signal });
    } catch (error) {
      if (error instanceof Error && error.name === 'ExitPromptError') throw new Cancelled();
      throw error;
    } finally {
      ended = true;
      release();
      frame.forget();
      input.off('pause', paused);
      // After Ctrl-Z and fg readline takes its input for paused and leaves it open: the process would
      // wait for keys for ever.
      input.pause();
    }
  });
}

/** What a frame of inquirer's begins with: it goes to the top of the last one, erasing it. */
const ERASING = /^(?:\u001b\[\d*[ABG]|\u001b\[2K)+/;

/** Remembers what was drawn last, to be drawn again below what others wrote meanwhile. */
function rememberFrame(sink: Sink): { again(): void; forget(): void } {
  const own = sink.write;
  let last = '';
  const write = own.bind(sink) as (...args: unknown[]) => boolean;
  sink.write = (...args: unknown[]) => {
    const [chunk] = args;
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString();
    // A frame begins by erasing the one before; what is shorter moves the cursor in it.
    if (text.length > 0) last = ERASING.test(text) && isFrame(text) ? text : last || text;
    return write(...args);
  };
  return {
    again: () => void write(`\r\u001b[J${last.replace(ERASING, '')}`),
    forget: () => (sink.write = own),
  };
}

/** Whether any letter is written, and not the cursor moved alone. */
function isFrame(text: string): boolean {
  return text.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, '').trim() !== '';
}
