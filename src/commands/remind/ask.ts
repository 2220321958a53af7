import { isDuring, type During } from '../../care/reminders-rules.js';
import { readDays } from '../../care/reminders-time.js';
import type { Context } from '../../context.js';
import { UserError } from '../../errors.js';
import { openPrompts } from '../../terminal/prompts.js';
import { orGoOn } from '../options/again.js';
import { titleProblem } from '../options/title.js';
import { timeOfDay } from '../options/when-time.js';
import { laidOpen } from '../../terminal/questions.js';
import { readEvery, type AddOptions } from './add.js';

type Asked = AddOptions & { readonly title: string };

/** Asks for what is missing of a new reminder; undefined where the person passes over it. */
export async function askForReminder(context: Context, given: Asked): Promise<Asked | undefined> {
  const prompts = await openPrompts(context);
  const ask = async (question: string, validate: (text: string) => true | string) =>
    (await prompts.input({ message: laidOpen(context, question), validate })).trim();
  return orGoOn(context, async (answered) => {
    const title = given.title || (await ask('What shall it say? (Enter leaves)', titleProblem));
    if (title === '') return undefined;
    if (given.every !== undefined || given.at !== undefined) return { ...given, title };
    answered(['selfcare', 'remind', 'add', title]);
    const when = await ask('When? Such as 17:30, or every 2h (Enter leaves)', whenProblem);
    if (when === '') return undefined;
    const every = everyIn(when);
    if (every === undefined) {
      answered(['selfcare', 'remind', 'add', title, '--at', when]);
      const on = given.on ?? (await ask('On which days? (Enter: daily)', daysProblem));
      return { ...given, title, at: when, ...(on !== '' && { on }) };
    }
    answered(['selfcare', 'remind', 'add', title, '--every', every]);
    const during = isDuring(given.during) ? given.during : await askDuring();
    return { ...given, title, every, during };
  });

  function askDuring(): Promise<During> {
    return prompts.select<During>({
      message: 'During what?',
      choices: [
        { value: 'always', name: 'always' },
        { value: 'work', name: 'work' },
        { value: 'off', name: 'time off' },
      ],
    });
  }
}

function everyIn(typed: string): string | undefined {
  return /^every (.+)$/i.exec(typed.trim())?.[1];
}

function whenProblem(typed: string): true | string {
  const every = everyIn(typed);
  if (every === undefined) {
    const text = typed.trim().toLowerCase();
    return text === '' || timeOfDay(text) !== undefined || 'a time of day, or every 20m, 2h, 1d';
  }
  try {
    readEvery(every);
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [error.message, error.hint].filter(Boolean).join('; ');
  }
}

function daysProblem(typed: string): true | string {
  return typed.trim() === '' || readDays(typed) !== undefined || 'such as weekdays, or mon,wed';
}
