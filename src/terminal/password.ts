import { Cancelled } from '../errors.js';
import { promptSink, untilCancelled } from './listen.js';
import type { PromptContext } from './prompts.js';

const ENTER = /[\r\n]/;
const LEAVES = /[\u0003\u0004]/;
const SUSPENDS = '\u001a';
const ERASES = /[\b\u007f]/;
const CLEARS = '\u0015';

/**
 * Asks for one line that the terminal does not show, not even how long it is.
 *
 * @throws Cancelled when the person leaves
 */
export async function askHidden(context: PromptContext, message: string): Promise<string> {
  if (context.out.plain) return askPlainly(context, message);
  const { hiddenDrawn } = await import('./prompts-hidden.js');
  return hiddenDrawn(context, message);
}

/** Without redrawing: the question, silence, and a line end. */
function askPlainly(context: PromptContext, message: string): Promise<string> {
  const sink = promptSink(context);
  const input = context.stdin();
  return untilCancelled(context, async (signal) => {
    let listen: (chunk: string | Uint8Array) => void = () => undefined;
    let ahead = '';
    // First the terminal is told to show nothing: whoever sees the question may type.
    input.setRawMode?.(true);
    sink.write(`${message} (not shown): `);
    try {
      return await new Promise<string>((done, fail) => {
        const leave = () => fail(new Cancelled());
        signal.addEventListener('abort', leave);
        const typed: string[] = [];
        listen = (chunk) => {
          const keys = [...(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())];
          for (const [index, key] of keys.entries()) {
            if (ENTER.test(key)) {
              // What was typed ahead answers the next question.
              ahead = keys.slice(index + 1).join('');
              done(typed.join(''));
              return;
            }
            if (LEAVES.test(key)) leave();
            else if (key === SUSPENDS) pause();
            else if (ERASES.test(key)) typed.pop();
            else if (key === CLEARS) typed.length = 0;
            else if (key >= ' ') typed.push(key);
          }
        };
        const pause = () => {
          input.setRawMode?.(false);
          const release = context.onContinue(() => {
            release();
            input.setRawMode?.(true);
          });
          context.suspend();
        };
        input.on('data', listen);
        input.resume();
      });
    } finally {
      input.off('data', listen);
      input.pause();
      if (ahead !== '') input.unshift(Buffer.from(ahead));
      input.setRawMode?.(false);
      sink.write('\n');
    }
  });
}
