import type { CycleRules } from './cycle.js';

/** A published rule for continuing education, to begin with and to change. */
export interface CyclePreset extends CycleRules {
  readonly name: string;
  /** Whose rule it is, as a title. */
  readonly title: string;
  /** Where it stands. */
  readonly source: string;
  /** The month in which it was looked up. */
  readonly asOf: string;
  /** The day of the year on which every cycle begins, where the rule says so: `12-01`. */
  readonly begins?: string;
  /** What else is to be known of it. */
  readonly note?: string;
}

const AS_OF = '2026-11';

/** The rules that are known by name. Each is to be checked with one's own board. */
export const CYCLE_PRESETS: readonly CyclePreset[] = [
  {
    name: 'california-psychologist',
    title: 'Psychologist in California',
    hours: 36,
    months: 24,
    categories: [
      { name: 'law/ethics', min: 4 },
      { name: 'diversity', min: 4 },
    ],
    source: '16 CCR 1397.61.1',
    asOf: AS_OF,
  },
  {
    name: 'california-therapist',
    title: 'LMFT, LCSW or LPCC in California',
    hours: 36,
    months: 24,
    categories: [{ name: 'law/ethics', min: 6 }],
    source: '16 CCR 1887.3',
    asOf: AS_OF,
  },
  {
    name: 'psychology-board-australia',
    title: 'Psychologist in Australia',
    hours: 30,
    months: 12,
    categories: [{ name: 'peer consultation', min: 10 }],
    begins: '12-01',
    source: 'Psychology Board of Australia, registration standard for CPD',
    asOf: AS_OF,
  },
  {
    name: 'ukahpp',
    title: 'Member of the UKAHPP',
    hours: 250,
    months: 60,
    floor: 20,
    categories: [],
    source: 'UKAHPP, Continuing Professional Development Policy, 1.2',
    asOf: AS_OF,
    note: 'The rule means any five years; a cycle here counts those from its first day.',
  },
  {
    name: 'hcpc',
    title: 'Registrant of the HCPC',
    months: 24,
    categories: [],
    source: 'HCPC, standards of continuing professional development',
    asOf: AS_OF,
    note: 'It asks for no number of hours: what you learn is kept, and nothing is counted down.',
  },
];

/** The preset of a name. */
export function presetNamed(name: string): CyclePreset | undefined {
  return CYCLE_PRESETS.find((preset) => preset.name === name.trim().toLowerCase());
}

/**
 * The first day of the cycle that runs on a day, where a rule says when all of them begin.
 *
 * @param today `2026-11-21`
 */
export function beginOf({ begins, months }: CyclePreset, today: string): string | undefined {
  if (begins === undefined || months !== 12) return undefined;
  const year = Number(today.slice(0, 4));
  const thisYear = `${today.slice(0, 4)}-${begins}`;
  return thisYear <= today ? thisYear : `${String(year - 1).padStart(4, '0')}-${begins}`;
}
