import { isRefusal } from '../../care/breathing-counts.js';
import { choosePattern } from '../../care/breathing-names.js';
import { nearest } from '../../care/nearest.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { isKey, KEYS, type Key, type SettingKey } from '../../settings/keys.js';
import { wrapText } from '../../terminal/wrap.js';

/** `config get KEY` */
export async function get(context: Context, key: string): Promise<void> {
  const known = keyNamed(key);
  const value = (await context.settings()).ofHome().get(known);
  if (context.out.json) context.out.value(value);
  else context.out.data(shown(value));
}

/** `config set KEY VALUE` */
export async function set(context: Context, key: string, text: string): Promise<void> {
  const known = keyNamed(key);
  const { allowed, fromText } = KEYS[known] as SettingKey;
  const value = fromText(text.trim());
  if (value === undefined) throw notAllowed(known, allowed);
  const settings = await context.settings();
  await mustExist(context, known, String(value));
  await settings.set(known, value as never);
  if (context.out.json) context.out.value({ [known]: value });
  else context.out.note(`${known} is now ${shown(value)}.`);
}

/** `config unset KEY` */
export async function unset(context: Context, key: string): Promise<void> {
  const known = keyNamed(key);
  const settings = await context.settings();
  if (settings.isSet(known)) await settings.unset(known);
  const value = settings.get(known);
  if (context.out.json) context.out.value({ [known]: value });
  else context.out.note(`${known} is at its default, ${shown(value)}.`);
}

/** `config list` */
export async function list(context: Context): Promise<void> {
  const { out } = context;
  const settings = (await context.settings()).ofHome();
  const keys = Object.keys(KEYS) as Key[];
  if (out.json) {
    return out.value(
      keys.map((key) => {
        const { type, fallback, help, allowed } = KEYS[key];
        return { key, value: settings.get(key), default: fallback, type, help, allowed };
      }),
    );
  }
  for (const key of keys) {
    const { help, allowed } = KEYS[key];
    const source = settings.isSet(key) ? '' : out.color.dim(' (default)');
    const line = `${out.color.bold(key)} = ${shown(settings.get(key))}${source}`;
    out.data(wrapText(line, out.width, { rest: '  ' }));
    out.data(wrapText(`${help}; ${allowed}`, out.width, { first: '  ' }));
  }
}

/** `config path` */
export async function path(context: Context): Promise<void> {
  const { path: file } = await context.settings();
  if (context.out.json) context.out.value(file);
  else context.out.data(file);
}

/** A setting that names a pattern or a template takes one that is there. */
async function mustExist(context: Context, key: Key, name: string): Promise<void> {
  if (key === 'journal.template' && name !== 'ask') {
    const { allTemplates, templateNamed } = await import('../journal/begin.js');
    templateNamed(name, await allTemplates(context));
  }
  if (key === 'breathe.pattern') {
    const pattern = choosePattern(name, (await context.settings()).get('patterns'));
    if (isRefusal(pattern)) throw new UsageError(pattern.refused, pattern.hint);
  }
}

/** The refusal of a value, naming what is allowed. */
export function notAllowed(key: string, allowed: string): UsageError {
  return new UsageError(`that value is not allowed for ${key}`, `it takes ${allowed}`);
}

function keyNamed(key: string): Key {
  if (isKey(key)) return key;
  const near = nearest(key, Object.keys(KEYS));
  const hint = near ? `did you mean ${near}?` : 'see `selfcare config list`';
  throw new UsageError('there is no such setting', hint);
}

function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.join(', ') || 'none';
  if (value === '') return 'none';
  if (typeof value !== 'object' || value === null) return String(value);
  const isTable = Object.values(value).some((each) => typeof each === 'object');
  if (isTable) return JSON.stringify(value);
  const pairs = Object.entries(value).map(([name, each]) => `${name} ${String(each)}`);
  return pairs.length > 0 ? pairs.join(', ') : 'none';
}
