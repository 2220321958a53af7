import { createInterface } from 'node:readline';
import { Cancelled } from '../errors.js';
import type { Composed, ComposeRequest } from './compose.js';
import { promptSink, untilCancelled } from './listen.js';
import type { PromptContext } from './prompts.js';
import { safeText } from './safe.js';

/** Ctrl-O, which a terminal in its own line mode passes on as a character. */
const CTRL_O = '\u000f';

/**
 * Several paragraphs line by line, without redrawing: what was there is shown, each line typed is
 * added, and a single `.` on a line or the end of input (Ctrl-D) saves.
 *
 * @throws Cancelled on Ctrl-C, after `onChange` has had every finished line
 */
export function composeLines(context: PromptContext, request: ComposeRequest): Promise<Composed> {
  const sink = promptSink(context);
  const say = (line: string) => void sink.write(`${line}\n`);
  let text = safeText(request.initial ?? '');
  say(request.message);
  if (request.hint) say(request.hint);
  say(`A line with only a dot ${request.ends ?? 'saves'}, and so does Ctrl-D. Ctrl-C leaves.`);
  if (request.canEdit) say('Ctrl-O and Enter open your editor.');
  if (text) {
    say(text);
    if (!text.endsWith('\n')) text += '\n';
  }
  const converse = async (signal: AbortSignal): Promise<Composed> => {
    const lines = createInterface({ input: context.stdin(), terminal: false });
    try {
      return await new Promise<Composed>((done, fail) => {
        let open = true;
        const finish = (then: Composed['then']) => {
          open = false;
          done({ text: text.replace(/\n$/, ''), then });
        };
        lines.on('line', (line) => {
          if (!open) return;
          if (line === '.') return finish('save');
          if (request.canEdit && line.trim() === CTRL_O) return finish('editor');
          text += `${safeText(line)}\n`;
          request.onChange(text);
        });
        lines.once('close', () => finish('save'));
        signal.addEventListener('abort', () => fail(new Cancelled()));
      });
    } finally {
      lines.close();
    }
  };
  return untilCancelled(context, converse, 'is an answer');
}
