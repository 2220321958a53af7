import { isActive, isAhead, type PlanCommitment } from '../../care/commitments/commitment.js';
import { dayLived } from '../../care/commitments/periods.js';
import { aheadWords, beforeWords } from '../../care/commitments/words.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { entryJson } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { momentAt } from '../../journal/moment.js';
import { guarded } from '../guard/kept.js';
import { readEntryFields, tidyText } from '../options/entry.js';
import { planNamed, readPlans, standingOf, type Plans } from './read.js';
import { progress, titleOf } from './words.js';

export interface DoneOptions {
  readonly note?: string;
  readonly at?: string;
}

/** `plan done [REF]` */
export async function done(
  context: Context,
  ref: string | undefined,
  { note = '', at }: DoneOptions,
): Promise<void> {
  const { out } = context;
  const fields = await readEntryFields(at === undefined ? {} : { at }, context);
  const moment = fields.moment ?? momentAt(context.now(), context.local);
  const plans = await readPlans(context);
  const commitment = await meant(context, plans, ref);
  if (!commitment) return out.note('Nothing was saved.');
  const about = { ...moment, template: 'free', tags: [], mood: null, star: false };
  const { text, done: saved } =
    note.trim() === ''
      ? { text: '', done: () => undefined }
      : await guarded(context, tidyText(note), about);
  const data = { record: 'done', of: commitment.id };
  const entry = await (await context.journal()).add({ ...moment, kind: 'plan', text, data });
  saved();
  if (out.json) return out.value(entryJson(entry));
  const dayStart = (await context.settings()).get('day.start');
  const day = dayLived(entry.at, dayStart);
  if (isAhead(entry, { now: context.now().getTime(), zone: context.local, dayStart })) {
    return out.note(`${titleOf({ commitment })}: saved. ${aheadWords(day, plans.today)}`);
  }
  const record = { id: entry.id, of: commitment.id, day, note: text };
  const standing = standingOf(commitment, { ...plans, done: [...plans.done, record] });
  out.note(`${titleOf(standing)}: ${progress(standing, plans.today)}.`);
  const edit = `selfcare plan edit ${commitment.id.slice(0, SHOWN_LETTERS)}`;
  const before = beforeWords(commitment, day, plans.today, edit);
  if (before) out.note(before);
}

async function meant(
  context: Context,
  plans: Plans,
  ref: string | undefined,
): Promise<PlanCommitment | undefined> {
  if (ref !== undefined) return planNamed(plans, ref);
  const running = plans.commitments.filter((each) => isActive(each, plans.today));
  const [only] = running;
  if (!only && plans.commitments.length > 0) {
    throw new UsageError('nothing of your plan runs now', '`selfcare plan show --all` shows it');
  }
  if (!only) {
    throw new UsageError(
      'nothing is planned yet',
      'for example: selfcare plan add "Swim" --domain physical --every 2/week',
    );
  }
  if (running.length === 1) return only;
  if (context.interactive && !context.flags.yes) {
    return (await import('./ask.js')).askWhich(context, plans);
  }
  throw new UsageError(
    'which one?',
    'name it: selfcare plan done swim; `selfcare plan` lists them',
  );
}
