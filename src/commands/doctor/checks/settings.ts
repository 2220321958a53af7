import { join } from 'node:path';
import { KEYS, placeOf, type Key } from '../../../settings/keys.js';
import { at, type Tree } from '../../../settings/tree.js';
import type { Check, Finding } from '../finding.js';

const FILE = 'config.json';

/** The settings: damaged, of a later version, or with values that are not allowed. */
export const settings: Check = {
  name: 'settings',
  run({ config, home }) {
    if (config === undefined) return [];
    if (config === null) {
      return [
        {
          severity: 'wrong',
          file: FILE,
          what: 'is damaged: no settings can be read from it, and defaults serve',
          remedy:
            '`selfcare doctor --repair` sets it aside; `selfcare restore BACKUP --settings` brings an older one back',
          mend: { do: 'quarantine', path: join(home, FILE) },
        },
      ];
    }
    return values(config);
  },
};

function values(config: Tree): Omit<Finding, 'check'>[] {
  const found: Omit<Finding, 'check'>[] = [];
  const version = config['version'];
  if (typeof version === 'number' && version > 1) {
    found.push({
      severity: 'note',
      file: FILE,
      what: 'was written by a newer selfcare: it is read, and not written over',
      remedy: 'update selfcare on this device',
    });
  }
  for (const key of Object.keys(KEYS) as Key[]) {
    const { accepts, allowed } = KEYS[key];
    const stored = at(config, placeOf(key));
    if (stored === undefined || accepts(stored)) continue;
    found.push({
      severity: 'wrong',
      file: FILE,
      what: `${key} must be ${allowed}; its default serves`,
      remedy: 'mend it with `selfcare config edit`',
    });
  }
  return found;
}
