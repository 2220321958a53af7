import type { Context } from '../context.js';
import type { Out } from './output.js';
import { columnsOf } from './width.js';
import { onPath, splitCommand, type Program } from './words.js';

/** What showing text needs of the context. */
export type PagerContext = Pick<Context, 'out' | 'env' | 'platform' | 'spawn' | 'onStop'>;

/**
 * Shows text that comes bit by bit at a terminal: through the person's pager ($PAGER, else less
 * where it is) when it is taller than the screen. No more of it is made than is looked at. Leaving
 * the pager early is no error.
 */
export async function turnPages(
  chunks: AsyncIterable<string> | Iterable<string>,
  context: PagerContext,
): Promise<void> {
  const { out } = context;
  const pager = pagerCommand(context);
  let held = '';
  let taker: Taker | undefined;
  for await (const chunk of chunks) {
    if (!pager) await out.raw(chunk);
    else if (taker) {
      if (!(await taker.take(chunk))) break;
    } else {
      held += chunk;
      if (!fits(held, out)) taker = await startPager(held, pager, context);
    }
  }
  if (taker) await taker.end();
  else await out.raw(held);
}

/** Whether the screen holds a text. */
function fits(text: string, { stdout }: Out): boolean {
  const { columns = 80, rows = 24 } = stdout;
  const lines = text.split('\n').slice(0, -1);
  const tall = lines.reduce(
    (sum, line) => sum + Math.max(1, Math.ceil(columnsOf(line) / (columns || 80))),
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

/** Something that takes text, until it has had enough. */
interface Taker {
  /** Whether it wants more. */
  take(text: string): Promise<boolean>;
  /** Resolves when the person has left it. */
  end(): Promise<void>;
}

/** Starts the pager with the first text; what cannot be started is stood in for by stdout. */
async function startPager(
  first: string,
  { file, args }: Program,
  { env, spawn, onStop, out }: PagerContext,
): Promise<Taker> {
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
  const started = new Promise<boolean>((done) => {
    pager.once('spawn', () => done(true));
    pager.once('error', () => done(false));
  });
  const closed = new Promise<void>((done) => {
    pager.once('close', () => done());
    pager.once('error', () => done());
  }).finally(release);
  const { stdin } = pager;
  // Closed before it read everything: the person has seen enough.
  stdin?.on('error', () => undefined);
  if (!stdin || !(await started)) {
    await out.raw(first);
    return { take: (text) => out.raw(text).then(() => true), end: () => Promise.resolve() };
  }
  const take = async (text: string) => {
    if (!stdin.writable) return false;
    if (!stdin.write(text)) {
      await Promise.race([new Promise((ready) => stdin.once('drain', ready)), closed]);
    }
    return stdin.writable;
  };
  await take(first);
  return {
    take,
    end() {
      stdin.end();
      return closed;
    },
  };
}
