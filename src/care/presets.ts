import type { Pattern } from './breathing.js';
import { phaseOf } from './breathing-counts.js';

/** What is known about a technique, where it was read, and when that was last looked at. */
export interface Evidence {
  readonly text: string;
  readonly source: string;
  /** `YYYY-MM` */
  readonly asOf: string;
}

/** A pattern that ships with the product. */
export interface Preset extends Pattern {
  readonly title: string;
  readonly summary: string;
  readonly dose: string;
  readonly evidence: readonly Evidence[];
  readonly caution: string | undefined;
  /** Cycles of a session where nobody named a length; minutes decide where absent. */
  readonly cycles?: number;
}

const asOf = '2026-11';

/** What a pattern with any hold calls for. */
export const HOLD_CAUTION =
  'It has holds. Leave them out in pregnancy, with heart or lung disease, epilepsy, glaucoma, ' +
  'panic, or after recent surgery, unless a clinician says otherwise.';

const SLOW: Evidence = {
  text: 'Slow breathing in general: in a meta-analysis of 223 studies, heart rate variability (its vagal part) rose during practice, right after it, and over several sessions.',
  source: 'Laborde et al. 2022, doi 10.1016/j.neubiorev.2022.104711',
  asOf,
};

const BALBAN = 'Balban et al. 2023, doi 10.1016/j.xcrm.2022.100895';

const STRESS: Evidence = {
  text: 'Breathwork in general: over 12 randomised trials with 785 people, stress fell a little more than in comparison groups (g = -0.35). Risk of bias was moderate.',
  source: 'Fincham et al. 2023, PMC9828383',
  asOf,
};

/** The seven presets, in the order in which they are listed. Timings and evidence: domain facts §1. */
export const PRESETS: readonly Preset[] = [
  {
    name: 'resonance',
    title: 'Resonance',
    summary: 'slow and even; the best studied',
    timing: '5.5-5.5',
    phases: [phaseOf('in', 5.5), phaseOf('out', 5.5)],
    dose: '5 to 20 minutes',
    evidence: [
      SLOW,
      {
        text: 'As heart rate variability biofeedback: 58 randomised trials, with small to moderate effects.',
        source: 'Lehrer et al. 2020, doi 10.1007/s10484-020-09466-z',
        asOf,
      },
    ],
    caution: undefined,
  },
  {
    name: 'cyclic-sigh',
    title: 'Cyclic sigh',
    summary: 'a second sip of air, then a long way out',
    timing: '3+1-8',
    phases: [{ ...phaseOf('in', 3), to: 0.8 }, phaseOf('top-up', 1), phaseOf('out', 8)],
    dose: '5 minutes a day',
    evidence: [
      {
        text: 'In one randomised trial it did best of three breathing exercises against mindfulness, on mood and on breathing rate. Anxiety fell with both. One trial so far; the exact seconds are our choice.',
        source: BALBAN,
        asOf,
      },
    ],
    caution: undefined,
  },
  {
    name: 'box',
    title: 'Box',
    summary: 'four equal sides, two of them still',
    timing: '4-4-4-4',
    phases: [phaseOf('in', 4), phaseOf('hold', 4), phaseOf('out', 4), phaseOf('rest', 4)],
    dose: '5 minutes',
    evidence: [
      { text: 'One of the three exercises of a randomised trial.', source: BALBAN, asOf },
      STRESS,
    ],
    caution: HOLD_CAUTION,
  },
  {
    name: 'extended-exhale',
    title: 'Extended exhale',
    summary: 'a little longer out than in',
    timing: '4-6',
    phases: [phaseOf('in', 4), phaseOf('out', 6)],
    dose: '5 minutes',
    evidence: [
      {
        text: 'In 64 people heart rate variability (RMSSD) was higher when the breath out was longer than the breath in; short pauses added nothing.',
        source: 'Laborde et al. 2021, doi 10.3390/su13147775',
        asOf,
      },
    ],
    caution: undefined,
  },
  {
    name: 'equal',
    title: 'Equal',
    summary: 'in and out alike, easy to follow',
    timing: '4-4',
    phases: [phaseOf('in', 4), phaseOf('out', 4)],
    dose: '5 minutes',
    evidence: [SLOW],
    caution: undefined,
  },
  {
    name: 'triangle',
    title: 'Triangle',
    summary: 'in, hold, out',
    timing: '4-4-4',
    phases: [phaseOf('in', 4), phaseOf('hold', 4), phaseOf('out', 4)],
    dose: '3 to 5 minutes',
    evidence: [
      { text: 'No trial of this timing was found.', source: 'own literature search', asOf },
    ],
    caution: HOLD_CAUTION,
  },
  {
    name: '4-7-8',
    title: '4-7-8',
    summary: 'a long hold and a longer way out; a few rounds',
    timing: '4-7-8',
    phases: [phaseOf('in', 4), phaseOf('hold', 7), phaseOf('out', 8)],
    dose: 'at most 4 breaths to start with',
    cycles: 4,
    evidence: [
      {
        text: 'In 43 people heart rate and systolic blood pressure fell within the groups that practised it.',
        source: 'Vierra et al. 2022, PMC9277512',
        asOf,
      },
    ],
    caution: `The hold is long: practise it seated. ${HOLD_CAUTION}`,
  },
];

/** What to keep in mind in every session, in one line. */
export const SAFETY = 'Gentle, not deep. If you feel dizzy, stop. Never while driving.';

/** The same at length, with its source. */
export const SAFETY_AT_LENGTH: Evidence = {
  text:
    'Breathe gently rather than deeply. Slow breathing can let go of too much carbon dioxide at first: ' +
    'in a study of 16 people at six breaths a minute it did so in more than a third on the first day, and in none by the seventh. ' +
    'If you feel dizzy, stop and breathe as you like. Never practise while driving.',
  source: 'Szulczewski 2019, PLOS ONE 0218550',
  asOf,
};

/** What a pattern with a hold of over 7 seconds calls for. */
export const LONG_HOLD_CAUTION = `A hold of over 7 seconds: practise it seated. ${HOLD_CAUTION}`;

/** The preset of exactly this name. */
export function presetNamed(name: string): Preset | undefined {
  return PRESETS.find((preset) => preset.name === name);
}
