import { nearest } from '../../care/nearest.js';
import type { Context } from '../../context.js';
import { UserError, UsageError } from '../../errors.js';
import { readPeople, shown, type Person } from './people.js';
import { damagedAside } from './read.js';
import { rows } from './rows.js';
import { folded } from '../options/reference.js';

type ChangeContext = Pick<Context, 'home' | 'out' | 'settings' | 'vault'>;

const EXAMPLE = 'for example: selfcare crisis add "Dr Meyer" 020 7946 0000';
const MOST_NAME = 80;
const MOST_CONTACT = 200;
/** Begins with what only a number or an address begins with. */
const CONTACT = /^(?:[+(]?\d|https?:|tel:|mailto:|\S+@\S+\.)/;

/** `crisis list` */
export async function list({ home, out, settings }: ChangeContext): Promise<void> {
  const people = (await settings()).ofHome().read('crisis.people', readPeople);
  if (out.json) return out.value(people);
  if (people.length === 0) {
    const aside = damagedAside(await home());
    if (aside) out.warn(`${aside} is a damaged file of settings; people you added may stand in it`);
    return out.note('Nobody is here yet. To add someone: selfcare crisis add NAME CONTACT');
  }
  out.data(
    rows(
      people.map(({ name, contact }) => ({ head: name, text: contact })),
      out,
    ),
  );
}

/** `crisis add NAME CONTACT`; at a terminal it asks for what is missing. */
export async function add(context: Context, words: readonly string[]): Promise<void> {
  const { out } = context;
  const [typed = ''] = words;
  const asks = words.length < 2 && context.interactive && !context.flags.yes;
  if (words.length < 2 && !asks) {
    throw new UsageError(`${typed ? 'a contact is' : 'a name and a contact are'} missing`, EXAMPLE);
  }
  const wanted = asks
    ? await (await import('./ask.js')).askToAdd(context, typed)
    : readPerson(words);
  if (!wanted) return out.note('Nobody was added; it can be done at any time.');
  const { person, before } = await keepPerson(context, wanted);
  if (out.json) return out.value(person);
  const { name, contact } = person;
  if (before === undefined) out.note(`${name} is added: ${contact}.`);
  else if (before === contact) out.note(`${name} was here already: ${contact}.`);
  else out.note(`${name} is now at ${contact}; it was ${before}.`);
  await tellPlace(context);
}

/** Says, where a vault is on, that people stand outside of it. */
export async function tellPlace({ out, vault }: Pick<Context, 'out' | 'vault'>): Promise<void> {
  if ((await vault()).status === 'off') return;
  out.note('People are kept in config.json, outside the vault: `crisis` must never be locked.');
}

/**
 * Adds somebody, or changes how to reach them.
 *
 * @returns the person as they are kept, and the contact that was there before
 */
export async function keepPerson(
  { settings: open }: Pick<Context, 'settings'>,
  { name, contact }: Person,
): Promise<{ person: Person; before: string | undefined }> {
  const settings = await open();
  const table = settings.whole('crisis.people');
  const known = readPeople(table).find((each) => folded(each.name) === folded(name));
  const person = { name: known?.name ?? name, contact };
  const others = Object.entries(table).map(([each, value]) =>
    known && shown(each) === known.name ? [each, contact] : [each, value],
  );
  const all = known ? others : [...others, [name, contact]];
  await settings.rewrite('crisis.people', Object.fromEntries(all), readPeople);
  return { person, before: known?.contact };
}

/** `crisis remove NAME`; at a terminal it asks for what is missing. */
export async function remove(context: Context, typed: string): Promise<void> {
  const { out } = context;
  const settings = await context.settings();
  const table = settings.whole('crisis.people');
  const people = readPeople(table);
  const asks = typed === '' && people.length > 0 && context.interactive && !context.flags.yes;
  if (typed === '' && !asks) {
    const hint = 'for example: selfcare crisis remove Anna; `selfcare crisis list` has them all';
    throw new UsageError('a name is missing', hint);
  }
  const wanted = asks ? await (await import('./ask.js')).askWhom(context, people) : typed;
  const { name, contact } = personNamed(wanted, people);
  const rest = Object.entries(table).filter(([each]) => shown(each) !== name);
  await settings.rewrite('crisis.people', Object.fromEntries(rest), readPeople);
  if (out.json) return out.value({ name, contact });
  const quoted = [name, contact].map((text) => `'${text.replaceAll("'", `'\\''`)}'`).join(' ');
  out.note(`${name} is taken out; to have them back: selfcare crisis add ${quoted}`);
}

/**
 * The person that is typed: a name and a contact, or, where a name was not quoted, words up to the
 * one that is a number or an address.
 *
 * @throws UsageError
 */
export function readPerson(words: readonly string[]): Person {
  const at = words.findIndex((word, index) => index > 0 && CONTACT.test(word));
  const split = at < 0 && words.length === 2 ? 1 : at;
  if (split < 0) {
    throw new UsageError('where does the name end, and the contact begin?', EXAMPLE);
  }
  const [name = '', contact = ''] = [words.slice(0, split), words.slice(split)].map((part) =>
    part.join(' ').replaceAll(/\s+/g, ' ').trim(),
  );
  const fault = nameFault(name) ?? contactFault(contact);
  if (fault !== undefined) throw new UsageError(fault, EXAMPLE);
  return { name, contact };
}

/** What is wrong with a name, if anything. */
export function nameFault(name: string): string | undefined {
  if (name === '') return 'a person needs a name';
  return name.length > MOST_NAME || HIDDEN.test(name)
    ? `a name has at most ${MOST_NAME} plain characters`
    : undefined;
}

/** What is wrong with a contact, if anything. */
export function contactFault(contact: string): string | undefined {
  if (contact === '') return 'a person needs a contact: a number, an address';
  return contact.length > MOST_CONTACT || HIDDEN.test(contact)
    ? `a contact has at most ${MOST_CONTACT} plain characters`
    : undefined;
}

/** Controls, and marks that cannot be seen; but for the joiners, which names are written with. */
const HIDDEN = /[\p{Cc}\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

function personNamed(typed: string, people: readonly Person[]): Person {
  const wanted = folded(typed);
  const exact = people.find(({ name }) => folded(name) === wanted);
  const found = people.filter(({ name }) => wanted !== '' && folded(name).startsWith(wanted));
  const [only] = found;
  if (exact ?? (only && found.length === 1)) return exact ?? (only as Person);
  if (found.length > 1) {
    throw new UsageError(
      'more than one name begins so',
      'type more of it; see `selfcare crisis list`',
    );
  }
  const near = nearest(
    wanted,
    people.map(({ name }) => folded(name)),
  );
  const meant = people.find(({ name }) => folded(name) === near)?.name;
  const hint = meant ? `did you mean ${meant}?` : 'see `selfcare crisis list`';
  throw new UserError('there is nobody of that name', hint);
}
