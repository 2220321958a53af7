import { coursesOf, retestOf, warningOf, type Course } from '../../care/measures/course.js';
import { INSTRUMENTS, type Instrument } from '../../care/measures/instruments.js';
import { bandOf, pointsToHelp, rangeOf } from '../../care/measures/measure.js';
import type { Context } from '../../context.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { momentAt } from '../../journal/moment.js';
import { longDate } from '../../terminal/dates.js';
import type { Out } from '../../terminal/output.js';
import { page } from '../../terminal/page.js';
import { safeText } from '../../terminal/safe.js';
import { wrapText } from '../../terminal/wrap.js';
import { sparkline } from '../checkin/spark.js';
import { CRISIS_LINE } from '../crisis/people.js';
import { readInstrument } from './flags.js';
import { again } from './notes.js';
import { readResults, type Found } from './read.js';
import { capital, CHECK_FORM, labelledScores, valueText, warningWords } from './words.js';

/** Results that are shown as a row of marks, and in words. */
const SHOWN = 24;
const IN_WORDS = 5;
/** Earlier results that are shown one by one. */
const EARLIER = 10;

/** `measure show [INSTRUMENT]`: the newest results, their bands, their course. */
export async function show(context: Context, typed: string | undefined): Promise<void> {
  const { out } = context;
  const wanted = typed === undefined ? INSTRUMENTS : [readInstrument(typed)];
  const results = await readResults(context);
  const ofEach = wanted.flatMap((instrument) => {
    const own = results.filter(({ measure }) => measure.instrument.id === instrument.id);
    return own.length === 0 ? [] : [{ instrument, own }];
  });
  if (out.json) {
    return out.value(ofEach.map(({ instrument, own }) => shownJson(instrument, own, context)));
  }
  if (ofEach.length === 0) {
    const of = typed === undefined ? '' : ` of ${wanted[0]?.name ?? ''}`;
    return out.note(`No result${of} yet. \`selfcare measure list\` shows what can be recorded.`);
  }
  const blocks = ofEach.map(({ instrument, own }) =>
    block(instrument, own, context, typed !== undefined),
  );
  const hasBands = ofEach.some(({ instrument }) => instrument.scores.some(({ bands }) => bands));
  const end = hasBands ? `\n\n${wrapText(CHECK_FORM, out.width)}` : '';
  await page(`${blocks.join('\n\n')}${end}`, context);
  if (ofEach.some(({ own }) => own.slice(-1).some(({ measure }) => pointsToHelp(measure)))) {
    out.note(CRISIS_LINE);
  }
}

function block(
  instrument: Instrument,
  own: readonly Found[],
  context: Context,
  isWhole: boolean,
): string {
  const { out } = context;
  const last = own.at(-1);
  const when = last ? longDate(last.entry.at) : '';
  const hang = { first: '  ', rest: '    ' };
  const courses = coursesOf(own).filter(({ type }) => type === last?.measure.type);
  const others = coursesOf(own).filter(({ type }) => type !== last?.measure.type);
  const warnings = courses.flatMap((course) => {
    const warning = warningOf(course);
    return warning ? [warningWords(course.score, warning, context.local)] : [];
  });
  const type = others.length === 0 ? '' : last?.measure.type === 't' ? ', T-scores' : ', raw';
  return [
    wrapText(`${refOf(last, out)}${out.color.bold(instrument.name)}${type}, ${when}`, out.width, {
      first: '',
      rest: '  ',
    }),
    ...noteLines(last, out, '  '),
    ...courses.flatMap((course) => rows(course, context)),
    ...(others.length > 0
      ? [`  Apart from these, as ${last?.measure.type === 't' ? 'raw scores' : 'T-scores'}:`]
      : []),
    ...others.flatMap((course) => rows(course, context)),
    ...warnings.map((line) => wrapText(line, out.width, hang)),
    ...(last ? again(instrument, last.at, context) : []).map((line) =>
      wrapText(line, out.width, hang),
    ),
    ...(isWhole ? earlier(own, context) : []),
  ].join('\n');
}

/** The results before the newest, newest first, by the letters that `journal delete` takes. */
function earlier(own: readonly Found[], { out }: Pick<Context, 'out'>): string[] {
  const before = own.slice(0, -1).slice(-EARLIER).reverse();
  if (before.length === 0) return [];
  return [
    '  Before that:',
    ...before.flatMap((found) => [
      wrapText(
        `${refOf(found, out)}${longDate(found.entry.at)}: ${labelledScores(found.measure)}`,
        out.width,
        { first: '  ', rest: '    ' },
      ),
      ...noteLines(found, out, '    '),
    ]),
  ];
}

/** The letters by which a result is named. */
function refOf(found: Found | undefined, { color }: Pick<Out, 'color'>): string {
  return found ? `${color.cyan(found.entry.id.slice(0, SHOWN_LETTERS))}  ` : '';
}

/** What the person said to a result. */
function noteLines(found: Found | undefined, { width }: Pick<Out, 'width'>, first: string) {
  const text = safeText(found?.entry.text ?? '');
  return text === '' ? [] : [wrapText(text, width, { first, rest: first })];
}

/** One score: what it is now, its band, and how it went. */
function rows({ instrument, type, score, values }: Course, { out }: Context): string[] {
  const last = values.at(-1)?.value ?? 0;
  const band = bandOf(score, type, last);
  const of = band ? `, ${band.label} (${band.setBy})` : '';
  const hang = { first: '  ', rest: '    ' };
  const head = `${capital(score.label)} ${valueText(instrument, last)}${of}`;
  const all = values.map(({ value }) => value);
  const lines = [wrapText(head, out.width, hang)];
  if (all.length === 1) return lines;
  const { min, max } = rangeOf(score, type);
  const marks = out.color.cyan(sparkline(all.slice(-SHOWN), [min, max], out));
  const words = `${score.better} is good; the last: ${all.slice(-IN_WORDS).join(', ')}`;
  return [
    ...lines,
    wrapText(out.plain ? words : `${marks}  ${words}`, out.width, { first: '    ' }),
  ];
}

/** What `--json` shows of an instrument's results: a contract. */
function shownJson(instrument: Instrument, own: readonly Found[], { local }: Context): unknown {
  const last = own.at(-1);
  const retest = last && retestOf(instrument, last.at);
  const date = (instant: number) => momentAt(new Date(instant), local).at.slice(0, 10);
  return {
    instrument: instrument.id,
    results: own.map(({ entry, measure: { type, scores } }) => ({
      id: entry.id,
      at: entry.at,
      type,
      note: entry.text === '' ? null : entry.text,
      scores: Object.fromEntries(
        instrument.scores.flatMap((score) => {
          const value = scores[score.id];
          if (value === undefined) return [];
          const band = bandOf(score, type, value);
          const shown = band && { label: band.label, setBy: band.setBy, source: band.source };
          return [[score.id, { value, band: shown ?? null }]];
        }),
      ),
    })),
    warnings: coursesOf(own).flatMap((course) => {
      const warning = warningOf(course);
      if (!warning) return [];
      const since = warning.why === 'fell' ? { since: date(warning.since) } : {};
      return [{ score: course.score.id, type: course.type, ...warning, ...since }];
    }),
    again: retest ? { earliest: date(retest.earliest), usual: date(retest.usual) } : null,
  };
}
