import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** A program and what it is given. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
}

/**
 * A command as people write it in $EDITOR and $PAGER, in words. Quotes hold words together, as
 * does a backslash, which on Windows is but a part of a path. `~/`, `$NAME` and `${NAME}` are read
 * as a shell would; nothing else of a shell's language is. A command that is itself the path of a
 * program is one word, blanks and all.
 */
export function splitCommand(command: string, env: Env, platform: string): Program | undefined {
  const trimmed = command.trim();
  if (/\s/.test(trimmed) && isFile(trimmed)) return { file: trimmed, args: [] };
  const words =
    platform === 'win32'
      ? (trimmed.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []).map(unquoteWindows)
      : (trimmed.match(/(?:\\.|"(?:\\.|[^"\\])*"|'[^']*'|[^\s])+/gs) ?? []).map((word) =>
          unquotePosix(word, env),
        );
  const [file, ...args] = words;
  return file ? { file, args } : undefined;
}

function unquoteWindows(word: string): string {
  return word.replace(
    /"([^"]*)"|'([^']*)'/g,
    (_, double?: string, single?: string) => double ?? single ?? '',
  );
}

function unquotePosix(word: string, env: Env): string {
  const home = word.replace(/^~(?=\/|$)/, env['HOME'] ?? '~');
  const expand = (text: string) =>
    text.replace(
      /\\(.)|\$(?:(\w+)|\{(\w+)\})/gs,
      (whole, escaped?: string, name?: string, braced?: string) =>
        escaped ?? env[name ?? braced ?? ''] ?? (whole.startsWith('$') ? '' : whole),
    );
  return home.replace(
    /'([^']*)'|"((?:\\.|[^"\\])*)"|((?:\\.|[^'"])+)|./gs,
    (whole, single?: string, double?: string, bare?: string) =>
      single ?? (double !== undefined ? expand(double) : expand(bare ?? whole)),
  );
}

/** Whether a program of this name is on the PATH. */
export function onPath(name: string, env: Env, platform: string): boolean {
  return pathOf(name, env, platform) !== undefined;
}

/** Where the program of this name is, by the PATH or by itself. */
export function pathOf(name: string, env: Env, platform: string): string | undefined {
  if (/[/\\]/.test(name)) return isProgram(name) ? name : undefined;
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter(Boolean);
  const endings = platform === 'win32' ? ['.exe', '.cmd', '.bat', ''] : [''];
  return folders
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return isFile(path);
  } catch {
    return false;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
