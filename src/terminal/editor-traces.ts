import { waitsInWindow } from './editor-flags.js';
import type { Program } from './words.js';

/** A program and what differs in its environment. */
export interface Traceless extends Program {
  readonly env: Readonly<Record<string, string>>;
}

/** From Vim's `:help swap-file`, `backup`, `undo-persistence` and `-i`; Neovim has them all. */
const VIM = ['noswapfile', 'nobackup', 'nowritebackup', 'noundofile', 'viminfo='];
/** From Emacs's manual, "Backup" and "Auto Save": a file beside the text, or in a folder of them. */
const EMACS =
  '(setq make-backup-files nil auto-save-default nil auto-save-list-file-prefix nil create-lockfiles nil)';
const VIMS = /^[er]?n?vimx?(?:[.-].*)?$/;
const NANOS = /^r?nano(?:[.-].*)?$/;
const EMACSES = /^emacs(?:[.-].*)?$/;
/** Of nano's own flags, those that have a value after them (nano(1)). */
const NANO_TAKES = 'CJQTXYfors';

/** Whether an editor's name says which one it is. */
export function isKnown(name: string): boolean {
  const isOne = [VIMS, NANOS, EMACSES].some((names) => names.test(name));
  return isOne || name === 'emacsclient' || waitsInWindow(name);
}

/**
 * An editor that leaves nothing of a text behind outside of `folder`: vim, Neovim, nano and Emacs
 * are told to keep no swap, backup, undo or history file, and whatever runs in the terminal has
 * its temporary files in that folder. What else an editor keeps is beyond our reach.
 *
 * @param name its own name, as `vim.basic` where `vi` leads there
 * @param isSystems it is the one that came with the system
 */
export function withoutTraces(
  { file, args }: Program,
  name: string,
  { folder, platform, isSystems }: { folder: string; platform: string; isSystems: boolean },
): Traceless {
  if (name === 'emacsclient' || waitsInWindow(name)) {
    const more = /^[gm]vim/.test(name) ? vimFlags() : [];
    return { file, args: [...args, ...more], env: {} };
  }
  const env = { TMPDIR: folder, XDG_STATE_HOME: folder };
  if (VIMS.test(name)) {
    return { file, args: [...args, ...vimFlags()], env };
  }
  // What macOS calls nano is pico, which knows none of this and keeps nothing.
  if (NANOS.test(name) && !(platform === 'darwin' && isSystems)) {
    // Its settings, and they alone, could bring backups and history back.
    const own = ['--ignorercfiles', `--backupdir=${folder}`];
    return { file, args: [...args.flatMap(nanoFlags), ...own], env };
  }
  if (EMACSES.test(name)) return { file, args: [...args, '--eval', EMACS], env };
  return { file, args, env };
}

/** Before the person's own settings and after them: for the file is opened in between. */
function vimFlags(): string[] {
  const quiet = VIM.map((option) => `silent! set ${option}`).join(' | ');
  return ['-n', '-i', 'NONE', '--cmd', quiet, '-c', quiet];
}

/** A word of nano's command line without backups (B), search history (H) and positions (P). */
function nanoFlags(word: string): string[] {
  if (/^--(?:backup|historylog|positionlog|backupdir=.*)$/.test(word)) return [];
  const short = /^-(?<letters>[^-].*)$/.exec(word)?.groups?.['letters'];
  if (short === undefined) return [word];
  const at = [...short].findIndex((letter) => NANO_TAKES.includes(letter));
  const [flags, rest] = at === -1 ? [short, ''] : [short.slice(0, at), short.slice(at)];
  const kept = flags.replaceAll(/[BHP]/g, '') + rest;
  return kept === '' ? [] : [`-${kept}`];
}
