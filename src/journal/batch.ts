import type { Staged } from '../files/durable.js';
import type { Kind } from './entry.js';
import { encodeRevision, monthsOf, type Revision } from './revision.js';

/** A pack that is written and not yet there. */
export interface StagedPack {
  readonly path: string;
  readonly staged: Staged;
}

/** What a batch needs of the store. */
interface Target {
  /** Hears of what kind each revision is. */
  wrote(kind: Kind): void;
  write(month: string, lines: readonly string[]): Promise<StagedPack>;
  committed(lastSeq: number): void;
}

/** Letters that may wait in memory before they are written. */
const HELD = 1_000_000;

/**
 * Many revisions on their way into packs, a pack a month. They are written on the way, so that a
 * lifetime of entries needs little memory, and get their names all together at the end.
 */
export class Batch {
  private readonly target: Target;
  private readonly months = new Map<string, string[]>();
  private readonly staged: Staged[] = [];
  private held = 0;
  private lastSeq = 0;

  constructor(target: Target) {
    this.target = target;
  }

  /** Adds a revision; throws what writing throws. */
  async add(revision: Revision): Promise<void> {
    this.lastSeq = Math.max(this.lastSeq, revision.seq);
    this.target.wrote(revision.kind);
    const line = encodeRevision(revision);
    for (const month of monthsOf(revision)) {
      const lines = this.months.get(month);
      if (lines) lines.push(line);
      else this.months.set(month, [line]);
      this.held += line.length;
    }
    if (this.held > HELD) await this.flush();
  }

  /** Makes all of it be there. When this resolves, it is on the disk. */
  async commit(): Promise<void> {
    await this.flush();
    for (const staged of this.staged) staged.commit();
    if (this.lastSeq > 0) this.target.committed(this.lastSeq);
  }

  /** Forgets all of it. */
  drop(): void {
    for (const staged of this.staged) staged.drop();
  }

  private async flush(): Promise<void> {
    for (const [month, lines] of this.months) {
      this.staged.push((await this.target.write(month, lines)).staged);
    }
    this.months.clear();
    this.held = 0;
  }
}
