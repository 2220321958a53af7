import { Cancelled } from '../errors.js';
import type { PromptContext } from './prompts.js';
import type { Sink } from './output.js';

/** The stream that a person is asked on: stderr where it is a terminal, so stdout stays data. */
export function promptSink(context: Pick<PromptContext, 'stdout' | 'stderr'>): Sink {
  return context.stderr.isTTY === true ? context.stderr : context.stdout;
}

/**
 * Runs `ask` until it settles or the person leaves, whichever is first: the signal aborts when the
 * run should stop or standard input closes, and the result is then {@link Cancelled}.
 */
export async function untilCancelled<T>(
  context: Pick<PromptContext, 'stdin' | 'onStop'>,
  ask: (signal: AbortSignal, leave: () => void) => Promise<T>,
  endOfInput: 'leaves' | 'is an answer' = 'leaves',
): Promise<T> {
  const input = context.stdin();
  const control = new AbortController();
  const leave = () => control.abort();
  const endings = endOfInput === 'leaves' ? (['end', 'close', 'error'] as const) : [];
  for (const ending of endings) input.on(ending, leave);
  const release = context.onStop(leave);
  try {
    return await ask(control.signal, leave);
  } catch (error) {
    // Whatever a prompt throws once it was told to stop is only the echo of that.
    if (control.signal.aborted) throw new Cancelled();
    throw error;
  } finally {
    release();
    for (const ending of endings) input.off(ending, leave);
  }
}
