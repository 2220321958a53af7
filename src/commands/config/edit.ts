import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../context.js';
import { UserError, UsageError } from '../../errors.js';
import { removeQuietly, writeDurably } from '../../files/durable.js';
import { ensureHome } from '../../files/folders.js';
import { KEYS, placeOf, type Key } from '../../settings/keys.js';
import { at, leaves, parseTree } from '../../settings/tree.js';
import { editText } from '../../terminal/editor.js';

/**
 * `config edit`: opens a copy in the person's editor and takes it over when every value in it is
 * allowed. A copy that cannot be taken over is kept and named.
 */
export async function edit(context: Context): Promise<void> {
  const { out, interactive } = context;
  if (!interactive) {
    throw new UsageError('there is no terminal to edit in', 'use `selfcare config set KEY VALUE`');
  }
  const settings = await context.settings();
  const home = await context.home();
  const copy = join(home, 'config.edit.json');
  const before = `${JSON.stringify(settings.stored, null, 2)}\n`;
  ensureHome(home);
  if (existsSync(copy)) out.note('Going on with the changes that could not be taken over.');
  else writeDurably(copy, Buffer.from(before), context);
  await editText({ path: copy, kept: () => `what you typed is kept in ${copy}` }, context);
  const text = readFileSync(copy, 'utf8');
  const tree = parseTree(text);
  const kept = `the settings are as they were; what you typed is kept in ${copy}`;
  if (!tree) throw new UserError('that is not valid JSON', kept);
  const keys = Object.keys(KEYS) as Key[];
  const places = new Set(keys.map(placeOf));
  for (const key of keys) {
    const value = at(tree, placeOf(key));
    const { accepts, allowed } = KEYS[key];
    if (value === undefined || accepts(value)) continue;
    throw new UserError(`${key} must be ${allowed}`, kept);
  }
  for (const key of leaves(tree, (key) => places.has(key))) {
    // A dot within a name reads like a setting's key and is not.
    const isSetting = places.has(key) && at(tree, key) !== undefined;
    if (!isSetting && key !== 'version') out.warn(`${key} is no setting, and does nothing`);
  }
  if (text === before) out.note('Nothing was changed.');
  else {
    await settings.replace(tree);
    out.note('The settings are changed.');
  }
  removeQuietly(copy);
}
