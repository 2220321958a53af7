import type { Context } from '../../context.js';
import { entryJson, type Entry } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { clockTime, longDate } from '../../terminal/dates.js';

/** What a command says once an entry is on the disk. */
export function tellSaved({ out }: Pick<Context, 'out'>, entry: Entry, verb = 'Saved'): void {
  if (out.json) return out.value(entryJson(entry));
  const ref = out.colorErr.cyan(entry.id.slice(0, SHOWN_LETTERS));
  out.note(`${verb} as ${ref}, ${longDate(entry.at)} at ${clockTime(entry.at)}.`);
}
