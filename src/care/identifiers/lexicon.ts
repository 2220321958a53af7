import { ALSO } from './data/also.js';
import { FAMILY } from './data/family.js';
import { KNOWN } from './data/known.js';
import { PLACES } from './data/places.js';
import { RARE } from './data/rare.js';
import { TERMS } from './data/terms.js';
import { WORDS } from './data/words.js';
import { stemsOf } from './stems.js';

type List = Readonly<Record<string, string>>;

/**
 * Whether a list has a folded word. The lists are sorted words with blanks between them, searched
 * as they are: to make sets of them would take longer than most texts need.
 */
function has(list: List, word: string): boolean {
  const words = list[word[0] ?? ''];
  if (words === undefined) return false;
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const start = words.lastIndexOf(' ', middle - 1) + 1;
    const blank = words.indexOf(' ', Math.max(start, middle));
    const end = blank === -1 ? words.length : blank;
    const found = words.slice(start, end);
    if (found === word) return true;
    if (found < word) low = end + 1;
    else high = start;
  }
  return false;
}

/** What the lists know of a word, in small letters without accents. */
export interface Known {
  /** A given name of many lists, and no usual English word. */
  readonly known: boolean;
  /** A given name that is rarer. */
  readonly rare: boolean;
  readonly family: boolean;
  /** A given name that is a word, a month or a place too. */
  readonly also: boolean;
  readonly place: boolean;
  /** A word of this work, a maker of models, a medicine, a brand. */
  readonly term: boolean;
  /** An English word, or a form of one. */
  readonly word: boolean;
}

/** Looks a folded word up, in each list when it is asked for: most words need one or two. */
export function look(word: string): Known {
  return new Word(word);
}

class Word implements Known {
  private readonly text: string;
  private readonly found = new Map<List, boolean>();

  constructor(text: string) {
    this.text = text;
  }

  get known(): boolean {
    return this.isIn(KNOWN);
  }
  get rare(): boolean {
    return this.isIn(RARE);
  }
  get family(): boolean {
    return this.isIn(FAMILY);
  }
  get also(): boolean {
    return this.isIn(ALSO);
  }
  get place(): boolean {
    return this.isIn(PLACES);
  }
  get term(): boolean {
    return this.isIn(TERMS);
  }
  get word(): boolean {
    if (this.isIn(WORDS)) return true;
    return !this.known && stemsOf(this.text).some((stem) => has(WORDS, stem));
  }

  private isIn(list: List): boolean {
    const known = this.found.get(list);
    if (known !== undefined) return known;
    const found = has(list, this.text);
    this.found.set(list, found);
    return found;
  }
}
