import { AS_OF, type Bands, type Instrument, type Score } from '../../care/measures/instruments.js';
import { bandOf, type Measure, type ScoreType } from '../../care/measures/measure.js';
import type { Warning } from '../../care/measures/course.js';
import type { Context } from '../../context.js';
import { momentAt } from '../../journal/moment.js';
import { longDate } from '../../terminal/dates.js';

/** Said once wherever bands are shown. */
export const CHECK_FORM = `A band is no diagnosis. As of ${AS_OF}; check the form that you use.`;

/** `CS 40, BO 24, STS 20`, with T where they are T-scores; WHO-5 with its share of 100. */
export function scoreText({ instrument, type, scores }: Measure): string {
  const parts = instrument.scores.flatMap((score) => {
    const value = scores[score.id];
    return value === undefined
      ? []
      : [`${scoreName(score)} ${valueText(instrument, value)}`.trim()];
  });
  return `${parts.join(', ')}${type === 't' ? ' (T-scores)' : ''}`;
}

/** `compassion satisfaction 40, burnout 24`, with T where they are T-scores. */
export function labelledScores({ instrument, type, scores }: Measure): string {
  const parts = instrument.scores.flatMap(({ id, label }) => {
    const value = scores[id];
    return value === undefined ? [] : [`${label} ${valueText(instrument, value)}`];
  });
  return `${parts.join(', ')}${type === 't' ? ' (T-scores)' : ''}`;
}

/** `CS`; nothing where an instrument has one score only. */
export function scoreName({ id }: Pick<Score, 'id'>): string {
  if (id === 'score') return '';
  return id.length <= 3 ? id.toUpperCase() : id;
}

/** `12`; `12 (48 of 100)` where an instrument names a factor. */
export function valueText({ factor }: Instrument, value: number): string {
  return factor === undefined ? String(value) : `${value} (${value * factor} of 100)`;
}

/** A line a score: its band and who set it; none where there are no bands. */
export function bandWords({ instrument, type, scores }: Measure): string[] {
  return instrument.scores.flatMap((score) => {
    const value = scores[score.id];
    const band = value === undefined ? undefined : bandOf(score, type, value);
    if (!band) return [];
    const by = `${band.setBy}: ${band.source}`;
    return [`${capital(score.label)}: ${band.label} (${by}).`];
  });
}

/** What a course gives reason to say, kindly. */
export function warningWords(score: Score, warning: Warning, local: Context['local']): string {
  if (warning.why === 'fell') {
    const since = longDate(momentAt(new Date(warning.since), local).at);
    return `It is ${warning.by} of 100 lower than on ${since}. A change of 10 matters: worth talking over.`;
  }
  return `${capital(score.label)} has been in a worse band twice in a row (now ${warning.label}): worth talking over.`;
}

/** Who set bands, in a word or two, for a list. */
export function setByWords(bands: Bands | undefined): string {
  return bands ? `${bands.setBy}: ${bands.source}` : 'none shown';
}

/** `10 to 50`, or of T-scores. */
export function rangeWords({ min, max }: Score, type: ScoreType = 'raw'): string {
  return type === 't' ? 'T-score' : `${min} to ${max}`;
}

/** A text with its first letter large. */
export function capital(text: string): string {
  return (text[0]?.toUpperCase() ?? '') + text.slice(1);
}
