import { cadenceWords } from '../../care/commitments/cadence.js';
import type { SupportCommitment } from '../../care/commitments/commitment.js';
import { asksFrom } from '../../care/commitments/standing.js';
import { isPreset, SUPPORT_PRESETS } from '../../care/commitments/presets.js';
import {
  dayPhrase,
  hoursOf,
  hoursWords,
  onDay,
  periodWords,
} from '../../care/commitments/words.js';
import { counted } from '../../care/times.js';
import { dateOfDay } from '../../care/wall.js';
import { safeLine } from '../../terminal/safe.js';
import { versionsJson } from '../options/versions.js';
import type { Net, SupportStanding } from './read.js';

/** `1.5 hours every month`, `every 2 weeks`, `1.5 hours every month, averaged over 3`. */
export function oftenWords({ cadence, minutes, average }: SupportCommitment): string {
  const often = cadenceWords(cadence);
  if (minutes === undefined) return often;
  const over = average === undefined ? '' : `, averaged over ${average}`;
  return `${hoursWords(minutes)} ${often}${over}`;
}

/** `Supervision (Ruth)`, `Tuesday circle (peer)` */
export function nameOf({ title, role, who }: SupportCommitment): string {
  const isRole = title.trim().toLowerCase() === role;
  const about = [isRole ? '' : role, who ?? ''].filter(Boolean).join(', ');
  return safeLine(about === '' ? title : `${title} (${about})`);
}

/** The title of one of the net, as a line that can be shown. */
export function titleOf({ title }: Pick<SupportCommitment, 'title'>): string {
  return safeLine(title);
}

/** Where one stands, and what is needed until when, in a sentence or two. */
export function standingWords(standing: SupportStanding, today: number): string {
  const { commitment } = standing;
  const { ended = Infinity } = commitment;
  if (ended <= today) return `${capital(oftenWords(commitment))}; ended ${onDay(ended, today)}.`;
  if (today < commitment.since) return capital(`${fromWords(commitment, today)}.`);
  if (isRolling(commitment)) return capital(rollingWords(standing, today));
  return `${progress(standing, today)} ${needWords(standing, today)}`.trim();
}

/** As {@link standingWords}, of something that is due, with its name and since when. */
export function dueWords(standing: SupportStanding, today: number): string {
  const { commitment, due, period } = standing;
  const title = titleOf(commitment);
  if (isRolling(commitment)) return `${title}: ${rollingWords(standing, today)}`;
  const since = due < period.from ? ` Due since ${dayPhrase(due, today)}.` : '';
  return `${title}: ${standingWords(standing, today)}${since}`;
}

/** Whether it goes by the last time, and not by what was done in a period. */
export function isRolling({ minutes, cadence }: SupportCommitment): boolean {
  return minutes === undefined && cadence.times === 1;
}

/** `every 2 weeks; last on 12 November. Next by 26 November.` */
function rollingWords({ commitment, last, due }: SupportStanding, today: number): string {
  const before = last === undefined ? 'nothing logged yet' : `last ${onDay(last, today)}`;
  return `${oftenWords(commitment)}; ${before}. ${nextWords(due, today)}`;
}

function nextWords(due: number, today: number): string {
  if (due === today) return 'Due today.';
  return due < today ? `Due since ${dayPhrase(due, today)}.` : `Next by ${dayPhrase(due, today)}.`;
}

/** `1 of 1.5 hours in November.` */
function progress({ commitment, period, done, needed }: SupportStanding, today: number): string {
  const { minutes, cadence } = commitment;
  const when = periodWords(cadence, period, today);
  const amount = (value: number) => (minutes === undefined ? times(value) : hoursWords(value));
  if (needed === 0) {
    return `${amount(done)} ${when}; ${fromWords(commitment, today)}.`;
  }
  if (done > needed) return `${amount(done)} ${when}, ${amount(needed)} needed.`;
  return `${minutes === undefined ? done : hoursOf(done)} of ${amount(needed)} ${when}.`;
}

/** `1.5 hours every month from 1 December` */
function fromWords(commitment: SupportCommitment, today: number): string {
  const start = isRolling(commitment) ? commitment.since : asksFrom(commitment);
  return `${oftenWords(commitment)} from ${dayPhrase(start, today)}`;
}

export const GROUPS_ONLY =
  'Time in groups alone is not enough in full-time practice; some of it has to be one to one.';

function needWords(
  { commitment, period, done, needed, isMet, groupsOnly }: SupportStanding,
  today: number,
): string {
  const { minutes, cadence } = commitment;
  if (groupsOnly) return GROUPS_ONLY;
  if (needed === 0) return '';
  if (isMet) {
    const when =
      cadence.every > 1 ? 'until then' : cadence.unit === 'day' ? 'today' : `this ${cadence.unit}`;
    return `Nothing more is due ${when}.`;
  }
  const lacks = needed - done;
  const more = minutes === undefined ? `${lacks}` : lackWords(lacks);
  return `${more} more by ${dayPhrase(period.to - 1, today)}.`;
}

/** `20 minutes`, `1.5 hours`: what is lacking is never said to be less than it is. */
function lackWords(minutes: number): string {
  if (minutes < 60) return counted(Math.ceil(minutes - 1e-6), 'minute');
  return hoursWords(Math.ceil(minutes / 0.6 - 1e-6) * 0.6);
}

/** Whose figures these are, and when they were read; undefined where they are the person's own. */
export function sourceWords({ preset }: Pick<SupportCommitment, 'preset'>): string | undefined {
  if (!isPreset(preset)) return undefined;
  const { source, asOf } = SUPPORT_PRESETS[preset];
  return `${source}, as of ${asOf}`;
}

export const CHECK = 'Rules change: check with your own board.';

/** One of the net and where one stands with it, as `--json` shows it: a contract. */
export function supportJson(standing: SupportStanding, { today, entryOf }: Net): unknown {
  const { commitment, period, done, needed, isMet, groupsOnly, last, due } = standing;
  const { id, title, role, who, cadence, minutes, average, credit, preset, since, ended } =
    commitment;
  const isHours = minutes !== undefined;
  const known = isPreset(preset) ? SUPPORT_PRESETS[preset] : undefined;
  return {
    id,
    title,
    role,
    who: who ?? null,
    cadence,
    often: oftenWords(commitment),
    hours: isHours ? minutes / 60 : null,
    average: average ?? null,
    credit,
    preset: preset ?? null,
    source: known ? { name: known.source, url: known.url, asOf: known.asOf } : null,
    since: dateOfDay(since),
    ended: ended === undefined ? null : dateOfDay(ended),
    period: { from: dateOfDay(period.from), to: dateOfDay(period.to - 1) },
    unit: isHours ? 'hours' : 'times',
    done: isHours ? hoursOf(done) : done,
    needed: isHours ? hoursOf(needed) : needed,
    met: isMet,
    groupsOnly,
    last: last === undefined ? null : dateOfDay(last),
    dueFrom: dateOfDay(due),
    due: due <= today,
    otherVersions: versionsJson(entryOf(id)),
  };
}

function times(count: number): string {
  return `${count} time${count === 1 ? '' : 's'}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
