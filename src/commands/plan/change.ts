import { cadenceWords } from '../../care/commitments/cadence.js';
import { readPlan } from '../../care/commitments/commitment.js';
import { dateOfDay } from '../../care/wall.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { entryJson, type Content, type Entry } from '../../journal/entry.js';
import { readSince } from '../options/often.js';
import { readTitle } from '../options/title.js';
import { settling, tellSettled } from '../options/versions.js';
import { readTyped, type AddOptions } from './add.js';
import { planNamed, readPlans } from './read.js';
import { titleOf } from './words.js';

const UNDO = '`selfcare journal undo` brings it back.';

/** `plan edit REF` */
export async function edit(
  context: Context,
  ref: string,
  { title, since, ...rest }: AddOptions & { title?: string },
): Promise<void> {
  const { out } = context;
  const typed = readTyped(rest);
  const given = {
    ...typed,
    ...(since !== undefined && { since: await readSince(since, context) }),
  };
  if (title === undefined && Object.keys(given).length === 0) {
    throw new UsageError('what is to change?', 'give --title, --domain, --every or --since');
  }
  const plans = await readPlans(context);
  const entry = plans.entryOf(planNamed(plans, ref, { ended: true }));
  const changes: Partial<Content> = {
    data: { ...entry.data, ...given },
    ...(title !== undefined && {
      text: await readTitle(context, title, 'selfcare plan edit swim --title "Swim outdoors"'),
    }),
  };
  const saved = await (await context.journal()).revise(entry, settling(entry, changes));
  if (out.json) return out.value(entryJson(saved));
  if (saved.rev === entry.rev) return out.note('Nothing was changed: it said that already.');
  const dayStart = (await context.settings()).get('day.start');
  const [now] = readPlan([saved], dayStart).commitments;
  if (!now) return;
  const { cadence, domain } = now;
  out.note(`Changed: ${titleOf({ commitment: now })}, ${cadenceWords(cadence)}, ${domain}.`);
  tellSettled(context, entry);
}

/** `plan end REF`: it runs no longer; what was done stays. */
export async function end(context: Context, ref: string): Promise<void> {
  const plans = await readPlans(context);
  const commitment = planNamed(plans, ref);
  const entry = plans.entryOf(commitment);
  const data = { ...entry.data, ended: dateOfDay(plans.today) };
  const saved = await (await context.journal()).revise(entry, { data });
  tell(context, saved, `${titleOf({ commitment })} has ended. ${UNDO}`);
}

/** `plan remove REF` */
export async function remove(context: Context, ref: string): Promise<void> {
  const plans = await readPlans(context);
  const commitment = planNamed(plans, ref, { ended: true });
  const entry = plans.entryOf(commitment);
  await (await context.journal()).remove(entry);
  tell(context, entry, `${titleOf({ commitment })} is gone. ${UNDO}`);
}

function tell({ out }: Context, entry: Entry, line: string): void {
  if (out.json) out.value(entryJson(entry));
  else out.note(line);
}
