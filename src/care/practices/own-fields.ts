import { nearest } from '../nearest.js';
import type { Located } from './located.js';

/** Takes note of a mistake. */
export type Slip = (where: Pick<Located, 'line'>, problem: string, allowed: string) => void;

export type Members = ReadonlyMap<string, Located>;

/** The members of an object, of which each must have one of the names. */
export function objectIn(
  found: Located,
  names: readonly string[],
  what: string,
  slip: Slip,
): Members {
  const allowed = `${what} has the fields ${names.join(', ')}`;
  const { value } = found;
  if (!isMembers(value)) {
    slip(found, `${what} in { } belongs here`, allowed);
    return new Map();
  }
  for (const [name, member] of value) {
    if (names.includes(name)) continue;
    const near = nearest(name, names);
    const hint = near === undefined ? allowed : `did you mean "${near}"? ${allowed}`;
    const named = /^\w{1,20}$/.test(name) ? `no field "${name}"` : 'no such field';
    slip(member, `${what} has ${named}`, hint);
  }
  return value;
}

/** A text of one line, of 1 to `most` characters; undefined where the field is absent or wrong. */
export function textIn(
  members: Members,
  field: string,
  most: number,
  slip: Slip,
): string | undefined {
  const found = members.get(field);
  if (!found) return undefined;
  const allowed = `${field} takes a text of 1 to ${most} characters on one line`;
  const text = typeof found.value === 'string' ? found.value.trim() : undefined;
  if (text === undefined) slip(found, `"${field}" is not a text`, allowed);
  else if (text === '') slip(found, `"${field}" is empty`, allowed);
  else if (text.length > most) slip(found, `"${field}" is too long`, allowed);
  else if (/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u.test(text)) {
    slip(found, `"${field}" holds a line break or a control character`, allowed);
  } else return text;
  return undefined;
}

/** A number from `min` to `max`, to one decimal; undefined where the field is absent or wrong. */
export function numberIn(
  members: Members,
  field: string,
  { min, max }: { readonly min: number; readonly max: number },
  slip: Slip,
): number | undefined {
  const found = members.get(field);
  if (!found) return undefined;
  const { value } = found;
  if (typeof value === 'number' && value >= min && value <= max) return Math.round(value * 10) / 10;
  slip(
    found,
    `"${field}" is not a length that a step can have`,
    `${field} takes a number from ${min} to ${max}`,
  );
  return undefined;
}

function isMembers(value: Located['value']): value is Members {
  return value instanceof Map;
}
