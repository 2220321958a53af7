/**
 * Published instruments: how they are scored, and which bands are in use. No item is here, nor may
 * one ever be: a person fills in the form where it is licensed, and records the result.
 */

/** Where a band begins, and who says so. */
export interface Cut {
  /** The lowest score of this band; the first band begins at the lowest score there is. */
  readonly from: number;
  readonly label: string;
  /** *Design*: a result here ends with a line about people to call. */
  readonly pointsToHelp?: true;
}

/** Bands of one score. */
export interface Bands {
  /** `author`: by whoever made the instrument; `convention`: in common use only. */
  readonly setBy: 'author' | 'convention';
  readonly source: string;
  /** From the lowest score on. */
  readonly cuts: readonly [Cut, ...Cut[]];
}

/** One number that an instrument gives. */
export interface Score {
  /** Its name, as a flag and in the journal. */
  readonly id: string;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  /** Whether it may have decimals. */
  readonly isMean?: true;
  /** Which end is the good one. */
  readonly better: 'high' | 'low';
  readonly bands?: Bands;
  /** Its bands as a T-score (mean 50, standard deviation 10). */
  readonly tBands?: Bands;
}

export interface Instrument {
  readonly id: string;
  readonly name: string;
  readonly what: string;
  readonly scores: readonly [Score, ...Score[]];
  /** Its raw score times this is of 100, which it is given in too. */
  readonly factor?: number;
  /** How far back its questions look, in days; absent where they name no time. */
  readonly lookBack?: number;
  /** *Design*: when it makes sense to do it again, in days: at the earliest, and at leisure. */
  readonly again?: readonly [earliest: number, usual: number];
  readonly licence: string;
  /** Why there are no bands, or what to know of them. */
  readonly remark?: string;
}

/** When these facts were looked up. */
export const AS_OF = '2026-11';

/** The range of a T-score that is accepted. */
export const T_RANGE = { min: 0, max: 100 } as const;

const PROQOL_RAW = { setBy: 'author', source: 'ProQOL 5 manual' } as const;
const PROQOL_T = { setBy: 'author', source: 'ProQOL 5 manual, T-scores' } as const;

function three(
  about: typeof PROQOL_RAW | typeof PROQOL_T,
  middle: number,
  high: number,
  pointsToHelp = false,
): Bands {
  const top = { from: high, label: 'high' };
  const cuts = [
    { from: 0, label: 'low' },
    { from: middle, label: 'average' },
  ] as const;
  return { ...about, cuts: [...cuts, pointsToHelp ? { ...top, pointsToHelp } : top] };
}

const RAW = { min: 10, max: 50 } as const;
const CBI_BANDS: Bands = {
  setBy: 'convention',
  source: 'a cut in common use',
  cuts: [
    { from: 0, label: 'below 50' },
    { from: 50, label: 'high degree', pointsToHelp: true },
  ],
};
const PERCENT = { min: 0, max: 100, isMean: true, better: 'low', bands: CBI_BANDS } as const;
const MEAN = { min: 1, max: 4, isMean: true, better: 'low' } as const;
const MONTHLY = [30, 91] as const;
const QUARTERLY = [91, 91] as const;

