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

/** One of a few words. */
export function choice<const T extends string>(
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

/** A number from `min` to `max`. */
export function number(
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

/** Yes or no. */
export function flag(fallback: boolean, help: string): SettingKey<boolean> {
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

/** A short name, as of a pattern or a template. */
export function name(fallback: string, help: string, allowed: string): SettingKey<string> {
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

/** One line of text. */
export function line(fallback: string, help: string): SettingKey<string> {
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

/** A country by the two letters of ISO 3166-1; empty where none is set. */
export function country(help: string): SettingKey<string> {
  const accepts = (value: unknown): value is string =>
    typeof value === 'string' && /^(?:[A-Z]{2})?$/.test(value);
  return {
    type: 'country',
    fallback: '',
    help,
    allowed: 'two letters, as GB',
    accepts,
    fromText(text) {
      const code = text.toUpperCase().replace(/^UK$/, 'GB');
      return accepts(code) ? code : undefined;
    },
  };
}

/** Some of a few words, in an order. */
export function list<const T extends string>(
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

/** Words and phrases of the person's own. */
export function phrases(help: string): SettingKey<readonly string[]> {
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

/** A table whose command reads what is in it. */
export function table(
  help: string,
  allowed: string,
): SettingKey<Readonly<Record<string, unknown>>> {
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

/** Names, each with a text. */
export function names(help: string, allowed: string): SettingKey<Readonly<Record<string, string>>> {
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
