import { Cancelled } from '../errors.js';
import type { Source } from '../context.js';

const LEAVES = /[\u0003\u0004]/;

/**
 * Keeps a terminal from showing what is typed between hidden questions: while a passphrase is being
 * checked somebody may type the next one.
 */
export class Hush {
  private readonly input: Source;
  private readonly own: Source['setRawMode'];
  private ahead = '';
  private isHeld = false;
  private readonly listen = (chunk: string | Uint8Array): void => {
    this.ahead += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
  };

  constructor(input: Source) {
    this.input = input;
    this.own = input.setRawMode?.bind(input);
    // Each question would let the terminal show keys again when it is answered.
    if (this.own) input.setRawMode = (raw: boolean) => (raw ? this.own?.(true) : input);
  }

  /** From here on nobody asks. */
  between(): void {
    if (!this.own || this.isHeld) return;
    this.isHeld = true;
    this.own(true);
    this.input.on('data', this.listen);
    this.input.resume();
  }

  /**
   * From here on a question is asked.
   *
   * @param answers what came meanwhile is its answer, or the beginning of one; else it is dropped
   * @throws Cancelled where the person pressed Ctrl-C meanwhile
   */
  async question(answers: boolean): Promise<void> {
    await this.stop();
    const { ahead } = this;
    this.ahead = '';
    if (LEAVES.test(ahead)) throw new Cancelled();
    if (answers && ahead !== '') this.input.unshift(Buffer.from(ahead));
  }

  /**
   * Gives the terminal back. What nobody asked for is dropped, and never shown.
   *
   * @throws Cancelled as {@link question}
   */
  async end(): Promise<void> {
    if (!this.own) return;
    await this.stop();
    delete this.input.setRawMode;
    this.own(false);
    if (LEAVES.test(this.ahead)) throw new Cancelled();
  }

  private async stop(): Promise<void> {
    if (!this.isHeld) return;
    // Checking may have kept the process from hearing what has come already.
    await new Promise(setImmediate);
    this.isHeld = false;
    this.input.off('data', this.listen);
    this.input.pause();
  }
}
