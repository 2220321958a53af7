/** What a setting may hold, and how text becomes it. */
export interface SettingKey<T = unknown> {
  readonly type: string;
  readonly fallback: T;
  /** One line of help. */
  readonly help: string;
  /** Where it stands in the file, if not under its own name. */
  readonly place?: string;
  /** What is allowed, in words; completes "must be …". */
  readonly allowed: string;
  /** The value that `text` stands for, or undefined where it is not allowed. */
  fromText(text: string): T | undefined;
  /** Whether a value from a file may serve. */
  accepts(value: unknown): value is T;
}

function choice<const T extends string>(
  fallback: T,
  help: string,
  values: readonly T[],
): SettingKey<T> {
  const accepts = (value: unknown): value is T => values.includes(value as T);
  const allowed = values.join(', ');
  return {
    type: 'choice',
    fallback,
    help,
    allowed,
    accepts,
    fromText: (text) => (accepts(text) ? text : undefined),
  };
}

function number(
  fallback: number,
  help: string,
  min: number,
  max: number,
  whole = false,
): SettingKey<number> {
  const accepts = (value: unknown): value is number =>
    typeof value === 'number' &&
    value >= min &&
    value <= max &&
    (!whole || Number.isInteger(value));
  return {
    type: 'number',
    fallback,
    help,
    allowed: `a ${whole ? 'whole ' : ''}number from ${min} to ${max}`,
    accepts,
    fromText(text) {
      const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
      return accepts(value) ? value : undefined;
    },
  };
}

function flag(fallback: boolean, help: string): SettingKey<boolean> {
  const words: Record<string, boolean> = {
    true: true,
    yes: true,
    on: true,
    false: false,
    no: false,
    off: false,
  };
  return {
    type: 'yes/no',
    fallback,
    help,
    allowed: 'yes or no',
    accepts: (value): value is boolean => typeof value === 'boolean',
    fromText: (text) => new Map(Object.entries(words)).get(text.toLowerCase()),
  };
}

function name(fallback: string, help: string, allowed: string): SettingKey<string> {
  const accepts = (value: unknown): value is string =>
    typeof value === 'string' && /^[a-z0-9][a-z0-9.-]{0,63}$/.test(value);
  return {
    type: 'name',
    fallback,
    help,
    allowed,
    accepts,
    fromText: (text) => (accepts(text) ? text : undefined),
  };
}

function line(fallback: string, help: string): SettingKey<string> {
  const accepts = (value: unknown): value is string =>
    typeof value === 'string' &&
    value.length <= 200 &&
    !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value);
  return {
    type: 'text',
    fallback,
    help,
    allowed: 'one line of at most 200 characters',
    accepts,
    fromText: (text) => (accepts(text) ? text : undefined),
  };
}

function list<const T extends string>(
  fallback: readonly T[],
  help: string,
  values: readonly T[],
): SettingKey<readonly T[]> {
  const accepts = (value: unknown): value is readonly T[] =>
    Array.isArray(value) &&
    value.every((each) => values.includes(each as T)) &&
    new Set(value).size === value.length;
  return {
    type: 'list',
    fallback,
    help,
    allowed: `some of ${values.join(', ')}, each once, with commas between them`,
    accepts,
    fromText(text) {
      const value = text.split(/[\s,]+/).filter((each) => each !== '');
      return accepts(value) ? value : undefined;
    },
  };
}

function phrases(help: string): SettingKey<readonly string[]> {
  const isPhrase = (value: unknown) =>
    typeof value === 'string' && /^(?!\s)[^,\u0000-\u001f\u007f-\u009f]{1,80}$/.test(value);
  const accepts = (value: unknown): value is readonly string[] =>
    Array.isArray(value) && value.length <= 1000 && value.every(isPhrase);
  return {
    type: 'list',
    fallback: [],
    help,
    allowed: 'words or phrases of at most 80 letters, with commas between them',
    accepts,
    fromText(text) {
      const value = text.split(',').map((each) => each.trim());
      const unique = [...new Set(value.filter((each) => each !== ''))];
      return accepts(unique) ? unique : undefined;
    },
  };
}

