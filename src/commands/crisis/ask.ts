import type { Context } from '../../context.js';
import { openPrompts } from '../../terminal/prompts.js';
import { laidOpen } from '../../terminal/questions.js';
import { orGoOn } from '../options/again.js';
import type { Desk } from '../setup/desk.js';
import { contactFault, nameFault } from './change.js';
import type { Person } from './people.js';

/**
 * Asks for somebody to call; name or contact are empty where they are passed over.
 *
 * @param name as far as it is known
 * @param named is called once it is
 */
export async function askPerson(
  desk: Desk,
  question: string,
  name = '',
  named: (name: string) => void = () => undefined,
): Promise<Person> {
  const input = async (message: string, fault: (text: string) => string | undefined) => {
    const text = await desk.prompts.input({
      message: laidOpen(desk.context, message),
      validate: (typed) => tidy(typed) === '' || (fault(tidy(typed)) ?? true),
    });
    return tidy(text);
  };
  const called = tidy(name) || (await input(question, nameFault));
  if (called === '') return { name: '', contact: '' };
  named(called);
  const reach = `How do you reach ${called}? A number, an address:`;
  return { name: called, contact: await input(reach, contactFault) };
}

/** Asks for what `crisis add` lacks; undefined where the person leaves it. */
export async function askToAdd(context: Context, name: string): Promise<Person | undefined> {
  const desk = { context, prompts: await openPrompts(context) };
  const question = 'Whom could you call? A name (Enter leaves):';
  const person = await orGoOn(context, (answered) =>
    askPerson(desk, question, name, (called) => answered(['selfcare', 'crisis', 'add', called])),
  );
  return person.contact === '' ? undefined : person;
}

/** Asks which of one's people is meant. */
export async function askWhom(context: Context, people: readonly Person[]): Promise<string> {
  return (await openPrompts(context)).select({
    message: 'Who is to be taken out?',
    choices: people.map(({ name, contact }) => ({ value: name, name, description: contact })),
  });
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
