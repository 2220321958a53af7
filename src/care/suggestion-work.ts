import { FIVE_MINUTES, hourOf } from './suggestion-rest.js';
import type { Rule, Situation } from './suggestion.js';
import { counted, durationWords, timeWords } from './times.js';
import { MINUTE_MS } from './wall.js';

const HOUR = 60 * MINUTE_MS;
/** Work without a pause after which one is suggested. This and what follows is design. */
const PAUSE_AFTER = 2 * HOUR;
const REST_AFTER_HEAVY = HOUR;
const PAUSED_LATELY = 30 * MINUTE_MS;
const ALMOST_DONE = 30 * MINUTE_MS;

/** Albulescu 2022 (PMC9432722, N = 2,335): micro-breaks, vigour d = .36, fatigue d = .35. */
const SHORT_BREAKS = 'Short breaks go with a little more energy and less fatigue.';

/** Whether open loops are to be shown: from the day's beginning until it is opened. */
export function loopsAreDue({
  day,
  log,
  now,
  zone,
}: Omit<Situation, 'heavyLimit' | 'dayStart'>): boolean {
  if (log.openLoops === 0 || day.isOpened) return false;
  if (day.phase === 'working' || day.phase === 'break') return true;
  return day.phase === 'unset' && hourOf(now, zone) >= 4 && hourOf(now, zone) < 12;
}

export const heavy: Rule = ({ log, heavyLimit, now }) => {
  const { heavyToday } = log.sessions;
  if (heavyLimit === 0 || heavyToday < heavyLimit) return undefined;
  if (now.getTime() - (log.lastBreath ?? 0) < REST_AFTER_HEAVY) return undefined;
  return {
    id: 'pause',
    text: 'three minutes for yourself; talking it over may help too',
    command: 'selfcare breathe -m 3',
    reason: `${counted(heavyToday, 'heavy session')} today.`,
  };
};

export const pause: Rule = (situation) => {
  const { since, isNoted } = lastPause(situation);
  const length = situation.now.getTime() - since;
  if (length < PAUSE_AFTER) return undefined;
  return {
    id: 'pause',
    text: 'two minutes of slow breathing',
    command: 'selfcare breathe -m 2',
    reason: isNoted
      ? `${durationWords(length)} since your last pause.`
      : `${durationWords(length)} at work, and no pause noted yet.`,
  };
};

export const loops: Rule = (situation) =>
  loopsAreDue(situation)
    ? {
        id: 'loops',
        text: 'look at them once, then begin',
        command: 'selfcare boundary open',
        reason: `${counted(situation.log.openLoops, 'open loop')} from before.`,
      }
    : undefined;

export const almostDone: Rule = ({ day, now, zone, dayStart }) => {
  const left = (day.end ?? Infinity) - now.getTime();
  if (left > ALMOST_DONE || left < MINUTE_MS || day.snoozedUntil !== undefined) return undefined;
  return {
    id: 'close',
    text: 'park what is open, and close the day',
    command: 'selfcare boundary',
    reason: `The day ends at ${timeWords(now.getTime() + left, now.getTime(), zone, dayStart)}, in ${durationWords(left)}.`,
  };
};

export const onBreak: Rule = ({ day, log, now }) => {
  const at = now.getTime();
  const left = (day.next ?? at) - at;
  if (left < 3 * MINUTE_MS || at - (log.lastBreath ?? 0) < PAUSED_LATELY) return undefined;
  const isShort = left < 8 * MINUTE_MS;
  return {
    id: 'pause',
    text: `${isShort ? 'two' : 'five'} minutes of slow, even breaths`,
    command: isShort ? 'selfcare breathe -m 2' : 'selfcare breathe',
    reason: isShort ? SHORT_BREAKS : FIVE_MINUTES,
  };
};

export const between: Rule = (situation) =>
  situation.now.getTime() - lastPause(situation).since < PAUSED_LATELY
    ? undefined
    : {
        id: 'pause',
        text: 'one minute between sessions',
        command: 'selfcare breathe -m 1',
        reason: SHORT_BREAKS,
      };

/** The last pause of the span that runs; where none is noted, its beginning. */
function lastPause({ day, log }: Situation): { since: number; isNoted: boolean } {
  const { start = -Infinity, since = start } = day;
  const breath = log.lastBreath ?? -Infinity;
  // A break that the hours have is a pause like any other.
  return { since: Math.max(since, breath), isNoted: breath > since || since > start };
}
