import { isDeepStrictEqual } from 'node:util';
import type { CategoryRule } from '../../care/learning/category.js';
import type { Cycle, CycleRules } from '../../care/learning/cycle.js';
import { beginOf, presetNamed, type CyclePreset } from '../../care/learning/presets.js';
import { counted } from '../../care/times.js';
import { longDate } from '../../terminal/dates.js';

/** `30 June 2028` of `2028-06-30`. */
export function dateWords(day: string): string {
  return longDate(`${day}T`).split(' ').slice(1).join(' ');
}

/** `1 hour`, `4.5 hours`. */
export function hoursWords(hours: number): string {
  return counted(hours, 'hour');
}

/** `law/ethics, diversity and self-study` */
export function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** What a cycle asks for: `36 hours in 24 months, at least 4 of law/ethics`. */
export function rulesWords({ hours, months, floor, categories }: CycleRules): string {
  const whole = hours === undefined ? 'no number of hours' : hoursWords(hours);
  const parts = [
    `${whole} in ${counted(months, 'month')}`,
    ...(floor === undefined ? [] : [`at least ${floor} in each year`]),
    ...categories.map(ruleWords),
  ];
  return parts.join(', ');
}

function ruleWords({ name, min, max }: CategoryRule): string {
  if (min !== undefined && max !== undefined) return `${min} to ${max} of ${name}`;
  return min === undefined ? `at most ${max ?? 0} of ${name}` : `at least ${min} of ${name}`;
}

/** `By 16 CCR 1887.3, as of 2026-11` */
export function sourceWords({ source, asOf }: Pick<CyclePreset, 'source' | 'asOf'>): string {
  return `By ${source}, as of ${asOf}`;
}

/** Whose rule a cycle goes by, and whether its person has changed it; undefined where it is nobody's. */
export function presetWords(cycle: Cycle): string | undefined {
  const preset = cycle.preset === undefined ? undefined : presetNamed(cycle.preset);
  if (!preset) return undefined;
  const asked = ({ hours, months, floor, categories }: CycleRules) => [
    hours,
    months,
    floor,
    categories,
  ];
  const begins = beginOf(preset, cycle.from) ?? cycle.from;
  const isOwn = begins !== cycle.from || !isDeepStrictEqual(asked(cycle), asked(preset));
  return `${sourceWords(preset)}${isOwn ? ', as you changed it' : ''}`;
}
