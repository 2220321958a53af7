import stringWidth from 'string-width';
import type { Context } from '../context.js';
import type { Out } from './output.js';
import { onPath, splitCommand, type Program } from './words.js';

type PagerContext = Pick<Context, 'out' | 'env' | 'platform' | 'spawn' | 'onStop'>;

/**
 * Shows text on stdout; through the person's pager ($PAGER, else less where it is) at a terminal
 * that it is too tall for. Leaving the pager early is no error.
 */
export async function page(text: string, context: PagerContext): Promise<void> {
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  const pager = fits(whole, context.out) ? undefined : pagerCommand(context);
  if (!pager || !(await shown(whole, pager, context))) await context.out.raw(whole);
}

/** Whether text needs no pager: it is not for a person at a terminal, or the screen holds it. */
function fits(text: string, out: Out): boolean {
  const { isTTY, columns = 80, rows = 24 } = out.stdout;
  if (isTTY !== true || out.plain || out.json || out.quiet) return true;
  const lines = text.split('\n').slice(0, -1);
  const tall = lines.reduce(
    (sum, line) => sum + Math.max(1, Math.ceil(stringWidth(line) / (columns || 80))),
    0,
  );
  // The shell's next prompt takes a row as well.
  return tall < (rows || 24);
}

function pagerCommand({ env, platform }: PagerContext): Program | undefined {
  const named = env['PAGER'];
  if (named === undefined) {
    return onPath('less', env, platform) ? { file: 'less', args: [] } : undefined;
  }
  const program = splitCommand(named, env, platform);
  return program?.file === 'cat' ? undefined : program;
}

/** Whether the pager took the text; it did not when it could not be started. */
function shown(
  text: string,
  { file, args }: Program,
  { env, spawn, onStop }: PagerContext,
): Promise<boolean> {
  return new Promise((done) => {
    const pager = spawn(file, args, {
      stdio: ['pipe', 'inherit', 'inherit'],
      // less: quit if it fits, show colours, leave the text on the screen; and write none of what
      // was searched for into its history file.
      env: { LESS: 'FRX', LESSCHARSET: 'utf-8', LV: '-c', ...env, LESSHISTFILE: '-' },
    });
    // The pager hears Ctrl-C too, and decides what it means.
    const release = onStop((reason) => {
      if (reason !== 'interrupt') pager.kill();
    });
    const finish = (taken: boolean) => {
      release();
      done(taken);
    };
    pager.once('error', () => finish(false));
    pager.once('close', () => finish(true));
    // Closed before it read everything: the person has seen enough.
    pager.stdin?.on('error', () => undefined);
    pager.stdin?.end(text);
  });
}