/** Every instrument whose scores can be recorded. */
export const INSTRUMENTS: readonly Instrument[] = [
  {
    id: 'proqol',
    name: 'ProQOL 5',
    what: 'professional quality of life',
    scores: [
      {
        ...{ id: 'cs', label: 'compassion satisfaction', ...RAW, better: 'high' },
        bands: three(PROQOL_RAW, 23, 42),
        tBands: three(PROQOL_T, 45, 57),
      },
      {
        ...{ id: 'bo', label: 'burnout', ...RAW, better: 'low' },
        bands: three(PROQOL_RAW, 23, 42, true),
        tBands: three(PROQOL_T, 44, 56, true),
      },
      {
        ...{ id: 'sts', label: 'secondary traumatic stress', ...RAW, better: 'low' },
        bands: three(PROQOL_RAW, 23, 42, true),
        tBands: three(PROQOL_T, 43, 56, true),
      },
    ],
    ...{ lookBack: 30, again: MONTHLY, licence: 'free with credit, not to be sold' },
  },
  {
    id: 'cbi',
    name: 'CBI',
    what: 'Copenhagen Burnout Inventory',
    scores: [
      { id: 'personal', label: 'personal burnout', ...PERCENT },
      { id: 'work', label: 'work burnout', ...PERCENT },
      { id: 'client', label: 'client burnout', ...PERCENT },
    ],
    again: QUARTERLY,
    licence: 'free to use; no formal licence was found',
    remark: 'each scale is a mean of 0 to 100; there is no total',
  },
  {
    id: 'olbi',
    name: 'OLBI',
    what: 'Oldenburg Burnout Inventory',
    scores: [
      { id: 'exhaustion', label: 'exhaustion', ...MEAN },
      { id: 'disengagement', label: 'disengagement', ...MEAN },
    ],
    again: QUARTERLY,
    licence: 'free with citation',
    remark: 'its authors give no cut-offs, so no band is shown; each score is a mean of 1 to 4',
  },
  {
    id: 'who5',
    name: 'WHO-5',
    what: 'well-being index',
    scores: [
      {
        ...{ id: 'score', label: 'well-being', min: 0, max: 25, better: 'high' },
        bands: {
          setBy: 'convention',
          source: 'a screening cut in common use: 50 of 100',
          // 50 of 100 is 12.5 of 25.
          cuts: [
            { from: 0, label: '50 of 100 or less', pointsToHelp: true },
            { from: 13, label: 'above 50 of 100' },
          ],
        },
      },
    ],
    ...{ factor: 4, lookBack: 14, again: [14, 28], licence: 'free with citation' },
    remark: 'the raw score times 4 gives 0 to 100; a change of 10 of these matters',
  },
  {
    id: 'stss',
    name: 'STSS',
    what: 'Secondary Traumatic Stress Scale',
    scores: [
      {
        ...{ id: 'score', label: 'secondary traumatic stress', min: 17, max: 85, better: 'low' },
        bands: {
          setBy: 'convention',
          source: 'five ranges in common use',
          cuts: [
            { from: 17, label: 'lowest of five' },
            { from: 28, label: 'second of five' },
            { from: 38, label: 'third of five' },
            { from: 44, label: 'fourth of five' },
            { from: 49, label: 'highest of five', pointsToHelp: true },
          ],
        },
      },
    ],
    ...{ lookBack: 7, again: MONTHLY, licence: 'see its form' },
  },
  {
    id: 'pss10',
    name: 'PSS-10',
    what: 'Perceived Stress Scale',
    scores: [
      {
        ...{ id: 'score', label: 'perceived stress', min: 0, max: 40, better: 'low' },
        bands: {
          setBy: 'convention',
          source: 'informal: its author gives no cut-offs',
          cuts: [
            { from: 0, label: 'lower range' },
            { from: 14, label: 'middle range' },
            { from: 27, label: 'upper range', pointsToHelp: true },
          ],
        },
      },
    ],
    ...{ lookBack: 30, again: MONTHLY, licence: 'for research use' },
  },
  {
    id: 'mbi',
    name: 'MBI-HSS',
    what: 'Maslach Burnout Inventory',
    scores: [
      { id: 'ee', label: 'emotional exhaustion', min: 0, max: 54, better: 'low' },
      { id: 'dp', label: 'depersonalisation', min: 0, max: 30, better: 'low' },
      { id: 'pa', label: 'personal accomplishment', min: 0, max: 48, better: 'high' },
    ],
    licence: 'proprietary: bought from its publisher',
    remark: 'a score is recorded only; no band is shown',
  },
];

/** The instrument of this name. */
export function instrumentOf(id: unknown): Instrument | undefined {
  return INSTRUMENTS.find((each) => each.id === id);
}
