import type { ChalkInstance } from 'chalk';
import { promptSink } from './listen.js';
import type { PromptContext } from './prompts.js';
import { columnsOf } from './width.js';
import { wrapText } from './wrap.js';

/** The colours that suit the stream on which a person is asked. */
export function promptColor(
  context: Pick<PromptContext, 'out' | 'stdout' | 'stderr'>,
): ChalkInstance {
  return promptSink(context) === context.stderr ? context.out.colorErr : context.out.color;
}

/**
 * Every mark and colour that inquirer draws, in ours: its own come from Node's styleText, which
 * knows nothing of `--no-color`, and its marks may lie outside what the terminal can show.
 */
export function promptTheme(context: PromptContext) {
  const { out } = context;
  const { symbols } = out;
  const color = promptColor(context);
  const { cyan, dim, bold } = color;
  const as = (style: (text: string) => string) => (text: string) => style(text);
  // The last line of the question, behind which its answer stands in the end.
  let last = '';
  const arrows = symbols.unicode ? '↑↓' : 'up/down';
  return {
    prefix: { idle: cyan(symbols.pointer), done: dim(symbols.dot) },
    spinner: { interval: 200, frames: [dim(symbols.ellipsis)] },
    icon: { cursor: cyan(symbols.pointer) },
    style: {
      answer: (text: string) => {
        const isShort = columnsOf(last) + columnsOf(text) + 3 < out.width;
        return isShort ? cyan(text) : `\n${cyan(wrapText(text, out.width - 1))}`;
      },
      // Inquirer breaks a line where it is full, also within a word.
      message: (text: string, status: string) => {
        const laid = wrapText(text, out.width - 2);
        last = laid.slice(laid.lastIndexOf('\n') + 1);
        return status === 'done' ? laid : bold(laid);
      },
      error: (text: string) => color.yellow(wrapText(text, out.width - 1)),
      defaultAnswer: (text: string) => dim(`(${text})`),
      help: as(dim),
      highlight: as(cyan),
      key: as(bold),
      disabled: as(dim),
      description: (text: string) => dim(wrapText(text, out.width - 1)),
      confirmDefault: (text: string) => text.toUpperCase(),
      keysHelpTip: () => dim(`${arrows} move ${symbols.dot} Enter choose`),
    },
    keywords: { yes: 'Yes', no: 'No', error: () => 'Answer y or n.' },
  };
}
