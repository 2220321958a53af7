import { contactFault, keepPerson, nameFault, tellPlace } from '../crisis/change.js';
import { crisisPeople } from '../crisis/people.js';
import { laidOpen, type Desk } from './desk.js';

/** Whom the person may call: one after the other, until a name is left empty. */
export async function askPeople(desk: Desk): Promise<void> {
  const { context, prompts } = desk;
  const known = crisisPeople(await context.settings());
  if (known.length > 0) context.out.note(`So far: ${known.map(({ name }) => name).join(', ')}.`);
  const input = async (question: string, fault: (text: string) => string | undefined) => {
    const text = await prompts.input({
      message: laidOpen(desk, question),
      validate: (typed) => tidy(typed) === '' || (fault(tidy(typed)) ?? true),
    });
    return tidy(text);
  };
  let question =
    known.length === 0
      ? 'Whom could you call when it gets heavy? A name:'
      : 'Somebody else to call?';
  let added = 0;
  for (;;) {
    const name = await input(question, nameFault);
    if (name === '') break;
    const contact = await input(`How do you reach ${name}? A number, an address:`, contactFault);
    if (contact === '') context.out.note(`${name} is not added.`);
    else {
      await keepPerson(context, { name, contact });
      added += 1;
    }
    question = 'Somebody else?';
  }
  if (added > 0) await tellPlace(context);
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