function table(help: string, allowed: string): SettingKey<Readonly<Record<string, unknown>>> {
  return {
    type: 'table',
    fallback: {},
    help,
    allowed,
    accepts: (value): value is Record<string, unknown> =>
      typeof value === 'object' && value !== null && !Array.isArray(value),
    // A table is changed by the command that owns it.
    fromText: () => undefined,
  };
}

function names(help: string, allowed: string): SettingKey<Readonly<Record<string, string>>> {
  return {
    type: 'names',
    fallback: {},
    help,
    allowed,
    accepts: (value): value is Record<string, string> =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).every((each) => typeof each === 'string'),
    // A table is changed by the command that owns it.
    fromText: () => undefined,
  };
}

/** The steps of the end of the day that can be left out or put in another order. */
const STEPS = [
  'sweep',
  'notes',
  'loops',
  'plans',
  'well',
  'feeling',
  'breath',
  'intention',
  'phrase',
] as const;

/** Every setting: its type, its default and one line of help. */
export const KEYS = {
  'day.start': number(
    4,
    'the hour at which your day begins; before it, "today" is still yesterday',
    0,
    12,
    true,
  ),
  'breathe.pattern': name(
    'resonance',
    'the pattern of a plain `selfcare breathe`',
    'a pattern from `selfcare breathe list`, or counts such as 4-6',
  ),
  'breathe.minutes': number(5, 'how long a session lasts, in minutes', 0.5, 120),
  'breathe.view': choice('circle', 'how a session is drawn', ['circle', 'bar', 'text']),
  'breathe.sound': choice('off', 'what is heard when the breath turns', ['off', 'bell', 'tone']),
  'journal.template': name(
    'ask',
    'the template that `selfcare journal` starts with',
    '`ask`, or a template from `selfcare journal templates`',
  ),
  'journal.mood': flag(true, 'whether `selfcare journal` asks for your mood at the end'),
  guard: {
    ...choice('ask', 'what is done about possible client identifiers before an entry is saved', [
      'ask',
      'warn',
      'mask',
      'off',
    ]),
    // Its own name is that of the table in which the others stand.
    place: 'guard.mode',
  },
  'guard.allow': phrases('names and words that the guard leaves alone'),
  'guard.told': flag(false, 'whether the guard has said what it cannot see'),
  patterns: names(
    'your own breathing patterns',
    'names with counts; use `selfcare breathe add` and `selfcare breathe remove`',
  ),
  hours: table('your working hours', 'a table; use `selfcare hours`'),
  'boundary.steps': list(STEPS, 'the steps of `selfcare boundary`, in their order', STEPS),
  'boundary.phrase': line('', 'the phrase that closes your day'),
  'boundary.snoozes': number(0, 'snoozes a day that you allow yourself; 0: no limit', 0, 20, true),
  'load.day': number(6, 'sessions a day that you want to hold at most; 0: no limit', 0, 50, true),
  'load.week': number(25, 'sessions a week at most; 0: no limit', 0, 200, true),
  'load.heavy': number(3, 'heavy sessions a day after which to consult; 0: never', 0, 50, true),
  reminders: table('your reminders', 'a table; use `selfcare remind`'),
} as const satisfies Record<string, SettingKey>;

export type Key = keyof typeof KEYS;
export type ValueOf<K extends Key> = (typeof KEYS)[K] extends SettingKey<infer T> ? T : never;

/** Where a setting stands in the file. */
export function placeOf(key: Key): string {
  const { place = key }: SettingKey = KEYS[key];
  return place;
}

/** Whether `text` names a setting. */
export function isKey(text: string): text is Key {
  return Object.hasOwn(KEYS, text);
}
