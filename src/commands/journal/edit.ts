import type { Context } from '../../context.js';
import { Cancelled, UsageError } from '../../errors.js';
import type { Content, Entry } from '../../journal/entry.js';
import { guarded } from '../guard/kept.js';
import { guardText } from '../guard/text.js';
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
  const given = message ? messageText(message) : undefined;
  const journal = await context.journal();
  const entry = await journal.find(ref);
  if (Object.keys(options).length === 0) return inEditor(context, entry);
  const { at, zone, tags, mood: had } = entry;
  const about = { at, zone, tags, mood: had, star: false, template: 'free', entry: entry.id };
  const { text, done } =
    given === undefined
      ? { text: undefined, done: () => undefined }
      : await guarded(context, given, about, { before: withVersions(entry) });
  const data = Object.fromEntries(Object.entries(entry.data).filter(([key]) => key !== 'star'));
  const changes: Partial<Content> = {
    ...(text === undefined ? {} : { text }),
    ...(fields.tags ? { tags: fields.tags } : {}),
    ...(mood === '0' ? { mood: null } : fields.mood === undefined ? {} : { mood: fields.mood }),
    ...(fields.moment ?? {}),
    ...(fields.star === undefined ? {} : { data: fields.star ? { ...data, star: true } : data }),
  };
  const saved = await journal.revise(entry, changes);
  done();
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
    const written = await throughEditor(context, drafts, draft, answers.join('\n\n'));
    if (written === '' || written === before) {
      context.out.note(
        written === ''
          ? 'The text was emptied; the entry stays as it was.'
          : 'Nothing was changed.',
      );
      if (written === '')
        context.out.note(`To delete it: selfcare journal delete ${entry.id.slice(0, 6)}`);
    } else {
      const keep = (now: string) => drafts.keep({ ...draft, answers: [now] });
      const text = await guardText(context, written, { before, keep });
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
