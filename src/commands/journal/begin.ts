import { nearest } from '../../care/nearest.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import type { Draft, Drafts } from '../../journal/drafts.js';
import { momentAt } from '../../journal/moment.js';
import { ownTemplates, TEMPLATES, type Template } from '../../journal/templates.js';
import { openPrompts } from '../../terminal/prompts.js';
import { wrapText } from '../../terminal/wrap.js';
import type { EntryFields } from '../options/entry.js';
import { draftLine, tellDamaged, touchedLine } from './drafts.js';
import { Session } from './session.js';

interface Request {
  readonly fields: EntryFields;
  readonly template: string | undefined;
  readonly editor: boolean;
}

/** Writing at a terminal: an unfinished entry is offered first, then a template is chosen. */
export async function writeHere(
  context: Context,
  { fields, template, editor }: Request,
): Promise<number> {
  const drafts = await context.drafts();
  const known = await allTemplates(context);
  const named = template === undefined ? undefined : templateNamed(template, known);
  const free = templateNamed('free', known);
  if (!editor && !named) {
    const begun = await offerDraft(context, drafts);
    if (begun) {
      const { template: used, draft } = resumed(begun, known, free);
      return new Session(context, drafts, used).write(draft, false);
    }
  }
  const chosen = named ?? (editor ? free : await chooseTemplate(context, known));
  const { at, zone } = fields.moment ?? momentAt(context.now(), context.local);
  const { tags = [], mood = null, star = false } = fields;
  const about = { id: drafts.newId(), at, zone, tags, mood, star };
  const draft = { ...about, template: chosen.name, answers: [chosen.text] };
  return new Session(context, drafts, chosen).write(draft, editor);
}

/** The person's own templates, which win over those of the same name, and the built-in ones. */
export async function allTemplates(context: Pick<Context, 'home'>): Promise<Template[]> {
  const own = ownTemplates(await context.home());
  return [...TEMPLATES.filter(({ name }) => !own.some((each) => each.name === name)), ...own];
}

/** @throws UsageError where there is none of that name */
export function templateNamed(name: string, known: readonly Template[]): Template {
  const template = known.find((each) => each.name === name);
  if (template) return template;
  const names = known.map((each) => each.name);
  const near = nearest(name, names);
  const hint = near ? `did you mean ${near}?` : `there are: ${names.join(', ')}`;
  throw new UsageError('there is no such template', hint);
}

/** A draft with its template; where that has gone or lost questions, a page with all the answers. */
function resumed(
  draft: Draft,
  known: readonly Template[],
  free: Template,
): { template: Template; draft: Draft } {
  const template = known.find(({ name }) => name === draft.template);
  const { answers } = draft;
  if (template && answers.length <= Math.max(1, template.steps.length)) return { template, draft };
  const text = answers.filter((answer) => answer.trim() !== '').join('\n\n');
  return { template: free, draft: { ...draft, template: free.name, answers: [text] } };
}

/** The draft to go on with; undefined for a fresh start. */
async function offerDraft(context: Context, drafts: Drafts): Promise<Draft | undefined> {
  const [last] = drafts.waiting('entry');
  if (!last || context.flags.yes) return undefined;
  // A locked vault tells only when it was: to go on is what the passphrase is for.
  const open = last.isSealed ? undefined : await openDrafts(drafts);
  tellDamaged(context, drafts);
  const newest = open ? open[0] : last;
  if (!newest) return undefined;
  const others = (open ?? drafts.waiting('entry')).length - 1;
  const what = open?.[0] ? draftLine(open[0]) : touchedLine(last, context.local);
  const more =
    others > 0
      ? ` There ${others === 1 ? 'is 1 more' : `are ${others} more`}: selfcare journal drafts.`
      : '';
  const prompts = await openPrompts(context);
  const choice = await prompts.select({
    message: wrapText(`You have an unfinished entry: ${what}.${more}`, context.out.width - 3),
    choices: [
      { value: 'go-on', name: open ? 'Go on with it' : 'Go on with it, with your passphrase' },
      { value: 'later', name: 'Leave it for later, write something new' },
      { value: 'discard', name: 'Throw it away, write something new' },
    ],
  });
  if (choice === 'discard') drafts.discard(newest.id);
  if (choice !== 'go-on') return undefined;
  const [found] = open ?? (await openDrafts(drafts));
  if (!found) context.out.note('It is being written elsewhere, or cannot be read.');
  return found;
}

/** The drafts of new entries that nobody is writing at this moment. */
async function openDrafts(drafts: Drafts): Promise<Draft[]> {
  return (await drafts.list()).filter(({ entry, busy }) => entry === undefined && !busy);
}

async function chooseTemplate(context: Context, known: readonly Template[]): Promise<Template> {
  const preset = (await context.settings()).get('journal.template');
  if (preset !== 'ask') return templateNamed(preset, known);
  const prompts = await openPrompts(context);
  const choices = known.map((value) => ({ value, name: value.title, description: value.summary }));
  return prompts.select({ message: 'How would you like to write?', choices });
}
