import type { Context } from '../../context.js';
import { Cancelled, toUserError } from '../../errors.js';
import type { Draft, Drafts } from '../../journal/drafts.js';
import { assemble, dropEmpty, editorText, type Template } from '../../journal/templates.js';
import type { Prompts } from '../../terminal/prompts.js';
import { guardText } from '../guard/text.js';
import { tidyText } from '../options/entry.js';
import { tellSaved } from './saved.js';
import { throughEditor } from './through-editor.js';

/** Writes a draft to its end, keeping every word on the way, and saves it as an entry. */
export class Session {
  private readonly context: Context;
  private readonly drafts: Drafts;
  private readonly template: Template;
  /** Why the disk lacks what was typed last; undefined where it has it. */
  private unkept: unknown;

  constructor(context: Context, drafts: Drafts, template: Template) {
    this.context = context;
    this.drafts = drafts;
    this.template = template;
  }

  /** @param editor whether to write in the person's editor from the start */
  async write(draft: Draft, editor: boolean): Promise<number> {
    const { context, drafts } = this;
    try {
      const written = await (editor ? this.inEditor(draft) : this.inTerminal(draft));
      if (written === '') {
        drafts.discard(draft.id);
        context.out.note('Nothing was written, so nothing was saved.');
        return 0;
      }
      const keep = (now: string) => drafts.keep({ ...draft, template: 'free', answers: [now] });
      await keep(written);
      const text = await guardText(context, written, { keep });
      const { at, zone, tags, star } = draft;
      const mood = draft.mood ?? (await this.askMood());
      const data = star ? { star: true } : {};
      const journal = await context.journal();
      const entry = await journal.add({ at, zone, kind: 'journal', text, tags, mood, data });
      drafts.discard(draft.id);
      tellSaved(context, entry);
      return 0;
    } catch (error) {
      if (error instanceof Cancelled) await this.tellKept(draft.id);
      throw error;
    }
  }

  private async prompts(): Promise<Prompts> {
    const { openPrompts } = await import('../../terminal/prompts.js');
    return openPrompts(this.context);
  }

  /** The text as the editor left it; empty where the template was left as it was. */
  private async inEditor(draft: Draft): Promise<string> {
    const before = editorText(this.template);
    const text = await throughEditor(
      this.context,
      this.drafts,
      { ...draft, template: 'free' },
      before,
    );
    return text === tidyText(before) ? '' : this.withoutEmpty(text);
  }

  /** A text from the editor without the questions that were passed over. */
  private withoutEmpty(text: string): string {
    return tidyText(dropEmpty(this.template, text));
  }

  /**
   * One question after the other; a draft goes on at the question where it was left. Empty where
   * the template's own text was left as it was.
   */
  private async inTerminal(draft: Draft): Promise<string> {
    const { steps } = this.template;
    this.drafts.warm();
    const answers = [...draft.answers];
    const last = Math.max(1, steps.length) - 1;
    for (let index = Math.min(Math.max(0, answers.length - 1), last); index <= last; index++) {
      if (await this.ask(draft, answers, index)) {
        const all = editorText(this.template, answers);
        const free = { ...draft, template: 'free' };
        return this.withoutEmpty(await throughEditor(this.context, this.drafts, free, all));
      }
      if (index < last && answers[index + 1] === undefined) {
        answers[index + 1] = '';
        // Left before a word is typed there, it goes on at the next question all the same.
        if (answers.some((answer) => answer.trim() !== ''))
          await this.drafts.keep({ ...draft, answers: [...answers] }).catch(() => undefined);
      }
    }
    const text = tidyText(assemble(this.template, answers));
    return text === tidyText(this.template.text) ? '' : text;
  }

  /** Asks one question, its answer going into `answers`; returns whether to go on in the editor. */
  private async ask(draft: Draft, answers: string[], index: number): Promise<boolean> {
    const { steps } = this.template;
    const step = steps[index];
    const count = steps.length > 1 ? ` (${index + 1} of ${steps.length})` : '';
    let kept = Promise.resolve();
    let next: Draft | undefined;
    const keep = (text: string) => {
      answers[index] = text;
      const isOnItsWay = next !== undefined;
      next = { ...draft, answers: [...answers] };
      // Encrypting takes a moment: keys that come meanwhile are kept together.
      if (isOnItsWay) return;
      // A full disk must not stop a person from writing on; saving or leaving will say so.
      kept = kept
        .then(() => {
          const now = next ?? draft;
          next = undefined;
          return this.drafts.keep(now);
        })
        .then(
          () => (this.unkept = undefined),
          (error: unknown) => void (this.unkept = error),
        );
    };
    // A crash waits for what is on its way to the disk.
    const release = this.context.onStop(() => kept);
    try {
      const { text, then } = await (
        await this.prompts()
      ).compose({
        message: step ? `${step.heading}${count}` : 'Write as much or as little as you like.',
        ...(step?.hint ? { hint: step.hint } : {}),
        ...(index + 1 < steps.length ? { ends: 'goes on' } : {}),
        initial: answers[index] ?? '',
        onChange: keep,
        canEdit: true,
      });
      keep(text);
      return then === 'editor';
    } finally {
      release();
      await kept;
    }
  }

  private async askMood(): Promise<number | null> {
    if (!(await this.context.settings()).get('journal.mood')) return null;
    const prompts = await this.prompts();
    return (await prompts.scale({ message: 'Mood, 1 low to 5 high', min: 1, max: 5 })) ?? null;
  }

  private async tellKept(id: string): Promise<void> {
    await this.drafts.keepAnew().catch((error: unknown) => void (this.unkept ??= error));
    if (this.unkept !== undefined) {
      const { message } = toUserError(this.unkept);
      this.context.out.warn(
        `what you typed last could not be kept: ${message}`,
        'it still stands above; copy it to a safe place',
      );
      return;
    }
    if (await this.drafts.isKept(id))
      this.context.out.note('Kept as a draft; `selfcare journal` goes on with it.');
    else this.drafts.discard(id);
  }
}
