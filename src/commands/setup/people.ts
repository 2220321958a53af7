import { countryCode } from '../../care/crisis-lines.js';
import { askPerson } from '../crisis/ask.js';
import { keepPerson, tellPlace } from '../crisis/change.js';
import { chooseCountry } from '../crisis/country.js';
import { crisisPeople } from '../crisis/people.js';
import { laidOpen } from '../../terminal/questions.js';
import type { Desk } from './desk.js';

/** Whom the person may call: one after the other, until a name is left empty. */
export async function askPeople(desk: Desk): Promise<void> {
  const { context } = desk;
  const known = crisisPeople(await context.settings());
  if (known.length > 0) context.out.note(`So far: ${known.map(({ name }) => name).join(', ')}.`);
  let question =
    known.length === 0
      ? 'Whom could you call when it gets heavy? A name:'
      : 'Somebody else to call?';
  let added = 0;
  for (;;) {
    const { name, contact } = await askPerson(desk, question);
    if (name === '') break;
    if (contact === '') context.out.note(`${name} is not added.`);
    else {
      await keepPerson(context, { name, contact });
      added += 1;
    }
    question = 'Somebody else?';
  }
  if (added > 0) await tellPlace(context);
  await askCountry(desk);
}

/** The country whose lines are shown beside them: a locale is often one that came with the system. */
async function askCountry(desk: Desk): Promise<void> {
  const { context, prompts } = desk;
  const settings = await context.settings();
  if (settings.get('crisis.country') !== '') return;
  const found = chooseCountry(undefined, undefined, context);
  const now = 'code' in found ? `${found.code}, by your locale` : 'as GB';
  const question = `Whose lines to call? Your country in two letters (${now}):`;
  const typed = await prompts.input({
    message: laidOpen(desk.context, question),
    validate: (text) =>
      text.trim() === '' || countryCode(text) !== undefined || 'two letters, as GB',
  });
  const code = countryCode(typed);
  if (code !== undefined) await settings.set('crisis.country', code);
}
