import { createInterface } from 'node:readline';
import { Cancelled } from '../errors.js';
import { promptSink, untilCancelled } from './listen.js';
import { wrapText, type Indent } from './wrap.js';
import { readScale, type PromptContext, type Prompts, type SelectRequest } from './prompts.js';

/**
 * Prompts without redrawing: a numbered list, a typed answer, one line an event. The terminal
 * stays in its own line mode, so editing and echo are what a screen reader knows.
 */
export function linePrompts(context: PromptContext): Prompts {
  const sink = promptSink(context);
  const { width } = context.out;
  const say = (text: string, indent?: Indent) =>
    void sink.write(`${wrapText(text, width, indent)}\n`);

  /** Asks until `read` accepts: it gives the value in a box, or what is needed instead. */
  async function askUntil<T>(question: string, read: (line: string) => [T] | string): Promise<T> {
    for (;;) {
      const answer = read(await readLine(context, `${wrapText(question, width - 1)} `));
      if (typeof answer !== 'string') return answer[0];
      say(answer);
    }
  }

  return {
    async select<T>({ message, choices, default: preset }: SelectRequest<T>) {
      say(message);
      choices.forEach(({ name, description }, index) => {
        const first = `  ${index + 1}. `;
        say(`${name}${description ? ` (${description})` : ''}`, { first, rest: '     ' });
      });
      const start = Math.max(
        0,
        choices.findIndex(({ value }) => value === preset),
      );
      const range = choices.length === 1 ? '1' : `1 to ${choices.length}`;
      return askUntil<T>(`Number, ${range} [${start + 1}]:`, (line) => {
        const chosen = choices[line.trim() === '' ? start : Number(line) - 1];
        return chosen ? [chosen.value] : `A number from ${range}.`;
      });
    },

    confirm({ message, default: preset = true }) {
      return askUntil(`${message} (${preset ? 'Y/n' : 'y/N'})`, (line) => {
        const word = line.trim().toLowerCase();
        if (word === '') return [preset];
        if ('yes'.startsWith(word)) return [true];
        return 'no'.startsWith(word) ? [false] : 'Answer y or n.';
      });
    },

    // The line is the terminal's own until it is sent: what was begun is an answer to take over.
    input({ message, begun = '', default: preset = begun, validate = () => true }) {
      return askUntil(preset ? `${message} [${preset}]` : message, (line) => {
        const text = line === '' ? preset : line;
        const verdict = validate(text);
        return verdict === true ? [text] : verdict;
      });
    },

    scale(request) {
      const question = `${request.message} (${request.min} to ${request.max}, Enter skips)`;
      return askUntil<number | undefined>(question, (line) => {
        const read = readScale(line, request);
        return typeof read === 'string' ? read : [read];
      });
    },

    async compose(request) {
      const { composeLines } = await import('./compose-lines.js');
      return composeLines(context, request);
    },
  };
}

/** Shows `question` and reads one line, without its line end. */
function readLine(context: PromptContext, question: string): Promise<string> {
  return untilCancelled(context, async (signal) => {
    const lines = createInterface({ input: context.stdin(), terminal: false });
    try {
      promptSink(context).write(question);
      return await new Promise<string>((done, fail) => {
        const leave = () => fail(new Cancelled());
        lines.once('line', done);
        lines.once('close', leave);
        signal.addEventListener('abort', leave);
      });
    } catch (error) {
      // What comes next does not stand behind the question, or the terminal's own ^C.
      promptSink(context).write('\n');
      throw error;
    } finally {
      lines.close();
    }
  });
}
