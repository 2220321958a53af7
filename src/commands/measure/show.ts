import { coursesOf, retestOf, warningOf, type Course } from '../../care/measures/course.js';
import { INSTRUMENTS, type Instrument } from '../../care/measures/instruments.js';
import { bandOf, pointsToHelp, rangeOf } from '../../care/measures/measure.js';
import type { Context } from '../../context.js';
import { momentAt } from '../../journal/moment.js';
import { longDate } from '../../terminal/dates.js';
import { page } from '../../terminal/page.js';
import { wrapText } from '../../terminal/wrap.js';
import { sparkline } from '../checkin/spark.js';
import { CRISIS_LINE } from '../crisis/people.js';
import { readInstrument } from './flags.js';
import { again } from './notes.js';
import { readResults, type Found } from './read.js';
import { capital, CHECK_FORM, valueText, warningWords } from './words.js';

/** Results that are shown as a row of marks, and in words. */
const SHOWN = 24;
const IN_WORDS = 5;

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
  const blocks = ofEach.map(({ instrument, own }) => block(instrument, own, context));
  const hasBands = ofEach.some(({ instrument }) => instrument.scores.some(({ bands }) => bands));
  const end = hasBands ? `\n\n${wrapText(CHECK_FORM, out.width)}` : '';
  await page(`${blocks.join('\n\n')}${end}`, context);
  if (ofEach.some(({ own }) => own.slice(-1).some(({ measure }) => pointsToHelp(measure)))) {
    out.note(CRISIS_LINE);
  }
}

function block(instrument: Instrument, own: readonly Found[], context: Context): string {
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
    wrapText(`${out.color.bold(instrument.name)}${type}, ${when}`, out.width, {
      first: '',
      rest: '  ',
    }),
    ...courses.flatMap((course) => rows(course, context)),
    ...(others.length > 0
      ? [`  Apart from these, as ${last?.measure.type === 't' ? 'raw scores' : 'T-scores'}:`]
      : []),
    ...others.flatMap((course) => rows(course, context)),
    ...warnings.map((line) => wrapText(line, out.width, hang)),
    ...(last ? again(instrument, last.at, context) : []).map((line) =>
      wrapText(line, out.width, hang),
    ),
  ].join('\n');
}

/** One score: what it is now, its band, and how it went. */
function rows({ instrument, type, score, values }: Course, { out }: Context): string[] {
  const last = values.at(-1)?.value ?? 0;
  const band = bandOf(score, type, last);
  const of = band ? `, ${band.label} (${band.setBy})` : '';
  const hang = { first: '  ', rest: '    ' };
  const head = `${capital(score.label)} ${valueText(instrument.id, last)}${of}`;
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
