import type { Context } from '../../context.js';
import { entryJson, type Entry } from '../../journal/entry.js';
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
  out.note(`Deleted ${id}, ${thingOf(entry)} of ${longDate(entry.at)} at ${clockTime(entry.at)}.`);
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
      kind: undone.taken.kind,
      entries: undone.entries.map(entryJson),
    });
  const { what, count, taken } = undone;
  if (what === 'import') {
    const many = count === 1 ? '' : ` of ${count.toLocaleString('en-GB')} entries`;
    return out.note(`Took back the last import${many}.`);
  }
  // An edit may have moved it.
  const now = undone.entries[0] ?? taken;
  const named = `${thingOf(taken)} of ${longDate(now.at)} at ${clockTime(now.at)}`;
  if (what === 'write') {
    out.note(`Took back the last thing recorded: ${named}.`);
    return tellLoops(out, taken);
  }
  const id = taken.id.slice(0, SHOWN_LETTERS);
  out.note(`Took back the last ${what}: ${id}, ${named}, is as it was.`);
}

/** The loops that a close parked are entries of their own, and may have been there before it. */
function tellLoops(out: Context['out'], { data: { event, loops } }: Entry): void {
  if (event !== 'close' || typeof loops !== 'number' || loops === 0) return;
  const stays = loops === 1 ? 'loop stays' : 'loops stay';
  out.note(`Its ${loops} open ${stays}: \`selfcare boundary loops\` shows what is open.`);
}

/** What an entry is, without a word of what it says. */
function thingOf({ kind, data }: Entry): string {
  const event = `${kind} ${String(data['event'] ?? data['record'])}`;
  const named = [event, kind].find((name) => Object.hasOwn(THINGS, name));
  return (named === undefined ? undefined : THINGS[named]) ?? 'an entry';
}

const THINGS: Readonly<Record<string, string>> = {
  journal: 'a journal entry',
  breath: 'a breath',
  practice: 'a practice',
  checkin: 'a check-in',
  measure: 'a result of an instrument',
  load: 'sessions held',
  learning: 'something of `selfcare learn`',
  delegation: 'a task to hand off',
  'workday open': 'the start of a workday',
  'workday close': 'the close of a workday',
  'workday loop': 'a loop',
  'workday snooze': 'a put-off finish',
  'plan commitment': 'a plan',
  'plan done': 'something done for a plan',
  'support commitment': 'one of your support net',
  'support session': 'a session of your support net',
};
