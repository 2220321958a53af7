import type { Check } from '../finding.js';

const MB = 1_000_000;

/** Room for what is written next. */
export const space: Check = {
  name: 'space',
  run({ free }) {
    if (free === undefined || free >= 200 * MB) return [];
    return [
      {
        severity: free < 20 * MB ? 'wrong' : 'note',
        what: `the disk has ${Math.floor(free / MB)} MB left`,
        remedy: 'free some space; nothing that is saved is in danger, but a write may be refused',
      },
    ];
  },
};
