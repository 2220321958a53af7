import type { Cadence } from './cadence.js';
import type { GroupRule } from './credit.js';

/** What a professional body asks of supervision; whoever uses one can change each part. */
export interface SupportPreset {
  readonly cadence: Cadence;
  /** Minutes each time. */
  readonly minutes: number;
  /** So many periods count together, where an average is allowed. */
  readonly average?: number;
  readonly credit: GroupRule;
  /** The body and its page. */
  readonly source: string;
  readonly url: string;
  /** When it was last read. */
  readonly asOf: string;
  /** What the figures do not say. */
  readonly caution: string;
}

const MONTHLY: Cadence = { times: 1, every: 1, unit: 'month' };

/** The presets of `support add`, by name. */
export const SUPPORT_PRESETS: Readonly<Record<'bacp' | 'babcp', SupportPreset>> = {
  bacp: {
    cadence: MONTHLY,
    minutes: 90,
    credit: 'bacp',
    source: 'BACP, supervision for individual accreditation',
    url: 'https://www.bacp.co.uk/membership/accredited-membership/apply-for-individual-accreditation/supervision/',
    asOf: '2026-11',
    caution: 'Every calendar month stands for itself: an average over months does not count.',
  },
  babcp: {
    cadence: MONTHLY,
    minutes: 90,
    // *Design*: the guidance allows an average and names no span for it.
    average: 3,
    credit: 'babcp',
    source: 'BABCP, supervision guidance for accredited therapists in full-time practice',
    url: 'https://www.babcp.com/Accreditation/CBT-Practice-Supervision-CPD/Supervision-Guidance/Supervision-Guidance-for-Accredited-Therapists',
    asOf: '2026-11',
    caution:
      'An average is allowed where contact is regular; that it is taken over 3 months is our ' +
      'choice. Time in groups alone is not enough in full-time practice.',
  },
};

export type PresetName = keyof typeof SUPPORT_PRESETS;

/** Whether a name is one of a preset. */
export function isPreset(name: unknown): name is PresetName {
  return typeof name === 'string' && Object.hasOwn(SUPPORT_PRESETS, name);
}
