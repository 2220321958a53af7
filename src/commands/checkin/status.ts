import { counted } from '../../care/times.js';
import { SCALES, SIGNALS, type Signal } from '../../care/trends/signals.js';
import { learnt, usual } from '../../care/trends/standing.js';
import type { Context } from '../../context.js';
import { fold } from '../../terminal/fold.js';
import { historyOf, recentCheckins, usualPoints, type History } from './history.js';
import { sparkline } from './spark.js';
import { whenWords } from './tell.js';
import { longDate } from '../../terminal/dates.js';

/** Check-ins that are shown as a row of marks, and in words. */
const SHOWN = 30;
const IN_WORDS = 5;

/** `checkin status`: how the check-ins stand against what is usual for the person. */
export async function status(context: Context): Promise<void> {
  const { out } = context;
  const history = await historyOf(await recentCheckins(await context.journal(), context), context);
  if (out.json) return out.value(statusJson(history));
  const { entries } = history;
  const last = entries.at(-1);
  if (!last) return out.note('No check-in yet. The first takes a minute: selfcare checkin');
  const say = (line: string) => out.data(fold(line, out.stdout.isTTY ? out.width + 1 : undefined));
  say(standingWords(history));
  say(`The last: ${whenWords(last.at)}.`);
  const rows = SIGNALS.flatMap((signal) => row(signal, history, context) ?? []);
  if (rows.length > 0) out.data('');
  for (const line of rows) say(line);
}

/** Where the person stands, in a sentence. */
function standingWords({ entries, points, standing }: History): string {
  if (standing.state === 'learning') {
    const { count, needed } = learnt(points);
    return `Still learning what is usual for you: ${count} of ${needed} check-ins.`;
  }
  if (standing.state === 'steady')
    return 'No lasting change: taken together, about as usual for you.';
  const since = entries[standing.since]?.at ?? '';
  const checkins = counted(entries.length - standing.since, 'check-in');
  return `Lower than usual for you since about ${longDate(since)}, over ${checkins}.`;
}

/** One signal: what is usual, the last ones; undefined where it was never given. */
function row(signal: Signal, history: History, { out }: Pick<Context, 'out'>): string | undefined {
  const middle = usual(usualPoints(history), signal);
  if (middle === undefined) return undefined;
  const { points } = history;
  const name = signal[0]?.toUpperCase() + signal.slice(1);
  const scores = points.map((point) => point[signal]);
  if (out.plain) {
    const last = scores.filter((score) => score !== undefined).slice(-IN_WORDS);
    return `${name}: usually ${middle}; the last: ${last.join(', ')}.`;
  }
  const head = `${name.padEnd(7)}  usually ${String(middle).padEnd(4)}  `;
  const room = Math.max(8, Math.min(SHOWN, out.width - head.length));
  return head + out.color.cyan(sparkline(scores.slice(-room), SCALES[signal], out));
}

/** What `--json` shows of the standing: a contract. */
function statusJson(history: History): unknown {
  const { entries, points, standing } = history;
  const { count, needed } = learnt(points);
  const isLower = standing.state === 'lower';
  return {
    state: standing.state,
    checkins: count,
    needed,
    since: isLower ? (entries[standing.since]?.at ?? null) : null,
    found: isLower ? (entries[standing.found]?.at ?? null) : null,
    signals: Object.fromEntries(
      SIGNALS.map((signal) => [
        signal,
        {
          usual: usual(usualPoints(history), signal) ?? null,
          last: points.flatMap((point) => point[signal] ?? []).at(-1) ?? null,
        },
      ]),
    ),
    last: entries.at(-1)?.at ?? null,
  };
}
