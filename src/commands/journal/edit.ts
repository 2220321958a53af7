import type { Context } from '../../context.js';
import { Cancelled, UsageError } from '../../errors.js';
import type { Content, Entry } from '../../journal/entry.js';
import { messageText, readEntryFields, type EntryOptions } from '../options/entry.js';
import { tellSaved } from './saved.js';
import { throughEditor } from './through-editor.js';

/** `journal edit REF`: by flags, or in the person's editor. */
export async function edit(context: Context, ref: string, options: EntryOptions): Promise<void> {
  const { message, mood, ...rest } = options;
  const fields = await readEntryFields(
    mood === '0' ? rest : { ...rest, ...(mood === undefined ? {} : { mood }) },
    context,
  );
  const text = message ? messageText(message) : undefined;
  const journal = await context.journal();
  const entry = await journal.find(ref);
  if (Object.keys(options).length === 0) return inEditor(context, entry);
  const data = Object.fromEntries(Object.entries(entry.data).filter(([key]) => key !== 'star'));
  const changes: Partial<Content> = {
    ...(text === undefined ? {} : { text }),
    ...(fields.tags ? { tags: fields.tags } : {}),
    ...(mood === '0' ? { mood: null } : fields.mood === undefined ? {} : { mood: fields.mood }),
    ...(fields.moment ?? {}),
    ...(fields.star === undefined ? {} : { data: fields.star ? { ...data, star: true } : data }),
  };
  const saved = await journal.revise(entry, changes);
  if (saved.rev === entry.rev && !context.out.json) {
    return context.out.note('Nothing was changed: it said that already.');
  }
  tellSaved(context, saved, 'Changed; saved');
  if (text !== undefined && entry.siblings && !context.out.json) {
    context.out.note('It replaced both versions; `selfcare journal undo` brings them back.');
  }
}

async function inEditor(context: Context, entry: Entry): Promise<void> {
  if (!context.interactive) {
    throw new UsageError('there is no terminal to edit in', 'use -m "the new text"');
  }
  const drafts = await context.drafts();
  const { at, zone, tags, mood } = entry;
  const before = withVersions(entry);
  const begun = (await drafts.list()).find(({ entry: of, busy }) => of === entry.id && !busy);
  if (begun) context.out.note('Going on with the edit that was left unfinished.');
  const { id, answers } = begun ?? { id: drafts.newId(), answers: [before] };
  try {
    const about = { id, at, zone, tags, mood, star: false, entry: entry.id };
    const draft = { ...about, template: 'free', answers };
    const text = await throughEditor(context, drafts, draft, answers.join('\n\n'));
    if (text === '' || text === before) {
      context.out.note(
        text === '' ? 'The text was emptied; the entry stays as it was.' : 'Nothing was changed.',
      );
      if (text === '')
        context.out.note(`To delete it: selfcare journal delete ${entry.id.slice(0, 6)}`);
    } else {
      tellSaved(context, await (await context.journal()).revise(entry, { text }), 'Changed; saved');
    }
    drafts.discard(id);
  } catch (error) {
    if (error instanceof Cancelled)
      context.out.note('Your text is kept: see `selfcare journal drafts`.');
    throw error;
  }
}

/** All versions of an entry that was edited in two places, for one text to be made of them. */
function withVersions({ text, siblings = [] }: Entry): string {
  return [text, ...siblings.map((each) => `---\n\n${each.text}`)].join('\n\n');
}
