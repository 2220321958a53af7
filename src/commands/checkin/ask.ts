import { BODY, SIGNS } from '../../care/checkin/lists.js';
import { nearest } from '../../care/nearest.js';
import { SCALES, type Signal } from '../../care/trends/signals.js';
import type { Context } from '../../context.js';
import { momentAt } from '../../journal/moment.js';
import { openPrompts, type Prompts } from '../../terminal/prompts.js';
import { wrapText } from '../../terminal/wrap.js';
import { MOST_LETTERS, oneLine } from '../boundary/answers.js';
import type { Answers } from './answers.js';
import type { Begun } from './draft.js';

const SCORES: readonly (readonly [Signal, string])[] = [
  ['mood', 'Mood, 1 low to 5 high'],
  ['energy', 'Energy, 1 low to 5 high'],
  ['tension', 'Tension, 0 none to 10'],
];

/** Columns of what follows such a question: its range, and that Enter skips. */
const SKIPS = 23;

/**
 * Asks what is left to ask, one question after the other; each can be passed over with Enter.
 *
 * @param keep is given the whole after every answer
 * @throws Cancelled when the person leaves, all that was answered being kept
 */
export async function askCheckin(
  context: Context,
  start: Begun,
  keep: (begun: Begun) => Promise<void>,
): Promise<Begun> {
  const prompts = await openPrompts(context);
  const { width } = context.out;
  let begun = start;
  const once = async (name: string, question: () => Promise<Answers>) => {
    if (begun.asked.includes(name)) return;
    const answers = { ...begun.answers, ...(await question()) };
    const moment = momentAt(context.now(), context.local);
    begun = { ...begun, answers, moment, asked: [...begun.asked, name] };
    await keep(begun);
  };
  for (const [signal, message] of SCORES) {
    await once(signal, async () => {
      const [min, max] = SCALES[signal];
      const laid = laidOut(message, width, SKIPS);
      const score = await prompts.scale({ message: laid, min, max });
      return score === undefined ? {} : { [signal]: score };
    });
  }
  await once('body', async () => {
    const body = await pick(prompts, 'What your body says', BODY, width);
    return body.length === 0 ? {} : { body };
  });
  await once('signs', async () => {
    const signs = await pick(prompts, 'Where strain shows', SIGNS, width);
    return signs.length === 0 ? {} : { signs };
  });
  await once('note', async () => {
    const message = laidOut('A line, if you like:', width);
    const validate = (text: string) =>
      text.length <= MOST_LETTERS || `At most ${MOST_LETTERS} letters.`;
    const note = oneLine(await prompts.input({ message, validate }));
    return note === undefined ? {} : { note };
  });
  return begun;
}

/** Asks for some of a list by their numbers or names, on one line. */
async function pick<T extends string>(
  prompts: Prompts,
  message: string,
  names: readonly T[],
  width: number,
): Promise<T[]> {
  const list = names.map((name, index) => `${index + 1}\u00a0${name}`).join('  ');
  const asked = `${message}: numbers with blanks, Enter skips`;
  // A no-break space keeps a number with its name; it is shown as any other.
  const laid = wrapText(`${asked}\n${list}`, width - 3).replaceAll('\u00a0', ' ');
  const text = await prompts.input({
    message: `${laid}\n`,
    validate: (typed) => {
      const read = readPicks(typed, names);
      return typeof read === 'string' ? read : true;
    },
  });
  const read = readPicks(text, names);
  return typeof read === 'string' ? [] : read;
}

/** What was picked; a string says what is needed. */
export function readPicks<T extends string>(text: string, names: readonly T[]): T[] | string {
  const words = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const picked: T[] = [];
  for (const word of words) {
    const name = names.find((each, index) => each === word || String(index + 1) === word);
    if (name) {
      picked.push(name);
      continue;
    }
    const near = nearest(word, names);
    return near ? `Did you mean ${near}?` : `Numbers from 1 to ${names.length}, or names.`;
  }
  return names.filter((name) => picked.includes(name));
}

/** A question that a narrow terminal need not break, with room after it for what is added. */
function laidOut(message: string, width: number, after = 0): string {
  const text = wrapText(message, width - 3);
  const last = text.split('\n').at(-1) ?? '';
  return last.length + after > width - 3 ? `${text}\n` : text;
}
