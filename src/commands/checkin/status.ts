import { SCALES, SIGNALS, type Signal } from '../../care/trends/signals.js';
import { learnt, OF_LATE } from '../../care/trends/standing.js';
import type { Context } from '../../context.js';
import { fold } from '../../terminal/fold.js';
import { historyOf, recentCheckins, usualOf, type History } from './history.js';
import { sparkline } from './spark.js';
import { changeWords, noticeLines, whenWords } from './tell.js';

/** Check-ins that are shown as a row of marks, and in words. */
const SHOWN = 30;
const IN_WORDS = OF_LATE;

/** `checkin status`: how the check-ins stand against what is usual for the person. */
export async function status(context: Context): Promise<void> {
  const { out } = context;
  const history = await historyOf(await recentCheckins(await context.journal(), context), context);
  if (out.json) return out.value(statusJson(history));
  const { entries } = history;
  const last = entries.at(-1);
  if (!last) return out.note('No check-in yet. The first takes a minute: selfcare checkin');
  const say = (line: string) => out.data(fold(line, out.stdout.isTTY ? out.width + 1 : undefined));
  for (const line of await standingLines(context, history)) say(line);
  say(`The last: ${whenWords(last.at)}.`);
  const rows = SIGNALS.flatMap((signal) => row(signal, history, context) ?? []);
  if (rows.length > 0) out.data('');
  for (const line of rows) say(line);
}

/** Where the person stands; where a change stands, what to do and whom to call. */
async function standingLines(context: Context, history: History): Promise<string[]> {
  const { points, standing } = history;
  if (standing.state === 'lower') return [...(await noticeLines(context, history)), ''];
  if (standing.state === 'steady') {
    if (standing.worse.length === 0)
      return ['No lasting change shows beyond your usual ups and downs.'];
    const change = changeWords(standing.worse);
    return [
      `Of late, ${OF_LATE} times in a row, ${change}. Whether that lasts cannot be told yet.`,
    ];
  }
  const { count, needed } = learnt(points);
  return [`Still learning what is usual for you: ${count} of ${needed} check-ins.`];
}

/** One signal: what is usual where that is known, the last ones; undefined where it was never given. */
function row(signal: Signal, history: History, { out }: Pick<Context, 'out'>): string | undefined {
  const middle = usualOf(history, signal);
  const { points } = history;
  const name = signal[0]?.toUpperCase() + signal.slice(1);
  const scores = points.map((point) => point[signal]);
  if (scores.every((score) => score === undefined)) return undefined;
  if (out.plain) {
    const last = scores.filter((score) => score !== undefined).slice(-IN_WORDS);
    const known = middle === undefined ? ',' : `: usually ${middle};`;
    return `${name}${known} the last: ${last.join(', ')}.`;
  }
  // Beside rows that have it, so that the marks of one check-in stand above each other.
  const isKnown = SIGNALS.some((each) => usualOf(history, each) !== undefined);
  const known = middle === undefined ? '' : `usually ${String(middle).padEnd(4)}`;
  const head = `${name.padEnd(7)}  ${isKnown ? `${known.padEnd(12)}  ` : ''}`;
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
    worse: standing.state === 'learning' ? [] : standing.worse,
    signals: Object.fromEntries(
      SIGNALS.map((signal) => [
        signal,
        {
          usual: usualOf(history, signal) ?? null,
          last: points.flatMap((point) => point[signal] ?? []).at(-1) ?? null,
        },
      ]),
    ),
    last: entries.at(-1)?.at ?? null,
  };
}
