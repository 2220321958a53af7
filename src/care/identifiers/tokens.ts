import { fold } from './fold.js';
import { isLetter, wordsOf } from './letters.js';
import { look, type Known } from './lexicon.js';

/** A word of a text. */
export interface Token {
  readonly start: number;
  /** Behind its last letter, a possessive ending not counted. */
  readonly end: number;
  readonly text: string;
  /** As the lists have it. */
  readonly key: string;
  /** Whether it begins with a capital, and how it goes on. */
  readonly shape: 'lower' | 'capital' | 'capitals' | 'mixed' | 'letter';
  /** Whether a capital says nothing here: it begins a sentence, a line, a quotation. */
  readonly opens: boolean;
  /** Whether it has "'s" behind it. */
  readonly possessive: boolean;
  /** What stands between it and the word before. */
  readonly gap: string;
  /** What the lists know of it; looked up when it is asked for. */
  readonly lists: Known;
}

/** Longer than any name; what is longer is no word. */
const LONGEST = 40;
const OPENING =
  /(?:^|[.?!…:;]["'”’)\]*_]*\s+|\n\s*|["“‘(\[*_>•]|^\s*[-–—*•>#\d.)]+\s*|\n\s*[-–—*•>#\d.)\]]+\s*)["“‘'(\[*_]*$/u;

/** The words of a text, in their order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of wordsOf(text)) {
    const whole = match[0];
    // A part of a longer name of a thing: `week_one`.
    const isPart = text[match.index - 1] === '_' || text[match.index + whole.length] === '_';
    if (whole.length > LONGEST || isPart) continue;
    const start = match.index;
    const ending = /['’](?:s|S)$/.exec(whole)?.[0].length ?? 0;
    const word = whole.slice(0, whole.length - ending);
    const gap = text.slice(Math.max(last, start - 24), start);
    last = start + whole.length;
    tokens.push(token(word, start, gap, ending > 0, tokens.at(-1)));
  }
  return tokens;
}

const cache = { seen: new Map<string, Known>() };
/** A text of many different words must not fill the memory. */
const CACHED = 4000;

function token(
  text: string,
  start: number,
  gap: string,
  possessive: boolean,
  before: Token | undefined,
): Token {
  const key = fold(text);
  const isAbbreviated = before !== undefined && /^\.\s+$/.test(gap) && endsInDot(before);
  return {
    start,
    end: start + text.length,
    text,
    key,
    shape: shapeOf(text),
    opens: before === undefined || (!isAbbreviated && OPENING.test(gap)),
    possessive,
    gap,
    get lists() {
      return lookOnce(key);
    },
  };
}

function lookOnce(key: string): Known {
  const found = cache.seen.get(key);
  if (found) return found;
  if (cache.seen.size >= CACHED) cache.seen.clear();
  const known = key.includes('-') ? hyphened(key) : look(key);
  cache.seen.set(key, known);
  return known;
}

/** Syllables of Korean names: "Ji-woo", "Hye-jin". */
const SYLLABLE =
  '(?:ah|ae|bo|byung|chae|chan|chang|cheol|chul|da|dae|do|dong|eun|ga|geon|gi|gun|gyu|ha|hae|han|hee|ho|hong|hoon|hun|hwa|hwan|hye|hyeon|hyuk|hyun|hyung|il|in|ja|jae|jeong|ji|jin|jong|joo|joon|ju|jun|jung|ki|ku|kwang|kyu|kyung|mi|min|moon|myung|na|nam|oh|ok|rae|ran|ri|rim|sang|seo|seok|seol|seong|seung|sik|so|soo|sook|soon|su|suk|sun|sung|tae|taek|uk|un|won|woo|wook|yang|ye|yeo|yeon|yeong|yong|yoo|yoon|young|yu|yul|yun)';
const KOREAN = new RegExp(`^${SYLLABLE}-${SYLLABLE}$`);

function hyphened(key: string): Known {
  const parts = joined(key.split('-').map(lookOnce));
  const whole = lookOnce(key.replaceAll('-', ''));
  const isName = KOREAN.test(key) || (whole.known && !whole.word);
  return isName ? { ...parts, known: true, also: false, word: false, place: false } : parts;
}

/** What is known of a word with a hyphen: a name where a part is one and no part is but a word. */
function joined([first, ...rest]: readonly Known[]): Known {
  const all = first ? [first, ...rest] : [];
  const some = (list: keyof Known) => all.some((part) => part[list]);
  const isPlain = all.some((part) => part.word && !part.also && !part.known && !part.family);
  return {
    known: some('known') && !isPlain,
    rare: some('rare') && !isPlain,
    family: some('family') && !isPlain,
    also: all.every((part) => part.also),
    place: some('place') && !some('known'),
    term: some('term'),
    word: isPlain,
  };
}

/** After "Dr." and "J." a sentence goes on. */
function endsInDot({ key, shape }: Token): boolean {
  return (
    shape === 'letter' ||
    /^(?:mr|mrs|ms|mx|dr|prof|rev|st|jr|sr|vs|no|approx|fr|sgt|lt|capt|hon)$/.test(key)
  );
}

const ASCII = {
  run: /^(?:[A-Z][a-z]*['’‘-]?){1,4}$/,
  camel: /[a-z][A-Z]/,
  prefix: /^(?:Mc|Mac|De|Di|La|Le|Van|Von|Fitz|Da|Du|Del|O)[A-Z]/,
  hyphened: /^[A-Z][a-z]+(?:['’‘-][A-Za-z]+)*$/,
};
const ANY = {
  run: /^(?:\p{Lu}[\p{Ll}\p{M}]*['’ʻ‘-]?){1,4}$/u,
  camel: /\p{Ll}\p{Lu}/u,
  prefix: /^(?:Mc|Mac|De|Di|La|Le|Van|Von|Fitz|Da|Du|Del|O)\p{Lu}/u,
  hyphened: /^\p{Lu}[\p{Ll}\p{M}]+(?:['’ʻ‘-][\p{L}\p{M}]+)*$/u,
};

function shapeOf(text: string): Token['shape'] {
  const [first = ''] = text;
  if (first === first.toLowerCase()) return 'lower';
  const rest = text.slice(first.length);
  if (rest === '') return 'letter';
  if (rest === rest.toUpperCase() && [...rest].some(isLetter)) return 'capitals';
  if (/^[A-Z][a-z]+$/.test(text)) return 'capital';
  const { camel, prefix, run, hyphened } = /^[A-Za-z'’‘-]+$/.test(text) ? ASCII : ANY;
  // "McDonald", "Jean-Paul", "O'Brien", "LaToya" are written so; "iPhone" is not.
  if (run.test(text)) return camel.test(text) && !prefix.test(text) ? 'mixed' : 'capital';
  return hyphened.test(text) ? 'capital' : 'mixed';
}
