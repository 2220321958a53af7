import type { Evidence } from '../presets.js';

/** When the sources were last looked up, `YYYY-MM`. */
export const asOf = '2026-11';

/** For a sequence of which no trial was found (domain facts §2). */
export const PRACTICE_BASED: Evidence = {
  text: 'Practice-based: it rests on use, and no trial of this short form was found.',
  source: 'own literature search',
  asOf,
};

/** For a short break of any kind (domain facts §2). */
export const MICRO_BREAKS: Evidence = {
  text:
    'Short breaks in general: over studies with 2,335 people, vigour rose and fatigue fell a little ' +
    '(d = 0.36 and 0.35); work itself did not measurably improve. After draining tasks more than ' +
    'ten minutes may be needed.',
  source: 'Albulescu et al. 2022, PMC9432722',
  asOf,
};
