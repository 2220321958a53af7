import type { Context } from '../context.js';

/** A line that tells how far long work has come. */
export interface Progress {
  /** Says that `count` of the whole is done. Cheap enough to be called for each item. */
  tick(count: number): void;
  /** Takes the line away. */
  done(): void;
}

/** Milliseconds between two drawings. */
const PAUSE = 100;

/**
 * A thin line on stderr; nothing where no one watches or nothing should move (not a terminal,
 * `--plain`, `--quiet`, `--json`).
 *
 * @param label what is done, such as `importing`
 * @param total of how many; a mere count is shown where it is not known
 */
export function progress(
  { out, monotonic }: Pick<Context, 'out' | 'monotonic'>,
  label: string,
  total?: number,
): Progress {
  const { stderr, symbols, colorErr } = out;
  if (stderr.isTTY !== true || out.plain || out.quiet || out.json) {
    return { tick: () => undefined, done: () => undefined };
  }
  let due = monotonic() + PAUSE;
  let drawn = false;
  const line = (count: number) => {
    if (!total) return `${label} ${count}`;
    const share = Math.max(0, Math.min(1, count / total));
    const percent = `${Math.floor(share * 100)} %`.padStart(6);
    const cells = Math.min(30, (stderr.columns || 80) - label.length - percent.length - 3);
    if (cells < 5) return `${label}${percent}`;
    const full = Math.round(share * cells);
    const bar =
      colorErr.cyan(symbols.full.repeat(full)) + colorErr.dim(symbols.empty.repeat(cells - full));
    return `${label} ${bar}${percent}`;
  };
  return {
    tick(count) {
      const now = monotonic();
      if (now < due) return;
      due = now + PAUSE;
      drawn = true;
      stderr.write(`\r${line(count)}\u001b[K`);
    },
    done() {
      if (drawn) stderr.write('\r\u001b[K');
      drawn = false;
    },
  };
}
