import { after, before, lineEnd, lineStart, snap, wordAfter, wordBefore } from './compose-text.js';
import { layOut, offsetAt, placeOf } from './compose-layout.js';
import { safeText } from './safe.js';

/** A key press, as Node's readline decodes it. */
export interface Key {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
  readonly meta?: boolean | undefined;
}

/** What is being written. */
export interface Draft {
  readonly text: string;
  /** Offset in UTF-16 units, always between two characters. */
  readonly cursor: number;
  /** The column that moving up and down aims for. */
  readonly goal?: number | undefined;
  /** What was cut last, for Ctrl-Y. */
  readonly cut?: string | undefined;
  /** Whether Esc was the last key: Enter then saves. */
  readonly escaped?: boolean | undefined;
}

/** What a key asks for beside a change of the draft. */
export type Wish = 'save' | 'editor' | 'cancel' | 'suspend' | 'redraw';

export interface Step {
  readonly draft: Draft;
  readonly wish?: Wish;
}

const WISHES: Readonly<Record<string, Wish>> = {
  'ctrl+c': 'cancel',
  'ctrl+d': 'save',
  'ctrl+o': 'editor',
  'ctrl+z': 'suspend',
  'ctrl+l': 'redraw',
  'meta+return': 'save',
  'meta+enter': 'save',
};

type Motion = (text: string, cursor: number) => number;

const MOTIONS: Readonly<Record<string, Motion>> = {
  left: before,
  'ctrl+b': before,
  right: after,
  'ctrl+f': after,
  home: lineStart,
  'ctrl+a': lineStart,
  end: lineEnd,
  'ctrl+e': lineEnd,
  'ctrl+left': wordBefore,
  'meta+left': wordBefore,
  'meta+b': wordBefore,
  'ctrl+right': wordAfter,
  'meta+right': wordAfter,
  'meta+f': wordAfter,
  'ctrl+home': () => 0,
  'ctrl+end': (text) => text.length,
};

/** Keys that take out everything between the cursor and where the motion ends. */
const CUTS: Readonly<Record<string, Motion>> = {
  'ctrl+w': blankBefore,
  'meta+backspace': wordBefore,
  'meta+d': wordAfter,
  'meta+delete': wordAfter,
  'ctrl+delete': wordAfter,
  'ctrl+u': lineStart,
  'ctrl+k': (text, cursor) => {
    const end = lineEnd(text, cursor);
    return end === cursor ? after(text, cursor) : end;
  },
};

const ERASERS: Readonly<Record<string, Motion>> = {
  backspace: before,
  'ctrl+h': before,
  delete: after,
};

/** Rows that each key moves by. */
const ROWS: Readonly<Record<string, number>> = {
  up: -1,
  'ctrl+p': -1,
  down: 1,
  'ctrl+n': 1,
  pageup: -10,
  pagedown: 10,
};

/** The draft after one key at `width` columns. Pure. */
export function press(draft: Draft, key: Key, width: number): Step {
  const id = `${key.ctrl ? 'ctrl+' : ''}${key.meta ? 'meta+' : ''}${key.name ?? ''}`;
  if (key.name === 'escape') return { draft: { ...draft, escaped: true } };
  const { text, cursor } = draft;
  const wish = WISHES[id];
  if (wish) return { draft, wish };
  if (id === 'return' || id === 'enter') return enter(draft);
  const motion = MOTIONS[id];
  if (motion) return { draft: moved(draft, motion(text, cursor)) };
  const rows = ROWS[id];
  if (rows !== undefined) return { draft: movedRows(draft, rows, width) };
  const cut = CUTS[id];
  if (cut) {
    const other = cut(text, cursor);
    const taken = text.slice(Math.min(cursor, other), Math.max(cursor, other));
    return { draft: { ...without(draft, other), cut: taken || draft.cut } };
  }
  const erase = ERASERS[id];
  if (erase) return { draft: without(draft, erase(text, cursor)) };
  if (id === 'ctrl+y') return { draft: insert(draft, draft.cut ?? '') };
  const typed = key.sequence ?? '';
  if (key.ctrl || key.meta || typed.startsWith('\u001b')) return { draft: moved(draft, cursor) };
  return { draft: insert(draft, typed) };
}

/** Puts text in at the cursor: typed, pasted, or what stands there at the start. */
export function insert(draft: Draft, raw: string): Draft {
  const added = safeText(raw);
  const text = draft.text.slice(0, draft.cursor) + added + draft.text.slice(draft.cursor);
  return { text, cursor: snap(text, draft.cursor + added.length), cut: draft.cut };
}

function enter(draft: Draft): Step {
  const { text, cursor } = draft;
  if (draft.escaped) return { draft: moved(draft, cursor), wish: 'save' };
  // A single dot on the last line, as in mail and ed.
  if (cursor === text.length && /(^|\n)\.$/.test(text)) {
    const kept = text.slice(0, -1);
    return { draft: { text: kept, cursor: kept.length }, wish: 'save' };
  }
  return { draft: insert(draft, '\n') };
}

function moved({ text, cut }: Draft, cursor: number): Draft {
  return { text, cursor, cut };
}

function movedRows(draft: Draft, delta: number, width: number): Draft {
  const { text, cursor, cut } = draft;
  const rows = layOut(text, width);
  const place = placeOf(rows, cursor, width);
  const goal = draft.goal ?? place.column;
  const target = place.row + delta;
  if (Math.abs(delta) === 1 && !rows[target]) {
    return { text, cursor: delta < 0 ? 0 : text.length, cut };
  }
  const row = rows[Math.max(0, Math.min(rows.length - 1, target))];
  return row ? { text, cursor: offsetAt(row, goal), cut, goal } : draft;
}

function without(draft: Draft, other: number): Draft {
  const from = Math.min(draft.cursor, other);
  const text = draft.text.slice(0, from) + draft.text.slice(Math.max(draft.cursor, other));
  return { text, cursor: snap(text, from), cut: draft.cut };
}

/** Where the run of non-blanks before the cursor begins; blanks right before it go along. */
function blankBefore(text: string, cursor: number): number {
  const start = lineStart(text, cursor);
  if (start === cursor) return before(text, cursor);
  return start + text.slice(start, cursor).search(/\S*\s*$/);
}
