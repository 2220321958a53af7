import { measureIn, pointsToHelp } from '../../care/measures/measure.js';
import type { Context } from '../../context.js';
import { entryJson } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { momentAt } from '../../journal/moment.js';
import { notCompared } from '../checkin/tell.js';
import { CRISIS_LINE } from '../crisis/people.js';
import { guardText } from '../guard/text.js';
import { readEntryFields } from '../options/entry.js';
import { introduced } from '../options/introduced.js';
import { canReadQuietly } from '../options/readable.js';
import { readNote } from '../options/note.js';
import { refuseAhead } from '../options/ahead.js';
import { askScores, chooseInstrument } from './ask.js';
import { readInstrument, readScores, readType, type AddOptions } from './flags.js';
import { courseNotes } from './notes.js';
import { bandWords, CHECK_FORM, scoreText } from './words.js';

/** `measure add INSTRUMENT`: saves first; then what it says, and what older results add to that. */
export async function add(
  context: Context,
  typed: string | undefined,
  options: AddOptions,
): Promise<void> {
  const { out } = context;
  const chooses = typed === undefined && context.interactive && !context.flags.yes;
  const instrument = chooses ? await chooseInstrument(context) : readInstrument(typed);
  const type = readType(instrument, options);
  const given = readScores(instrument, type, options);
  const note = options.note === undefined ? '' : readNote(options.note);
  const { at } = options;
  const { moment } = await readEntryFields(at === undefined ? {} : { at }, context);
  refuseAhead(moment, context);
  await introduced(context);
  const isGiven = Object.keys(given).length > 0;
  const asked = isGiven ? undefined : await askScores(context, instrument, type, moment);
  const scores = asked?.scores ?? given;
  if (Object.keys(scores).length === 0) {
    return out.note('Nothing was answered, so nothing is saved.');
  }
  const text = note === '' ? '' : await guardText(context, note, { quietly: true });
  const entry = await (
    await context.journal()
  ).add({
    ...(asked?.moment ?? moment ?? momentAt(context.now(), context.local)),
    kind: 'measure',
    text,
    data: { instrument: instrument.id, scores, ...(type === 't' ? { type } : {}) },
  });
  asked?.done();
  if (out.json) out.value(entryJson(entry));
  const measure = measureIn(entry.data);
  if (!out.json && measure) {
    const ref = out.colorErr.cyan(entry.id.slice(0, SHOWN_LETTERS));
    out.note(`Saved as ${ref}: ${instrument.name}, ${scoreText(measure)}.`);
    const bands = bandWords(measure);
    for (const line of bands) out.note(line);
    if (bands.length > 0) out.note(CHECK_FORM);
    const isReadable = await canReadQuietly(context);
    const notes = isReadable
      ? await courseNotes(context, entry, instrument)
      : [notCompared('selfcare measure show')];
    for (const line of notes) out.note(line);
  }
  if (measure && pointsToHelp(measure)) out.note(CRISIS_LINE);
}
