import type { Program } from './words.js';

/** What an editor must be told so that it returns only when the text is finished. */
interface Waits {
  /** Arguments that tell it so already. */
  readonly has: RegExp;
  readonly add: readonly string[];
}

const WAIT: Waits = { has: /^(--wait|-[a-z]*w[a-z]*)$/, add: ['--wait'] };
const SHORT_WAIT: Waits = { ...WAIT, add: ['-w'] };
const NO_FORK: Waits = { has: /^(--nofork|-f)$/, add: ['-f'] };

/**
 * Editors that hand the file to a window and return at once, by the name of their program. From
 * their own manuals: `code --help`, gedit(1) and xed(1) `-w, --wait`, gnome-text-editor(1)
 * `-s, --standalone`, kate's `-b, --block`, mousepad(1) `--disable-server`, Vim's `:help -f`, zed's
 * CLI reference, mate(1) and bbedit(1), open(1), Notepad++'s command line page.
 */
const WINDOWED: readonly (readonly [names: string, waits: Waits])[] = [
  ['code code-insiders code-oss codium vscodium cursor windsurf positron', WAIT],
  ['subl sublime_text atom pulsar gedit xed zed zeditor bbedit nova lapce', WAIT],
  ['mate', SHORT_WAIT],
  ['gvim mvim', NO_FORK],
  ['kate', { has: /^(--block|-b)$/, add: ['--block'] }],
  ['gnome-text-editor', { has: /^(--standalone|-s)$/, add: ['--standalone'] }],
  ['mousepad', { has: /^--disable-server$/, add: ['--disable-server'] }],
  ['notepad++', { has: /^-multiInst$/i, add: ['-multiInst', '-nosession'] }],
  ['open', { has: /^(--wait-apps|-[a-zA-Z]*W[a-zA-Z]*)$/, add: ['-W', '-n'] }],
];

/** Application names under which Flatpak runs the editors above. */
const FLATPAKS: Readonly<Record<string, string>> = {
  'org.gnome.gedit': 'gedit',
  'org.gnome.texteditor': 'gnome-text-editor',
  'com.visualstudio.code': 'code',
  'com.visualstudio.code-oss': 'code',
  'com.vscodium.codium': 'codium',
  'com.sublimetext.three': 'subl',
  'dev.zed.zed': 'zed',
  'dev.pulsar_edit.pulsar': 'pulsar',
  'org.kde.kate': 'kate',
  'org.vim.vim': 'gvim',
};

/** The editor with the flags that make it wait. */
export function withFlags({ file, args }: Program): Program {
  const name = editorName({ file, args });
  if (name === 'emacsclient') {
    return { file, args: args.filter((arg) => arg !== '-n' && arg !== '--no-wait') };
  }
  const waits = WINDOWED.find(([names]) => names.split(' ').includes(name))?.[1];
  if (!waits || args.some((arg) => waits.has.test(arg))) return { file, args };
  return { file, args: [...args, ...waits.add] };
}

/** Whether an editor opens a window of its own, perhaps of a program that runs already. */
export function waitsInWindow(name: string): boolean {
  return WINDOWED.some(([names]) => names.split(' ').includes(name));
}

/** The editor's own name: without folder and ending, and seen through what starts it. */
export function editorName({ file, args }: Program): string {
  const name = baseName(file);
  if (!['flatpak', 'snap', 'env'].includes(name)) return name;
  const inner = args.find((arg) => !/^-|=|^run$/.test(arg));
  return inner === undefined ? name : (FLATPAKS[inner.toLowerCase()] ?? baseName(inner));
}

/** A program's name without folder and ending. */
export function baseName(path: string): string {
  const last = path.split(/[/\\]/).at(-1) ?? path;
  return last.replace(/\.(exe|cmd|bat|com)$/i, '').toLowerCase();
}
