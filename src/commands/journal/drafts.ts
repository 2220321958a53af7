import type { Context } from '../../context.js';
import { UserError, UsageError } from '../../errors.js';
import type { Draft, Drafts, Waiting } from '../../journal/drafts.js';
import { momentAt } from '../../journal/moment.js';
import { clockTime, longDate } from '../../terminal/dates.js';
import { showText } from '../../terminal/markdown.js';
import { page } from '../../terminal/page.js';

/** `journal drafts [REF] [--discard]` */
export async function drafts(
  context: Context,
  ref: string | undefined,
  options: { discard?: boolean },
): Promise<void> {
  const { out } = context;
  const kept = await context.drafts();
  if (options.discard && ref !== undefined && kept.isLocked) return discard(context, kept, ref);
  const all = await kept.list();
  tellDamaged(context, kept);
  if (ref === undefined) {
    if (options.discard)
      throw new UsageError(
        '--discard needs to know which draft',
        'name it: selfcare journal drafts REF --discard',
      );
    if (out.json) return out.value(all.map(shape));
    if (all.length === 0)
      return out.note('No drafts. What you type is kept here until it is saved.');
    for (const draft of all) out.data(`${out.color.cyan(draft.id)}  ${draftLine(draft)}`);
    // An edit is gone on with by editing its entry again, with its text at hand.
    const next = all.find(({ entry }) => entry === undefined);
    if (next) out.note(`\n\`selfcare journal\` goes on with ${next.id}.`);
    return;
  }
  const draft = named(all, ref);
  if (options.discard) return throwAway(context, kept, draft.id);
  if (out.json) return out.value(shape(draft));
  const style = { width: out.width, color: out.color, symbols: out.symbols };
  await page(showText(draftText(draft), style), context);
}

/** Names the drafts that cannot be read: whoever misses one should know that it is there. */
export function tellDamaged({ out }: Pick<Context, 'out'>, { damaged }: Drafts): void {
  for (const name of damaged) {
    out.warn(`drafts/${name} cannot be read, and is left as it is`, 'the other drafts are whole');
  }
}

/** The one whose id begins so. */
function named<T extends { readonly id: string }>(all: readonly T[], ref: string): T {
  const found = all.filter(({ id }) => ref.length >= 3 && id.startsWith(ref.toLowerCase()));
  const [draft] = found;
  if (draft && found.length === 1) return draft;
  throw new UserError(
    draft ? 'more than one draft begins so' : 'there is no such draft',
    'see `selfcare journal drafts`',
  );
}

/** What a draft says need not be read to throw it away. */
function discard(context: Context, kept: Drafts, ref: string): void {
  const all = [...kept.waiting('entry'), ...kept.waiting('edit')];
  throwAway(context, kept, named(all, ref).id);
}

function throwAway({ out }: Context, kept: Drafts, id: string): void {
  kept.discard(id);
  if (out.json) return out.value({ discarded: id });
  out.note(`Threw away the draft ${id}.`);
}

/** A draft of which only the time is known. */
export function touchedLine({ touched }: Waiting, local: Context['local']): string {
  const { at } = momentAt(new Date(touched), local);
  return `${longDate(at)} at ${clockTime(at)}`;
}

/** A draft in a few words that tell nothing of what is in it. */
export function draftLine(draft: Draft): string {
  const words = draftText(draft).split(/\s+/).filter(Boolean).length;
  const edit = draft.entry === undefined ? '' : `, an edit of ${draft.entry.slice(0, 6)}`;
  return `${longDate(draft.at)} at ${clockTime(draft.at)}, ${words} ${words === 1 ? 'word' : 'words'}${edit}`;
}

function draftText(draft: Draft): string {
  return draft.answers.filter((answer) => answer.trim() !== '').join('\n\n');
}

function shape(draft: Draft): object {
  const { id, at, zone, template, tags, mood, entry = null } = draft;
  return { id, at, zone, template, text: draftText(draft), tags, mood, entry };
}
