import { cadenceIn, cadenceWords, type Cadence } from '../../care/commitments/cadence.js';
import { GROUP_RULES, type GroupRule } from '../../care/commitments/credit.js';
import {
  isPreset,
  SUPPORT_PRESETS,
  type PresetName,
  type SupportPreset,
} from '../../care/commitments/presets.js';
import { nearest } from '../../care/nearest.js';
import { UsageError } from '../../errors.js';
import { readOften } from '../options/often.js';

export interface FigureOptions {
  readonly preset?: string;
  readonly every?: string;
  readonly hours?: string;
  readonly average?: string;
  readonly groupCredit?: string;
}

/** How often, how long, and how it counts, as an entry keeps it. */
export interface Figures {
  readonly cadence?: Cadence;
  readonly hours?: number;
  readonly average?: number;
  readonly credit?: GroupRule;
  /** The preset whose figures these are, unchanged. */
  readonly preset?: PresetName;
}

const KEYS = ['cadence', 'hours', 'average', 'credit', 'preset'] as const;

/**
 * What the flags say, over a preset or over what stood there before.
 *
 * @throws UsageError naming the flag and what is allowed
 */
export function readFigures(options: FigureOptions, before: Figures = {}): Figures {
  const { preset, every, hours, average, groupCredit } = options;
  const base = preset === undefined ? before : figuresOf(readPreset(preset));
  const typed = every === undefined ? undefined : readOften(every);
  if (typed?.minutes !== undefined && hours !== undefined) {
    throw new UsageError('--every says the hours already', 'leave out --hours');
  }
  const { minutes, ...cadence } = typed ?? {};
  const merged = {
    cadence: typed === undefined ? base.cadence : (cadence as Cadence),
    hours:
      hours === undefined ? (minutes === undefined ? base.hours : minutes / 60) : readHours(hours),
    average: average === undefined ? base.average : readAverage(average),
    credit: groupCredit === undefined ? base.credit : readCredit(groupCredit),
  };
  if (!merged.hours && average !== undefined && merged.average !== 1) {
    throw new UsageError('--average goes with --hours', 'for example: --hours 1.5 --average 3');
  }
  const figures: Figures = {
    ...(merged.cadence && { cadence: merged.cadence }),
    ...(merged.hours && { hours: merged.hours }),
    ...(merged.hours && merged.average && merged.average > 1 && { average: merged.average }),
    ...(merged.credit && { credit: merged.credit }),
  };
  const name = preset === undefined ? before.preset : readPreset(preset);
  return name && isSame(figures, figuresOf(name)) ? { ...figures, preset: name } : figures;
}

/** The figures that an entry keeps, and the rest of it. */
export function figuresIn(data: Readonly<Record<string, unknown>>): {
  figures: Figures;
  rest: Record<string, unknown>;
} {
  const { hours, average, preset } = data;
  const cadence = cadenceIn(data['cadence']);
  const credit = GROUP_RULES.find((each) => each === data['credit']);
  const figures: Figures = {
    ...(cadence && { cadence }),
    ...(typeof hours === 'number' && { hours }),
    ...(typeof average === 'number' && { average }),
    ...(credit && { credit }),
    ...(isPreset(preset) && { preset }),
  };
  const rest = Object.entries(data).filter(([key]) => !(KEYS as readonly string[]).includes(key));
  return { figures, rest: Object.fromEntries(rest) };
}

function figuresOf(name: PresetName): Figures {
  const { cadence, minutes, average, credit }: SupportPreset = SUPPORT_PRESETS[name];
  return { cadence, hours: minutes / 60, ...(average && { average }), credit };
}

function isSame(one: Figures, other: Figures): boolean {
  const key = ({ cadence, hours, average, credit }: Figures) =>
    JSON.stringify([cadence && cadenceWords(cadence), hours, average, credit]);
  return key(one) === key(other);
}

function readPreset(typed: string): PresetName {
  const name = typed.trim().toLowerCase();
  if (isPreset(name)) return name;
  if (name === 'ukahpp') {
    throw new UsageError(
      'the 250 hours of UKAHPP are of professional development, supervision among it',
      'they are counted by `selfcare learn cycle --preset ukahpp`',
    );
  }
  const names = Object.keys(SUPPORT_PRESETS);
  const near = nearest(name, names);
  const hint = near
    ? `did you mean ${near}?`
    : `there are ${names.join(', ')}; or say --every and --hours`;
  throw new UsageError('there is no such preset', hint);
}

function readHours(typed: string): number {
  const hours = Number(typed.trim().replace(',', '.'));
  if (/^\d{1,4}([.,]\d{1,2})?$/.test(typed.trim()) && hours <= 1000) return hours;
  throw new UsageError('--hours needs a number of hours', 'for example: --hours 1.5; 0 for none');
}

function readAverage(typed: string): number {
  const periods = Number(typed);
  if (/^\d{1,2}$/.test(typed) && periods >= 1 && periods <= 60) return periods;
  throw new UsageError(
    '--average takes 1 to 60: so many periods count together',
    'for example: --every month --hours 1.5 --average 3',
  );
}

function readCredit(typed: string): GroupRule {
  const rule = GROUP_RULES.find((each) => each === typed.trim().toLowerCase());
  if (rule) return rule;
  throw new UsageError(
    `--group-credit is ${GROUP_RULES.join(', ')}`,
    'full counts all of the time; the others count as that body does',
  );
}
