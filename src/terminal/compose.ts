import { emitKeypressEvents } from 'node:readline';
import { Cancelled } from '../errors.js';
import { press, insert, type Draft, type Key, type Wish } from './compose-keys.js';
import { closingLines, erase, frameOf, paint, textWidth, type Frame } from './compose-view.js';
import { promptSink, untilCancelled } from './listen.js';
import { promptColor } from './prompts-theme.js';
import type { PromptContext } from './prompts.js';
import { wrapText } from './wrap.js';

/** What {@link Prompts.compose} asks. */
export interface ComposeRequest {
  readonly message: string;
  /** A line of help under the message; how to save and leave is always said. */
  readonly hint?: string;
  /** What stands there already: a draft, a template. */
  readonly initial?: string;
  /** What ending the text does, in a word after its key; `saves` where absent. */
  readonly ends?: string;
  /** Called with the whole text after every change, before anything else happens. */
  onChange(text: string): void;
  /** Whether Ctrl-O may hand the text over to the person's editor. */
  readonly canEdit: boolean;
}

/** What was written, as typed, and whether it should be saved or go on in the editor. */
export interface Composed {
  readonly text: string;
  readonly then: 'save' | 'editor';
}

const PASTE_ON = '\u001b[?2004h';
const PASTE_OFF = '\u001b[?2004l';

/**
 * Several paragraphs, written and edited in the terminal itself: see `compose-keys` for the keys.
 * Afterwards the text stays on the screen as a block of its own.
 *
 * @throws Cancelled on Ctrl-C, after `onChange` has had everything
 */
export function composeDrawn(context: PromptContext, request: ComposeRequest): Promise<Composed> {
  return untilCancelled(context, (signal) => new Session(context, request).run(signal));
}

/** One text being written: the terminal's state and the draft's, until it is finished. */
class Session {
  private readonly context: PromptContext;
  private readonly request: ComposeRequest;
  private draft: Draft;
  private frame: Frame | undefined;
  private top = 0;
  /** What a paste has brought so far; undefined outside of one. */
  private pasted: string | undefined;
  private renderDue = false;
  private ended = false;
  private settle: (end: Composed | Cancelled) => void = () => undefined;

  constructor(context: PromptContext, request: ComposeRequest) {
    this.context = context;
    this.request = request;
    this.draft = insert({ text: '', cursor: 0 }, request.initial ?? '');
  }

  async run(signal: AbortSignal): Promise<Composed> {
    const input = this.context.stdin();
    const key = (_: unknown, pressed: Key) => this.key(pressed);
    const resized = () => this.redraw();
    const continued = () => this.resume();
    const releases = [this.context.onResize(resized), this.context.onContinue(continued)];
    emitKeypressEvents(input);
    input.on('keypress', key);
    try {
      return await new Promise<Composed>((done, fail) => {
        this.settle = (end) => (end instanceof Cancelled ? fail(end) : done(end));
        signal.addEventListener('abort', () => this.wish('cancel'));
        this.openTerminal();
        this.render();
        input.resume();
      });
    } finally {
      input.off('keypress', key);
      for (const release of releases) release();
      this.closeTerminal();
      input.pause();
    }
  }

  private key(pressed: Key): void {
    if (this.ended) return;
    const interrupt = pressed.ctrl === true && pressed.name === 'c';
    if (pressed.name === 'paste-start') this.pasted = '';
    else if (pressed.name === 'paste-end') this.endPaste();
    else if (this.pasted !== undefined && !interrupt) this.pasted += pressed.sequence ?? '';
    else {
      const { draft, wish } = press(this.draft, pressed, textWidth(this.size()));
      this.change(draft);
      if (wish) this.wish(wish);
    }
  }

  private endPaste(): void {
    const pasted = this.pasted ?? '';
    this.pasted = undefined;
    this.change(insert(this.draft, pasted));
  }

  private change(draft: Draft): void {
    const typed = draft.text !== this.draft.text;
    this.draft = draft;
    if (typed) this.request.onChange(draft.text);
    if (this.renderDue) return;
    // Keys that arrive together are drawn together.
    this.renderDue = true;
    queueMicrotask(() => {
      this.renderDue = false;
      if (!this.ended) this.render();
    });
  }

  private wish(wish: Wish): void {
    if (wish === 'redraw') return this.redraw();
    if (wish === 'suspend') return this.suspend();
    if (wish === 'editor' && !this.request.canEdit) return;
    if (this.ended) return;
    this.endPaste();
    this.ended = true;
    this.close(wish);
    const { text } = this.draft;
    this.settle(wish === 'cancel' ? new Cancelled() : { text, then: wish });
  }

  private render(): void {
    const { frame, top } = frameOf(this.draft, this.header(), this.size(), this.top);
    this.write(paint(this.frame, frame));
    this.frame = frame;
    this.top = top;
  }

  private redraw(): void {
    if (this.ended) return;
    const wiped = this.frame ? erase(this.frame, this.size().columns) : '';
    const { frame, top } = frameOf(this.draft, this.header(), this.size(), this.top);
    this.write(wiped + paint(undefined, frame));
    this.frame = frame;
    this.top = top;
  }

  /** Leaves the text as a block, with the cursor below it; nothing where the editor takes over. */
  private close(wish: Wish): void {
    const size = this.size();
    const wiped = this.frame ? erase(this.frame, size.columns) : '';
    const lines =
      wish === 'editor'
        ? []
        : closingLines(this.draft.text, this.wrapped(this.request.message), size);
    this.write(wiped + lines.map((line) => `${line}\r\n`).join(''));
    this.frame = undefined;
  }

  private suspend(): void {
    if (this.context.platform === 'win32') return;
    const below = this.frame ? this.frame.lines.length - this.frame.row : 0;
    this.write('\r\n'.repeat(below));
    this.closeTerminal();
    this.context.suspend();
  }

  /** After Ctrl-Z and `fg` the shell has been at the terminal: everything is set and drawn anew. */
  private resume(): void {
    if (this.ended) return;
    this.context.stdin().setRawMode?.(false);
    this.openTerminal();
    this.frame = undefined;
    this.render();
  }

  private openTerminal(): void {
    this.context.stdin().setRawMode?.(true);
    this.write(PASTE_ON);
  }

  private closeTerminal(): void {
    this.write(PASTE_OFF);
    this.context.stdin().setRawMode?.(false);
  }

  private header(): string[] {
    const { out } = this.context;
    const color = promptColor(this.context);
    const keys = [`Ctrl-D ${this.request.ends ?? 'saves'}`, 'Ctrl-C leaves'];
    if (this.request.canEdit) keys.splice(1, 0, 'Ctrl-O editor');
    const hints = [this.request.hint, keys.join(` ${out.symbols.dot} `)];
    return [
      ...this.wrapped(this.request.message).map((line) => color.bold(line)),
      ...hints.flatMap((hint) => (hint ? this.wrapped(hint) : [])).map((line) => color.dim(line)),
    ];
  }

  private wrapped(text: string): string[] {
    return wrapText(text, this.size().columns - 1).split('\n');
  }

  private size(): { columns: number; rows: number } {
    const { columns, rows } = promptSink(this.context);
    return { columns: columns || 80, rows: rows || 24 };
  }

  private write(text: string): void {
    promptSink(this.context).write(text);
  }
}
