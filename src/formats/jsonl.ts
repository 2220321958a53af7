import { UserError } from '../errors.js';
import { KINDS, type Kind } from '../journal/entry.js';
import type { Imported } from '../journal/journal.js';
import type { Moment } from '../journal/moment.js';
import { isTag, normalTag } from '../journal/tags.js';
import type { Line } from './lines.js';

/** Reads an ISO 8601 date and time (a date alone too), local where it has no offset. */
export type ReadAt = (text: string) => Moment | undefined;

/** Why a line is no entry: what is wrong with it, never what it says. */
class Problem extends Error {}

type Fields = Record<string, unknown>;

const ID = /^[a-z0-9-]{3,64}$/;
const WORD = /^[A-Za-z0-9._-]{1,128}$/;
const ZONE = /^([A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*|[+-]\d\d:\d\d)$/;
const KNOWN = ['id', 'at', 'zone', 'kind', 'text', 'tags', 'mood', 'data', 'rev', 'device'];

/**
 * The entries of JSON lines. Empty lines are passed over.
 *
 * @param ignored is called with the name of each field that no entry has
 * @throws UserError naming the first line that is no entry
 */
export async function* jsonlEntries(
  lines: AsyncIterable<Line>,
  readAt: ReadAt,
  ignored: (field: string) => void = () => undefined,
): AsyncGenerator<Imported> {
  for await (const { number, text } of lines) {
    if (text.trim() === '') continue;
    try {
      const fields = objectOf(text);
      for (const field of Object.keys(fields)) if (!KNOWN.includes(field)) ignored(field);
      yield entryOf(fields, readAt);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw new UserError(
        `line ${number}: ${error.message}`,
        'nothing was imported; put that line right, then import again',
      );
    }
  }
}

/** The entry of one JSON line. */
export function parseEntryLine(text: string, readAt: ReadAt): Imported {
  return entryOf(objectOf(text), readAt);
}

function objectOf(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const array = text.startsWith('[');
    throw new Problem(array ? 'a JSON array, where each line must be an object' : 'not JSON');
  }
  if (!isObject(value)) throw new Problem('not a JSON object');
  return value;
}

function entryOf(fields: Fields, readAt: ReadAt): Imported {
  const moment = typeof fields['at'] === 'string' ? readAt(fields['at']) : undefined;
  check(moment !== undefined, 'at', 'an ISO 8601 date and time');
  const text = fields['text'];
  check(typeof text === 'string', 'text', 'a text');
  return {
    at: moment.at,
    text,
    zone: optional(fields, 'zone', isZone, 'a time zone such as Europe/Berlin') ?? moment.zone,
    ...given('id', optional(fields, 'id', isId, '3 to 64 of a-z, 0-9 and -')),
    ...given('kind', optional(fields, 'kind', isKind, `one of ${KINDS.join(', ')}`)),
    ...given('tags', optional(fields, 'tags', areTags, 'a list of words')?.map(normalTag)),
    ...given('mood', mood(fields)),
    ...given('data', optional(fields, 'data', isObject, 'an object')),
    ...given('rev', optional(fields, 'rev', isWord, 'a word')),
    ...given('device', optional(fields, 'device', isWord, 'a word')),
  };
}

function check(holds: boolean, field: string, what: string): asserts holds {
  if (!holds) throw new Problem(`"${field}" must be ${what}`);
}

/** A field that may be absent; null is absent too. */
function optional<T>(
  fields: Fields,
  name: string,
  is: (value: unknown) => value is T,
  what: string,
): T | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (!is(value)) throw new Problem(`"${name}" must be ${what}`);
  return value;
}

function mood(fields: Fields): number | null | undefined {
  if (fields['mood'] === null) return null;
  return optional(fields, 'mood', isMood, 'a whole number from 1 to 5, or null');
}

/** `{ [name]: value }`, or nothing where there is no value. */
function given<N extends string, T>(name: N, value: T | undefined): { [key in N]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [key in N]?: T });
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);
const isWord = (value: unknown): value is string => typeof value === 'string' && WORD.test(value);
const isZone = (value: unknown): value is string => typeof value === 'string' && ZONE.test(value);
const isKind = (value: unknown): value is Kind => (KINDS as readonly unknown[]).includes(value);
const isMood = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 5;
const areTags = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((tag) => typeof tag === 'string' && isTag(tag));
