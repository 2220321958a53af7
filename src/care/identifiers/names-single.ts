import {
  ABSTRACT,
  BEING,
  DETERMINERS,
  MEETING,
  ROLES,
  SPEAKING,
  STATES,
  TIMES,
  WHERE,
} from './cues.js';
import type { Token } from './tokens.js';

/** What a word with a capital may be. */
export type Kind = 'given' | 'rare' | 'also' | 'unknown' | 'letter' | 'particle' | 'no';

/** What is around a run. */
export interface Around {
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  /** The word before `before`, and the one behind `after`. */
  readonly earlier: Token | undefined;
  readonly next: Token | undefined;
  /** The run begins a sentence. */
  readonly opens: boolean;
  /** Its line has capitals for a title's sake. */
  readonly titled: boolean;
}

/** One word alone, without a given name that is nothing else. */
export function isSingle(token: Token, kind: Kind, around: Around): boolean {
  const { opens, titled } = around;
  if (kind === 'rare')
    return (
      !titled && (!opens || isSure(token) || follows(around, SPEAKING) || follows(around, BEING))
    );
  if (kind === 'also') return !titled && isAlso(token, around);
  // "41112 Göteborg", "I live in Vagnhärad": towns that no list has.
  if (/\d $/.test(token.gap) || /^(?:in|near)$/.test(around.before?.key ?? '')) return false;
  // Unknown: a capital in the midst of a sentence, or somebody who speaks.
  if (titled || token.text.length < 3) return false;
  return opens
    ? follows(around, SPEAKING) ||
        (token.text.length < 10 && follows(around, BEING)) ||
        (token.possessive && isKin(around.after))
    : !isThing(around);
}

function isAlso(token: Token, around: Around): boolean {
  const { before, opens } = around;
  if (token.lists.place && before && WHERE.has(before.key) && !token.possessive) return false;
  if (before && DETERMINERS.has(before.key) && !opens && !TIMES.has(token.key)) return false;
  const speaks = follows(around, SPEAKING) || (!TIMES.has(token.key) && isSaidOf(around));
  const isMet =
    before !== undefined &&
    (MEETING.has(before.key) ||
      ROLES.has(before.key) ||
      /^(?:tell|ask|call|ring|phone|email|remind|hug|thank)$/.test(before.key)) &&
    !opens;
  if (TIMES.has(token.key)) return speaks || isMet || isWith(around);
  const hard = ABSTRACT.has(token.key);
  if (opens) {
    if (speaks || isListed(around)) return true;
    // Of the future, nothing was.
    if (token.key === 'will' && isPast(around.after)) return true;
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
export function isOnlyPlace(run: readonly Token[], { before }: Around): boolean {
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

/** Whether one of these words in lower case comes next, after a blank or a comma. */
export function follows({ after }: Around, verbs: ReadonlySet<string>): boolean {
  return (
    after?.shape === 'lower' &&
    /^[,]? $/.test(after.gap) &&
    verbs.has(after.text.toLowerCase().replace('’', "'"))
  );
}

/** "Angel was arrested", "Hope is here": said of people. */
function isSaidOf({ after, next }: Around): boolean {
  return (
    after !== undefined &&
    /^(?:is|was)$/.test(after.key) &&
    after.gap === ' ' &&
    next !== undefined &&
    next.gap === ' ' &&
    STATES.has(next.key)
  );
}

/** "met with April", "my session with June" */
function isWith({ before, earlier }: Around): boolean {
  return (
    before?.key === 'with' &&
    earlier !== undefined &&
    /^(?:met|meet|meeting|sessions?|talked|spoke|sat|work|working|lunch|call|chat|supervision|group|coffee|walked|walk|laughed|cried|couples)$/.test(
      earlier.key,
    )
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

/** "Mark, Rose and Dean" */
function isListed({ after }: Around): boolean {
  if (after?.shape !== 'capital' || after.gap !== ', ') return false;
  return after.lists.known || after.lists.also || after.lists.rare;
}

/** What is told of somebody, and never after "will". */
export function isPast(after: Token | undefined): boolean {
  return (
    after?.shape === 'lower' &&
    after.gap === ' ' &&
    /^(?:was|came|went|had|seemed|looked|felt|left|sat|stayed|missed|brought)$/.test(after.key)
  );
}
