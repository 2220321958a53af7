import { livedDay } from './load.js';
import type { Rule } from './suggestion.js';
import { dayWords } from './times.js';
import { MINUTE_MS, wallAt, type Zone } from './wall.js';

const UNWRITTEN_MS = 3 * 24 * 60 * MINUTE_MS;

/** Bentley 2023 (PMC10741869, 58 studies): sessions under five minutes worked less often. */
export const FIVE_MINUTES = 'Slow breathing has helped more often from five minutes up.';

/** Smit 2016 (doi 10.1111/joop.12137): plans for unfinished goals raised detachment. */
export const close: Rule = ({ day }) =>
  day.snoozedUntil === undefined
    ? {
        id: 'close',
        text: 'close the day',
        command: 'selfcare boundary',
        reason: 'Noting when and where open things go on can make it easier to let go.',
      }
    : undefined;

export const write: Rule = ({ day, log, now, zone, dayStart }) => {
  const at = now.getTime();
  const { lastJournal } = log;
  if (lastJournal !== undefined && at - lastJournal < UNWRITTEN_MS) return undefined;
  const isOff = day.phase === 'off';
  return {
    id: 'journal',
    text: isOff ? 'a few lines, for yourself' : 'three good things, small ones count',
    command: isOff ? 'selfcare journal' : 'selfcare journal -t good-things',
    reason:
      lastJournal === undefined
        ? 'A line is enough.'
        : lastWrote(dayWords(lastJournal, at, zone, dayStart)),
  };
};

export const writeInTheEvening: Rule = (situation) => {
  const hour = hourOf(situation.now, situation.zone);
  return hour >= 18 || hour < 4 ? write(situation) : undefined;
};

export const breathe: Rule = ({ log, now, zone, dayStart }) => {
  const isToday =
    log.lastBreath !== undefined &&
    livedDay(log.lastBreath, zone, dayStart) === livedDay(now.getTime(), zone, dayStart);
  if (isToday) return undefined;
  return {
    id: 'pause',
    text: 'five minutes of slow, even breaths',
    command: 'selfcare breathe',
    reason: FIVE_MINUTES,
  };
};

export const beforeWork: Rule = (situation) => {
  const { start = Infinity } = situation.day;
  return start - situation.now.getTime() < 10 * MINUTE_MS ? undefined : breathe(situation);
};

export const setHours: Rule = () => ({
  id: 'hours',
  text: 'say when you work',
  command: 'selfcare hours set mon-fri 9:00-17:30',
  reason: 'With hours of its own, the day has an end.',
});

function lastWrote(day: string): string {
  return `You last wrote ${/^(today|yesterday)$/.test(day) ? day : `on ${day}`}.`;
}

/** The hour that clocks show. */
export function hourOf(now: Date, zone: Zone): number {
  return new Date(wallAt(now.getTime(), zone)).getUTCHours();
}
