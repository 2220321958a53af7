import { emitKeypressEvents } from 'node:readline';
import type { Source } from '../context.js';

/** What a person can ask for during a session. */
export type Key = 'pause' | 'next' | 'sound' | 'quit' | 'interrupt' | 'suspend';

/** Milliseconds to wait for the rest of an escape sequence before Esc counts as Esc. */
const ESCAPE_WAIT = 50;

/** A keyboard in raw mode. */
export interface Keyboard {
  /** Raw mode on, or as it was found. Never throws: the terminal may be gone. */
  raw(on: boolean): void;
  /** Raw mode off and no more listening. */
  close(): void;
}

/**
 * Listens to single keys.
 *
 * @param gone called when the terminal closed
 */
export function openKeyboard(
  source: Source,
  press: (key: Key) => void,
  gone: () => void,
): Keyboard {
  let pasting = false;
  const onKey = (text: string | undefined, key: { name?: string; ctrl?: boolean }) => {
    if (key.name === 'paste-start' || key.name === 'paste-end') {
      pasting = key.name === 'paste-start';
      return;
    }
    const meant = meaning(text, key);
    // A slip of the mouse asks for nothing; Ctrl-C ends even a paste whose end was lost.
    if (meant && (!pasting || meant === 'interrupt')) press(meant);
  };
  const wasRaw = source.isRaw === true;
  const setRaw = (on: boolean) => {
    try {
      source.setRawMode?.(on);
    } catch {
      // The terminal is gone; there is nothing left to restore.
    }
  };
  emitKeypressEvents(source, { escapeCodeTimeout: ESCAPE_WAIT } as never);
  source.on('keypress', onKey);
  source.on('end', gone);
  source.on('error', gone);
  source.resume();
  return {
    raw(on) {
      // After a stop and a continue the shell may have changed the mode behind our back; turning
      // it off and on makes it true again.
      setRaw(wasRaw);
      if (on) setRaw(true);
    },
    close() {
      setRaw(wasRaw);
      source.off('keypress', onKey);
      source.off('end', gone);
      source.pause();
      // An error that comes late (a closed window) finds the listener still there.
    },
  };
}

/** What a key means here; most mean nothing. */
export function meaning(
  text: string | undefined,
  key: { name?: string; ctrl?: boolean },
): Key | undefined {
  if (key.ctrl) {
    if (key.name === 'c') return 'interrupt';
    if (key.name === 'd') return 'quit';
    return key.name === 'z' ? 'suspend' : undefined;
  }
  if (key.name === 'escape') return 'quit';
  if (key.name === 'return' || key.name === 'enter') return 'next';
  const letter = text?.toLowerCase();
  if (letter === ' ') return 'pause';
  if (letter === 'n') return 'next';
  if (letter === 's') return 'sound';
  return letter === 'q' ? 'quit' : undefined;
}
