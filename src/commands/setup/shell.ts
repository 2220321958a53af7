import { existsSync } from 'node:fs';
import type { Context } from '../../context.js';
import { hookFor } from '../../shell/hooks.js';
import { installHook } from '../../shell/install.js';
import { isShell, SHELLS, type Shell } from '../../shell/shells.js';
import { loadedBy, targetFor, type Target } from '../../shell/start-files.js';
import { promptSink } from '../../terminal/listen.js';
import { installLine } from '../init/install.js';
import { laid, laidYesNo } from '../../terminal/questions.js';
import type { Desk } from './desk.js';

/** Whether the shell says, at its prompt, what is due. */
export async function askShell(desk: Desk): Promise<void> {
  const { context, prompts } = desk;
  const { out } = context;
  const shell = ownShell(context) ?? (await askWhich(desk));
  if (!shell) return;
  const hook = await hookText(context, shell);
  const target = targetFor(shell, context);
  const loaded = loadedBy(shell, context);
  if (loaded !== undefined) {
    // A hook of an earlier version is made anew, where it is a file of ours.
    if (target && existsSync(target.hook)) installHook(target, hook, context);
    return out.note(`${shell} says what is due already: ${short(loaded, context)} loads it.`);
  }
  out.note(`To let ${shell} say at its prompt what is due, paste this:`);
  // A line that the terminal folds by itself can still be copied.
  promptSink(context).write(`  ${installLine(shell, context)}\n`);
  if (!target) return;
  const message = laidYesNo(
    desk.context,
    `Or shall it be done now, in ${short(fileOf(target), context)}?`,
  );
  if (!(await prompts.confirm({ message, default: false }))) return;
  tell(context, shell, target, hook);
}

/** The shell that $SHELL names, where it has a hook. */
export function ownShell({ env }: Pick<Context, 'env'>): Shell | undefined {
  const name = env['SHELL']
    ?.split(/[/\\]/)
    .at(-1)
    ?.replace(/\.exe$/i, '');
  return isShell(name) ? name : undefined;
}

async function askWhich(desk: Desk): Promise<Shell | undefined> {
  return desk.prompts.select<Shell | undefined>({
    message: laid(desk.context, 'Which shell do you use?'),
    choices: [
      { value: undefined, name: 'Another, or none' },
      ...SHELLS.map((value) => ({ value, name: value })),
    ],
  });
}

async function hookText(context: Context, shell: Shell): Promise<string> {
  const home = context.flags.home === undefined ? {} : { home: await context.home() };
  return hookFor(shell, { platform: context.platform, ...home });
}

function tell(context: Context, shell: Shell, target: Target, hook: string): void {
  const { out } = context;
  const done = installHook(target, hook, context);
  const file = short(fileOf(target), context);
  if (done.state === 'left') {
    out.warn(`${short(done.file, context)}: ${done.why}, and so nothing is added to it`);
    return;
  }
  if (done.state === 'there') return out.note(`${file} loads it already.`);
  if (!target.start) return out.note(`Done: ${file} is new. Every new ${shell} loads it.`);
  const kept = done.backup ? `; as it was: ${short(done.backup, context)}` : '';
  out.note(`Done: ${file} has one more line at its end${kept}.`);
  out.note(`Every new ${shell} loads it. To undo it, take the line out again.`);
}

/** The file that is the person's to know of. */
function fileOf({ hook, start }: Target): string {
  return start?.file ?? hook;
}

/** A path as one writes it. */
export function short(path: string, { userHome }: Pick<Context, 'userHome'>): string {
  const isBelow = path.startsWith(`${userHome}/`) || path.startsWith(`${userHome}\\`);
  return isBelow ? `~${path.slice(userHome.length)}` : path;
}
