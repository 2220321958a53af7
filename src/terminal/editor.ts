import { realpathSync } from 'node:fs';
import type { Context } from '../context.js';
import { Cancelled, UserError } from '../errors.js';
import { baseName, editorName, withFlags } from './editor-flags.js';
import { onPath, pathOf, splitCommand, type Program } from './words.js';

type Env = Readonly<Record<string, string | undefined>>;

/** What is edited: a file that the caller owns, and where its text is should the editor fail. */
export interface EditRequest {
  readonly path: string;
  /** A phrase for the hint of an error, such as `your text is kept as a draft`. */
  readonly kept: () => string;
  /** Where the file's folder is private: nothing of the text may be left outside of it. */
  readonly folder?: string;
  /** Is told the editor's process. */
  readonly started?: (pid: number) => void;
}

/** How long an editor that must end may take to do so, in milliseconds. */
const LAST_WORDS = 2000;

/**
 * The person's editor, told to wait: $VISUAL, $EDITOR, or the first of nano, vim and vi (on
 * Windows: notepad) that is there.
 *
 * @param isThere whether a program is on the PATH
 * @throws UserError when there is none
 */
export function editorCommand(
  env: Env,
  platform: string,
  isThere = (name: string) => onPath(name, env, platform),
): Program {
  for (const named of [env['VISUAL'], env['EDITOR']]) {
    const program = named === undefined ? undefined : splitCommand(named, env, platform);
    if (program) return withFlags(program);
  }
  const usual = platform === 'win32' ? ['notepad'] : ['nano', 'vim', 'vi'];
  const file = usual.find((name) => isThere(name));
  if (file) return { file, args: [] };
  throw new UserError('no editor was found', 'name one: set EDITOR, for example to nano');
}

/**
 * Opens a file in the person's editor, on this terminal, and returns when it is closed there.
 *
 * @throws UserError when it cannot be started or reports failure; Cancelled when the run is ended
 */
export async function editText(
  { path, kept, folder, started }: EditRequest,
  context: Pick<Context, 'env' | 'platform' | 'spawn' | 'stdout' | 'onStop'>,
): Promise<void> {
  const { env, platform, spawn, stdout, onStop } = context;
  const program = editorCommand(env, platform);
  const name = editorName(program);
  const own: Program & { readonly env?: Env } =
    folder === undefined ? program : await discreet(program, folder, env, platform);
  const { file, args, shell } = onPlatform(own, path, platform);
  // Where stdout goes to a file, the editor must still draw on the terminal.
  const stdio = [0, stdout.isTTY === true ? 1 : 2, 2];
  const ended = await new Promise<string | number>((done, fail) => {
    const editor = spawn(file, args, { stdio, shell, ...(own.env && { env: own.env }) });
    if (editor.pid !== undefined) started?.(editor.pid);
    let isOver = false;
    const release = onStop((reason) => {
      // Ctrl-C is the editor's own affair: it hears it too.
      if (reason === 'interrupt' || isOver) return;
      isOver = true;
      editor.kill();
      // Some write down what they have before they go.
      const late = setTimeout(() => editor.kill('SIGKILL'), LAST_WORDS);
      return new Promise<void>((gone) => {
        editor.once('close', () => {
          clearTimeout(late);
          finish(() => fail(new Cancelled()));
          gone();
        });
      });
    });
    const finish = (act: () => void) => {
      release();
      act();
    };
    editor.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'ENOENT' ? 'it was not found' : (error.code ?? error.name);
      const message = `the editor ${name} could not be started: ${why}`;
      finish(() => fail(new UserError(message, `${kept()}; name another editor with EDITOR`)));
    });
    editor.once('close', (code, signal) => {
      if (!isOver) finish(() => done(code ?? signal ?? 1));
    });
  });
  if (ended === 0) return;
  const how = typeof ended === 'number' ? `exit code ${ended}` : ended;
  throw new UserError(`the editor ${name} ended with an error (${how})`, kept());
}

/** An editor that leaves nothing behind, by its own name: `vi` is nearly always another's. */
async function discreet(
  program: Program,
  folder: string,
  env: Env,
  platform: string,
): Promise<Program & { readonly env: Env }> {
  const { isKnown, withoutTraces } = await import('./editor-traces.js');
  const name = editorName(program);
  const path = pathOf(program.file, env, platform);
  // `vi` is nearly always another's name, and `editor` or a link of one's own says nothing at all.
  const real = isKnown(name) || path === undefined ? name : baseName(realName(path));
  const isSystems = path?.startsWith('/usr/bin/') === true;
  const own = withoutTraces(program, real, { folder, platform, isSystems });
  return { ...own, env: { ...env, ...own.env } };
}

function realName(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Windows starts scripts such as code.cmd only through its shell, which wants its own quotes. */
function onPlatform({ file, args }: Program, path: string, platform: string) {
  const all = [...args, path];
  if (platform !== 'win32' || /\.exe$/i.test(file)) return { file, args: all, shell: false };
  const quoted = (word: string) => `"${word}"`;
  return { file: quoted(file), args: all.map(quoted), shell: true };
}
