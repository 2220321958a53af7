import { ABSTRACT, BEING, FAMOUS, MEETING, ROLES, SPEAKING, TIMES, WHERE } from './cues.js';
import { isPlausible } from './names-shape.js';
import type { Piece } from './span.js';
import type { Token } from './tokens.js';

/** What a word with a capital may be. */
type Kind = 'given' | 'rare' | 'also' | 'unknown' | 'letter' | 'particle' | 'no';

/** What is around a run. */
interface Around {
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  /** The run begins a sentence. */
  readonly opens: boolean;
  /** Its line has capitals for a title's sake. */
  readonly titled: boolean;
}

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
      opens: run[from]?.opens === true,
      titled,
    };
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
  if (/^(?:Mc|Mac|O['’]|D['’])\p{Lu}/u.test(token.text)) return 'rare';
  if (lists.term || (TIMES.has(key) && !lists.also)) return 'no';
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
  const hasGiven = kinds.slice(from, at).some((kind) => kind === 'given' || kind === 'also');
  const last = kinds[at - 1];
  if (!hasGiven || last === 'no') return false;
  return lists.term ? lists.family : lists.word || lists.place;
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

/** One word alone, without a given name that is nothing else. */
function isSingle(token: Token, kind: Kind, around: Around): boolean {
  const { opens, titled } = around;
  if (kind === 'rare')
    return (
      !titled && (!opens || isSure(token) || follows(around, SPEAKING) || follows(around, BEING))
    );
  if (kind === 'also') return !titled && isAlso(token, around);
  // Unknown: a capital in the midst of a sentence, or somebody who speaks.
  if (titled || token.text.length < 3) return false;
  return opens
    ? follows(around, SPEAKING) || (token.possessive && isKin(around.after))
    : !isThing(around);
}

function isAlso(token: Token, around: Around): boolean {
  const { before, opens } = around;
  if (token.lists.place && before && WHERE.has(before.key) && !token.possessive) return false;
  const speaks = follows(around, SPEAKING);
  const isMet =
    before !== undefined && (MEETING.has(before.key) || ROLES.has(before.key)) && !opens;
  if (TIMES.has(token.key)) return speaks || isMet;
  const hard = ABSTRACT.has(token.key);
  if (opens) {
    if (speaks) return true;
    return !hard && (follows(around, BEING) || (token.possessive && isKin(around.after)));
  }
  if (!hard) return true;
  if (isMet || speaks) return true;
  // Written with a capital where none is due.
  return (
    !/^(?:god|dear|our|north|south|east|west|hyde|central|new)$/.test(before?.key ?? '') &&
    isPersonal(token)
  );
}

/** Of the hard ones, those that nobody writes with a capital but for a name. */
function isPersonal({ key, lists }: Token): boolean {
  if (lists.place)
    return !/^(?:china|india|asia|america|africa|kenya|israel|london|houston|boston|brooklyn|washington|milan|dallas)$/.test(
      key,
    );
  return /^(?:will|hope|joy|faith|grace|mercy|charity|art|dawn|patience|angel|destiny|harmony|melody|precious|prince|princess|blessing|gift|christian|star|sky|rich|page|king|love|comfort|honor|honour|trinity|eden|summer|autumn|april|june|haven|journey|innocent|moses|karma|promise|fortune|talent|wisdom|sunny|lucky|river|rain|storm)$/.test(
    key,
  );
}

/** Behind a preposition of places, a name that is a place too is a place. */
function isOnlyPlace(run: readonly Token[], { before }: Around): boolean {
  const [only] = run;
  return (
    run.length === 1 &&
    only?.lists.place === true &&
    before !== undefined &&
    WHERE.has(before.key) &&
    !only.possessive
  );
}

/** A rarer name that is in more than one list. */
function isSure({ lists }: Token): boolean {
  return lists.rare || lists.family;
}

function follows({ after }: Around, verbs: ReadonlySet<string>): boolean {
  return (
    after?.shape === 'lower' &&
    /^[,]? $/.test(after.gap) &&
    verbs.has(after.text.toLowerCase().replace('’', "'"))
  );
}

function isKin(after: Token | undefined): boolean {
  return (
    after !== undefined &&
    /^(?:mum|mom|mother|dad|father|son|daughter|sister|brother|parents?|partner|husband|wife|family|session|voice|face|story|eyes|anger|grief|loss|school|teacher|case|file|gran|kids|children|tears|words|text|email)$/.test(
      after.key,
    )
  );
}

/** "the Xyz method": a thing with a name. */
function isThing({ before, after }: Around): boolean {
  const isNamed =
    before !== undefined &&
    /^(?:the|a|an|this|that|using|used|use|called|via|on|app|book|film|series|podcast|tablet|mg|dose|taking|prescribed|started)$/.test(
      before.key,
    );
  const thing =
    after !== undefined &&
    /^(?:model|method|cycle|scale|approach|technique|test|inventory|questionnaire|app|protocol|theory|framework|book|podcast|method|study|training|course|conference|workshop|mg|tablets?|dose)$/.test(
      after.key,
    );
  return isNamed || thing;
}
