import { basename } from 'node:path';
import { readRegular } from '../../../files/read.js';
import { looksLikeKey } from '../../../journal/check/key.js';
import type { Item } from '../../../journal/check/survey.js';
import {
  isRetired,
  MAIN_KEY,
  PENDING_KEY,
  PREVIOUS_KEY,
  RETIRED_KEY,
} from '../../../journal/vault/keys.js';
import type { Check, Finding } from '../finding.js';

const MAIN = `journal/keys/${MAIN_KEY}`;
const RETIRED = `journal/keys/${RETIRED_KEY}`;
const BACK =
  'bring it back with `selfcare restore BACKUP`, or from another device, before you lock yourself out';

/** The key file of the vault: there, whole, and the only one. */
export const keys: Check = {
  name: 'keys',
  run({ items, vault }) {
    const files = items.filter(
      ({ name, kind }) => kind === 'file' && /^journal\/keys\/(?!\..*\.tmp$)[^/]+$/.test(name),
    );
    const main = files.find(({ name }) => name === MAIN);
    const retired = files.find(({ name }) => name === RETIRED);
    const isThere = retired !== undefined && isKey(read(retired.path));
    const found: Omit<Finding, 'check'>[] = [];
    if (!main && vault.recipient !== undefined && isThere) {
      found.push({
        severity: 'note',
        file: RETIRED,
        what: 'is the key of the vault, which is on here: another device turned it off, or a run was killed while it did',
        remedy: 'reading goes on with it; `selfcare vault disable` turns the vault off here, too',
      });
    } else if (!main && vault.recipient !== undefined) {
      found.push({
        severity: 'wrong',
        file: MAIN,
        what: 'is missing: what this device writes cannot be read without it',
        remedy: `${BACK}; your paper key opens everything, too`,
      });
    }
    for (const item of files) {
      const one = tell(item, main);
      if (one) found.push({ ...one, file: item.name });
    }
    return found;
  },
};

function tell(item: Item, main: Item | undefined): Omit<Finding, 'check'> | undefined {
  const name = basename(item.path);
  const bytes = read(item.path);
  // A sync keeps it until its successor has opened the vault.
  if (name === PREVIOUS_KEY) return undefined;
  if (name === PENDING_KEY) {
    return {
      severity: 'note',
      what: 'is the key of a vault that was not turned on to the end',
      remedy: 'run `selfcare vault enable` again',
    };
  }
  if (!isKey(bytes)) {
    if (name !== MAIN_KEY && !name.endsWith('.age')) return undefined;
    return {
      severity: 'wrong',
      what: bytes === undefined ? 'cannot be read' : 'is damaged: no passphrase opens it',
      remedy: BACK,
    };
  }
  if (name === MAIN_KEY || isRetired(name)) return undefined;
  const isSame = main !== undefined && read(main.path)?.equals(bytes);
  return {
    severity: isSame ? 'note' : 'wrong',
    what: isSame ? `is the same as ${MAIN_KEY}` : `is a second key beside ${MAIN_KEY}`,
    remedy: isSame
      ? 'it harms nothing'
      : 'keep both: one machine may write to the one, and another to the other; see docs/sync.md',
  };
}

function isKey(bytes: Uint8Array | undefined): bytes is Uint8Array {
  return bytes !== undefined && looksLikeKey(bytes);
}

function read(path: string): Buffer | undefined {
  try {
    return readRegular(path);
  } catch {
    return undefined;
  }
}
