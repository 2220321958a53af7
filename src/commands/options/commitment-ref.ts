import { nearest } from '../../care/nearest.js';
import { UsageError, UserError } from '../../errors.js';
import { folded, noneNamed, shownRef } from './reference.js';

/** What a person names by its letters, by its title, or as `last`. */
export interface Titled {
  readonly id: string;
  readonly title: string;
}

/** How such things are called, and where they are listed. */
export interface ThingWords {
  /** `commitment`, `task` */
  readonly one: string;
  /** `selfcare plan` */
  readonly list: string;
  /** Where those are listed that have ended: `selfcare plan show --all` */
  readonly past?: string;
}

/** What else a thing may be called by. */
type Also<T> = (each: T) => string;

const LEAST = 3;
const SHOWN = 6;

/**
 * The thing that a reference names: `last`, an id, a title, or a unique beginning of one of them (3
 * letters of an id at least), or failing that the beginning of a later word of the title. Titles
 * are a person's own words, and no error repeats them.
 *
 * @param all the newest first: it is what `last` names
 * @param also what else a thing is called by
 * @param ended those that are not meant, but spoken of where one of them is named
 * @throws UsageError, UserError where it names none, or more than one
 */
export function commitmentNamed<T extends Titled>(
  ref: string,
  all: readonly T[],
  { one, list, past = list }: ThingWords,
  also: Also<T> = () => '',
  ended: readonly T[] = [],
): T {
  const wanted = folded(ref);
  const ways: ((each: T) => boolean)[] = [
    ({ id }) => id === wanted,
    ({ title }) => folded(title) === wanted,
    ({ id, title }) =>
      (wanted.length >= LEAST && id.startsWith(wanted)) || folded(title).startsWith(wanted),
    (each) => also(each) === wanted,
    ({ title }) => wanted.length >= LEAST && folded(title).includes(` ${wanted}`),
  ];
  for (const way of wanted === '' ? [] : ways) {
    const found = all.filter(way);
    const [only] = found;
    if (only && found.length === 1) return only;
    if (!only) continue;
    const ids = idsOf(found).join(', ');
    throw new UsageError(
      `more than one ${one} begins with ${shownRef(ref)}`,
      `name one by: ${ids}`,
    );
  }
  const [newest] = all;
  if (wanted === 'last' && newest) return newest;
  const named = ended.filter((each) => wanted === 'last' || ways.some((way) => way(each)));
  if (wanted !== '' && named.length > 0) {
    const which = wanted === 'last' ? 'the last one' : shownRef(ref);
    throw new UserError(`${which} has ended`, `\`${past}\` shows it`);
  }
  const near = nearest(
    wanted,
    all.map(({ title }) => folded(title)),
  );
  const meant = near === undefined ? undefined : all.find(({ title }) => folded(title) === near);
  const close = meant?.id.slice(0, SHOWN) ?? nearest(wanted, idsOf(all));
  const hint = close ? `did you mean ${close}? ` : '';
  throw new UserError(noneNamed(one, ref), `${hint}\`${list}\` shows them all`);
}

function idsOf(all: readonly Titled[]): string[] {
  return all.map(({ id }) => id.slice(0, SHOWN));
}
