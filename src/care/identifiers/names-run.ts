import { ABSTRACT, BEING, DETERMINERS, FAMOUS, ROLES, SPEAKING, TIMES } from './cues.js';
import { dottedAt, initialAt } from './names-initials.js';
import { isCapital } from './letters.js';
import { isPlausible } from './names-shape.js';
import { follows, isOnlyPlace, isSingle, type Around, type Kind } from './names-single.js';
import type { Piece } from './span.js';
import type { Token } from './tokens.js';

/** Finds the names in a run of words with capitals. */
export function* judgeRun(
  text: string,
  tokens: readonly Token[],
  at: number,
  length: number,
  titled: boolean,
): Generator<Piece> {
  const run = tokens.slice(at, at + length);
  const kinds = run.map(kindOf);
  famous(run, kinds);
  for (let from = 0; from < run.length;) {
    if (kinds[from] === 'no' || kinds[from] === 'particle') {
      from++;
      continue;
    }
    let to = from + 1;
    while (to < run.length && (kinds[to] !== 'no' || isSurname(run, kinds, from, to))) to++;
    while (kinds[to - 1] === 'particle') to--;
    const around = {
      before: tokens[at + from - 1],
      after: tokens[at + to],
      earlier: tokens[at + from - 2],
      next: tokens[at + to + 1],
      opens: run[from]?.opens === true,
      titled,
    };
    const letters = kinds.slice(from, to).every((kind) => kind === 'letter');
    const first = run[from];
    const initial =
      letters && first ? (dottedAt(text, first) ?? initialAt(text, tokens, at + from)) : undefined;
    if (initial) yield initial;
    const skip = leading(run, kinds, from, to);
    if (
      isName(run.slice(from + skip, to), kinds.slice(from + skip, to), {
        ...around,
        opens: skip === 0 && around.opens,
      })
    ) {
      const [first, last] = [run[from + skip], run[to - 1]];
      if (first && last) yield { start: first.start, end: endOf(text, last) };
    }
    from = to;
  }
}

/** An initial's full stop belongs to it: "Maria G." */
function endOf(text: string, { end, shape }: Token): number {
  return shape === 'letter' && text[end] === '.' ? end + 1 : end;
}

function kindOf(token: Token): Kind {
  const { lists, shape, key } = token;
  if (shape === 'letter') return 'letter';
  if (shape === 'lower') return 'particle';
  if (isCapital(/^(?:Mc|Mac|O['’]|D['’])(.+)/.exec(token.text)?.[1] ?? '')) return 'rare';
  if (TIMES.has(key) ? !lists.also : lists.term) return 'no';
  if (lists.also) return lists.known && !ABSTRACT.has(key) ? 'given' : 'also';
  if (lists.known) return lists.place ? 'also' : 'given';
  if (lists.place) return 'no';
  if (lists.word) return 'no';
  if (lists.rare || lists.family) return 'rare';
  return isPlausible(token) ? 'unknown' : 'no';
}

/** Takes out those of whom the work speaks: "Carl Rogers", "Kabat-Zinn". */
function famous(run: readonly Token[], kinds: Kind[]): void {
  const keys = run.map(({ key }) => key);
  for (let from = 0; from < run.length; from++) {
    for (let count = Math.min(4, run.length - from); count > 0; count--) {
      if (FAMOUS.has(keys.slice(from, from + count).join(' ')))
        kinds.fill('no', from, from + count);
    }
  }
}

/** A word or a place behind a given name is a family's: "John Carpenter", "Maria London". */
function isSurname(
  run: readonly Token[],
  kinds: readonly Kind[],
  from: number,
  at: number,
): boolean {
  const token = run[at];
  if (!token || TIMES.has(token.key) || ROLES.has(token.key)) return false;
  const { lists } = token;
  const hasGiven = kinds
    .slice(from, at)
    .some((kind, index) => kind === 'given' || (kind === 'also' && !isFunction(run[from + index])));
  const last = kinds[at - 1];
  if (!hasGiven || last === 'no') return false;
  return lists.term ? lists.family : lists.word || lists.place;
}

/** A name that is most often a small word: "An American". */
function isFunction(token: Token | undefined): boolean {
  return (
    token === undefined ||
    /^(?:an|to|so|do|on|my|ever|can|don|may|will|long|man|song|early)$/.test(token.key)
  );
}

/** How many words at the run's start are a sentence's own: "Will Maria come", "May Ann rest". */
function leading(run: readonly Token[], kinds: readonly Kind[], from: number, to: number): number {
  const [first, second] = [run[from], run[from + 1]];
  if (!first?.opens || to - from < 2 || !second) return 0;
  const isAsking =
    /^(?:will|may|can|do|hope|so|to|an|on|can|bless|love|trust|ever|grant|sue|don|mark|miss)$/.test(
      first.key,
    );
  return kinds[from] === 'also' &&
    isAsking &&
    kinds[from + 1] === 'given' &&
    (to - from > 2 || !second.lists.family)
    ? 1
    : 0;
}

function isName(run: readonly Token[], kinds: readonly Kind[], around: Around): boolean {
  const [first] = run;
  if (!first) return false;
  const real = kinds.filter((kind) => kind !== 'letter' && kind !== 'particle');
  if (real.length === 0) return false;
  if (kinds.includes('given')) return !isOnlyPlace(run, around);
  if (real.length >= 2 || kinds.includes('letter')) {
    if (around.titled) return false;
    if (real.some((kind) => kind === 'rare')) return true;
    // "the Miracle Question"
    if (
      real.includes('no') &&
      !real.includes('unknown') &&
      DETERMINERS.has(around.before?.key ?? '')
    )
      return false;
    if (real.every((kind) => kind === 'also'))
      return !around.opens && !run.some(({ key }) => ABSTRACT.has(key));
    return (
      !around.opens || real.includes('also') || follows(around, SPEAKING) || follows(around, BEING)
    );
  }
  return isSingle(
    first,
    kinds.find((kind) => kind !== 'letter' && kind !== 'particle') ?? 'no',
    around,
  );
}
