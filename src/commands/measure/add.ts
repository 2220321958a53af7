import { measureIn, pointsToHelp, rangeOf, type ScoreType } from '../../care/measures/measure.js';
import type { Instrument } from '../../care/measures/instruments.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { entryJson } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { momentAt } from '../../journal/moment.js';
import { openPrompts } from '../../terminal/prompts.js';
import { wrapText } from '../../terminal/wrap.js';
import { CRISIS_LINE } from '../crisis/people.js';
import { guardText } from '../guard/text.js';
import { readEntryFields } from '../options/entry.js';
import { introduced } from '../options/introduced.js';
import { canReadQuietly } from '../options/readable.js';
import { readNote } from '../options/note.js';
import { readInstrument, readScore, readScores, readType, type AddOptions } from './flags.js';
import { courseNotes } from './notes.js';
import { bandWords, capital, CHECK_FORM, scoreText } from './words.js';

/** `measure add INSTRUMENT`: saves first; then what it says, and what older results add to that. */
export async function add(
  context: Context,
  typed: string | undefined,
  options: AddOptions,
): Promise<void> {
  const { out } = context;
  const instrument = readInstrument(typed);
  const type = readType(instrument, options);
  const given = readScores(instrument, type, options);
  const note = options.note === undefined ? '' : readNote(options.note);
  const { at } = options;
  const { moment } = await readEntryFields(at === undefined ? {} : { at }, context);
  await introduced(context);
  const scores = Object.keys(given).length > 0 ? given : await ask(context, instrument, type);
  if (Object.keys(scores).length === 0) {
    return out.note('Nothing was answered, so nothing is saved.');
  }
  const text = note === '' ? '' : await guardText(context, note, { quietly: true });
  const entry = await (
    await context.journal()
  ).add({
    ...(moment ?? momentAt(context.now(), context.local)),
    kind: 'measure',
    text,
    data: { instrument: instrument.id, scores, ...(type === 't' ? { type } : {}) },
  });
  if (out.json) out.value(entryJson(entry));
  const measure = measureIn(entry.data);
  if (!out.json && measure) {
    const ref = out.colorErr.cyan(entry.id.slice(0, SHOWN_LETTERS));
    out.note(`Saved as ${ref}: ${instrument.name}, ${scoreText(measure)}.`);
    const bands = bandWords(measure);
    for (const line of bands) out.note(line);
    if (bands.length > 0) out.note(CHECK_FORM);
    if (await canReadQuietly(context)) {
      for (const line of await courseNotes(context, entry, instrument)) out.note(line);
    }
  }
  if (measure && pointsToHelp(measure)) out.note(CRISIS_LINE);
}

/** Asks for each score; any can be passed over. */
async function ask(
  context: Context,
  instrument: Instrument,
  type: ScoreType,
): Promise<Record<string, number>> {
  const { name, scores } = instrument;
  if (!context.interactive && !context.flags.yes) {
    const flags = scores.map(({ id }) => `--${id}`);
    throw new UsageError(`the scores of ${name} are missing`, `give them with ${flags.join(', ')}`);
  }
  const prompts = await openPrompts(context);
  const found: Record<string, number> = {};
  for (const score of scores) {
    const { min, max } = rangeOf(score, type);
    const question = `${capital(score.label)}, ${min} to ${max}, Enter skips:`;
    const answer = await prompts.input({
      message: wrapText(question, context.out.width - 8),
      validate: (text) => {
        const read = text.trim() === '' ? 0 : readScore(score, type, text);
        return typeof read === 'string' ? `It must be ${read}.` : true;
      },
    });
    if (answer.trim() === '') continue;
    const value = readScore(score, type, answer);
    if (typeof value === 'number') found[score.id] = value;
  }
  return found;
}
