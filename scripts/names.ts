/**
 * Writes the lists of names and words in `src/care/identifiers/data`, from these sources:
 *
 * - `@faker-js/faker` and Python's `Faker` (both MIT): names of some seventy countries, cities;
 * - `@zxcvbn-ts/language-en` (MIT): names of the US census (public domain), and how common English
 *   words are (counts from OpenSubtitles 2024 by OPUS, ODC-BY; used for the choice of words alone);
 * - `an-array-of-english-words` (MIT): which words are English;
 * - `scripts/names/*.txt`: names as they are written in English letters, places, terms; our own.
 *
 *     npm pack @faker-js/faker an-array-of-english-words; pip download --no-deps Faker   # unpack
 *     npx tsx scripts/names.ts FAKER_JS FAKER_PY WORDS    # the folders with package.json, providers
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dictionary } from '@zxcvbn-ts/language-en';
import { fold } from '../src/care/identifiers/fold.js';
import { stemsOf } from '../src/care/identifiers/stems.js';

const [fakerJs = '', fakerPy = '', englishWords = ''] = process.argv
  .slice(2)
  .map((each) => resolve(each));
const OUT = resolve(import.meta.dirname, '../src/care/identifiers/data');
const own = (name: string) =>
  readFileSync(join(import.meta.dirname, 'names', `${name}.txt`), 'utf8')
    .replaceAll(/^#.*$/gm, '')
    .split(/\s+/)
    .map(fold)
    .filter((word) => word !== '');

/** How many lists of a kind each name is in. */
type Counts = Map<string, number>;

function count(counts: Counts, names: Iterable<string>): void {
  const parts = [...names].flatMap((name) => name.split(/[\s-]+/)).map(fold);
  for (const part of new Set(parts)) {
    if (/^[a-z]{2,}$/.test(part)) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
}

/** Every text in a value, however deep. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

const given: Counts = new Map();
const family: Counts = new Map();
const cities: Counts = new Map();

const { allLocales } = (await import(pathToFileURL(join(fakerJs, 'dist/index.js')).href)) as {
  allLocales: Record<
    string,
    { person?: Record<string, unknown>; location?: Record<string, unknown> }
  >;
};
for (const [locale, { person, location }] of Object.entries(allLocales)) {
  count(given, texts([person?.['first_name']]));
  count(family, texts([person?.['last_name']]));
  if (locale.startsWith('en')) count(cities, texts([location?.['city_name']]));
}
// Too many for what they bring: a name from there is still seen by its capital letter.
const LONG_LISTS = ['is_IS', 'ga_IE', 'pl_PL', 'sk_SK', 'cs_CZ'];
const people = join(fakerPy, 'providers/person');
for (const locale of readdirSync(people).filter((name) => /^[a-z]{2}(_[A-Z]{2})?$/.test(name))) {
  if (LONG_LISTS.includes(locale)) continue;
  const source = readFileSync(join(people, locale, '__init__.py'), 'utf8');
  const lists = source.matchAll(
    /^ {4}(\w*(first_name|last_name|surname)\w*)[^=\n]*=\s*([\s\S]*?)^ {4}[)\]}]/gm,
  );
  for (const [, , kind, list = ''] of lists) {
    const names = [...list.matchAll(/["']([^"'\n]+)["']/g)].map(([, name = '']) => name);
    count(kind === 'first_name' ? given : family, names);
  }
}
const words = (name: string) => dictionary[name as keyof typeof dictionary] as string[];
count(given, words('firstnames-en'));
count(family, words('lastnames-en').slice(0, 6000));
count(family, own('surnames'));
for (let times = 0; times < 3; times++) count(given, own('given'));

const spoken = words('commonWords-en');
const valid = new Set(
  JSON.parse(readFileSync(join(englishWords, 'index.json'), 'utf8')) as string[],
);
const usually = new Set(own('usually-names'));
const also = new Set(own('also-words'));
const english = spoken.filter(
  (word, rank) => /^[a-z]{2,}$/.test(word) && (valid.has(word) || rank < 250) && !usually.has(word),
);
const isEnglish = new Set(english);
const plain = new Set(own('words'));
// A word that is a name in many countries is a rare word.
const counted = (name: string) => given.get(name) ?? 0;
const rank = new Map(spoken.map((word, index) => [word, index]));
const isRareWord = (name: string) =>
  counted(name) >= 4 && (rank.get(name) ?? Infinity) > 6000 && !plain.has(name);
const places = new Set([...own('places'), ...[...cities.keys()].filter((name) => name.length > 3)]);
const terms = new Set(own('terms'));

const isName = (name: string) =>
  usually.has(name) || (!also.has(name) && (!isEnglish.has(name) || isRareWord(name)));
const all = [...given.keys(), ...usually].filter((name) => isName(name) && name.length > 1);
const known = all.filter((name) => usually.has(name) || counted(name) >= 3);
const rare = all.filter((name) => !usually.has(name) && counted(name) < 3 && name.length > 2);
const lists: Record<string, Iterable<string>> = {
  known,
  rare,
  also,
  family: [...family.keys()].filter((name) => !isEnglish.has(name)),
  places: [...places].filter(
    (name) =>
      own('places').includes(name) ||
      (!isEnglish.has(name) && !known.includes(name) && !family.has(name)),
  ),
  terms,
  words: plainForms(english.filter((word) => !known.includes(word))),
};

/** Without the words that are inflections of others. */
function plainForms(every: readonly string[]): string[] {
  const set = new Set(every);
  const sorted = every.toSorted((a, b) => a.length - b.length);
  return sorted.filter((word) => !stemsOf(word).some((stem) => set.has(stem)));
}

mkdirSync(OUT, { recursive: true });
for (const [name, list] of Object.entries(lists)) {
  const byLetter: Record<string, string[]> = {};
  for (const word of [...new Set(list)].sort()) (byLetter[word[0] ?? ''] ??= []).push(word);
  const lines = Object.entries(byLetter).map(
    ([letter, list]) => `  ${letter}: '${list.join(' ')}',`,
  );
  const head = '// Written by scripts/names.ts, which names its sources and their licences.';
  const text = `${head}\nexport const ${name.toUpperCase()}: Readonly<Record<string, string>> = {\n${lines.join('\n')}\n};\n`;
  writeFileSync(join(OUT, `${name}.ts`), text);
  process.stdout.write(`${name}: ${new Set(list).size} (${text.length} bytes)\n`);
}
