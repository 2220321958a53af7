import type { Context } from '../../context.js';
import { entryJson } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { clockTime, longDate } from '../../terminal/dates.js';

/** `journal delete REF` */
export async function remove(context: Context, ref: string): Promise<void> {
  const { out } = context;
  const journal = await context.journal();
  const entry = await journal.find(ref);
  await journal.remove(entry);
  if (out.json) return out.value(entryJson(entry));
  const id = entry.id.slice(0, SHOWN_LETTERS);
  out.note(`Deleted ${id}, ${longDate(entry.at)} at ${clockTime(entry.at)}.`);
  out.note('`selfcare journal undo` brings it back.');
}

/** `journal undo` */
export async function undo(context: Context): Promise<void> {
  const { out } = context;
  const undone = await (await context.journal()).undo();
  if (out.json)
    return out.value({
      undone: undone.what,
      count: undone.count,
      entries: undone.entries.map(entryJson),
    });
  const what = undone.count === 1 ? '' : ` of ${undone.count.toLocaleString('en-GB')} entries`;
  out.note(`Took back the last ${undone.what}${what}.`);
  for (const entry of undone.entries.slice(0, 1)) {
    const id = entry.id.slice(0, SHOWN_LETTERS);
    out.note(`${id} is as it was, ${longDate(entry.at)} at ${clockTime(entry.at)}.`);
  }
}
