import {
  AS_OF_WORDS,
  COUNTRIES,
  DIRECTORY,
  linesOf,
  type CountryLines,
  type CrisisLine,
} from '../../care/crisis-lines.js';
import type { UsageError } from '../../errors.js';
import { fold } from '../../terminal/fold.js';
import { chooseCountry, type Chosen, type Doubt } from './country.js';
import { readStored, type CrisisContext, type Stored } from './read.js';
import { rows, type Row } from './rows.js';

const NOBODY = 'Nobody is here yet. To add someone: selfcare crisis add NAME CONTACT';
const UNREAD = 'They cannot be read now; what is wrong is said below.';
const MAY_STAND = 'They cannot be read now. They may still stand in this file:';
const NOW = 'if someone is in danger now';
/** What keeps many from calling. */
const KIND = 'You need not be sure that it is bad enough to call.';

/**
 * `selfcare crisis`: the person's own people, then the lines of a country. It opens no journal, and
 * whatever is wrong with the home folder, or with what was typed, the lines are shown.
 *
 * @param typed a country
 * @param refused what is wrong with the rest of the words
 * @throws UsageError when all is shown, where something is wrong with what was typed
 */
export async function show(
  context: CrisisContext,
  typed?: string,
  refused?: UsageError,
): Promise<void> {
  const { out } = context;
  const stored = await readStored(context);
  let wrong = refused;
  let chosen: Chosen | Doubt;
  try {
    chosen = chooseCountry(typed, stored.country, context);
  } catch (error) {
    wrong ??= error as UsageError;
    chosen = chooseCountry(undefined, stored.country, context);
  }
  const country = 'code' in chosen ? chosen : undefined;
  if (out.json) {
    const { crisisJson } = await import('./json.js');
    out.value(crisisJson(stored, country));
  } else {
    const say = (text: string) => out.data(fold(text, out.width + 1));
    say(out.color.bold('Your people'));
    out.data(rows(peopleRows(stored), out));
    say(out.color.bold(`\nLines${country ? `, ${country.name}` : ''} (as of ${AS_OF_WORDS})`));
    out.data(rows(country ? countryRows(linesOf(country.code)) : anywhere(), out));
    say(`\n${KIND}`);
  }
  stored.tell();
  tellCountry(chosen, out);
  if (wrong) throw wrong;
}

function peopleRows({ people, place }: Stored): Row[] {
  if (!people)
    return place === undefined ? [{ text: UNREAD }] : [{ text: MAY_STAND }, { text: place }];
  if (people.length === 0) return [{ text: NOBODY }];
  return people.map(({ name, contact }) => ({ head: name, text: contact }));
}

function countryRows({ lines, emergency, directory }: CountryLines): Row[] {
  return [
    ...lines.map((line) => lineRow(line, line.name)),
    emergency === undefined
      ? { text: `Your local emergency number, ${NOW}` }
      : { head: emergency, text: NOW },
    { head: directory, text: lines.length > 0 ? 'more lines' : 'lines of that country' },
  ];
}

/** The first line of every country that is known, and where the others stand. */
function anywhere(): Row[] {
  const places = new Map<string, { line: CrisisLine; names: string[] }>();
  for (const code of COUNTRIES) {
    const { name = code, lines } = linesOf(code);
    const [line] = lines;
    if (!line) continue;
    const known = places.get(line.call);
    if (known) known.names.push(name);
    else places.set(line.call, { line, names: [name] });
  }
  return [
    ...[...places.values()].map(({ line, names }) => lineRow(line, names.join(', '))),
    { head: DIRECTORY, text: 'lines of other countries' },
    { text: `Your local emergency number, ${NOW}` },
  ];
}

function lineRow({ call, text, note }: CrisisLine, name: string): Row {
  return { head: call, text: `${name}: ${text ? `or text ${text}; ` : ''}${note}` };
}

/** Which country it is, where that was a guess, and how to say another. */
function tellCountry(chosen: Chosen | Doubt, out: CrisisContext['out']): void {
  const set = 'selfcare config set crisis.country GB';
  if (!('code' in chosen)) {
    const { locale, zone } = chosen;
    const why = locale ? `Your locale is ${locale}, your clock ${zone}.` : 'No country is set.';
    return out.note(`${why} To have the lines of one: ${set}`);
  }
  if (chosen.from !== 'locale') return;
  out.note(`The country is from your locale, ${chosen.locale}. For another: ${set}`);
}
