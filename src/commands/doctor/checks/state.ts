import { join } from 'node:path';
import type { Check } from '../finding.js';

/** This device's id. */
export const state: Check = {
  name: 'state',
  run({ state: tree, device, home, files }) {
    if (tree === undefined && files.length > 0) {
      return [
        {
          severity: 'note',
          file: 'state.json',
          what: 'is not there: this device has no id yet',
          remedy: 'none is needed; the next write makes one',
        },
      ];
    }
    if (tree === undefined || device !== undefined) return [];
    return [
      {
        severity: 'wrong',
        file: 'state.json',
        what: 'is damaged: this device’s id cannot be read',
        remedy:
          'your entries are not touched by it; the next write, or `selfcare doctor --repair`, sets it aside, and this device goes on under a new id',
        mend: { do: 'quarantine', path: join(home, 'state.json') },
      },
    ];
  },
};
