import type { Context } from '../../context.js';
import { safeLine } from '../../terminal/safe.js';
import { wrapText } from '../../terminal/wrap.js';
import { counted } from './finding.js';
import type { Look } from './look.js';
import type { Repaired } from './repair.js';

/** Tells what was found: data on stdout, the sum of it on stderr. */
export function show(context: Context, found: readonly Repaired[], look: Look): void {
  const { out } = context;
  if (out.json) {
    return out.value(
      found.map(({ check, severity, file, what, remedy, command, repaired, failed }) => ({
        ...{ check, severity, file: file ?? null, what, remedy },
        ...(command === undefined ? {} : { command }),
        ...(repaired === undefined ? {} : { repaired }),
        ...(failed === undefined ? {} : { failed }),
      })),
    );
  }
  const wrong = found.filter(({ severity }) => severity === 'wrong');
  const notes = found.filter(({ severity }) => severity === 'note');
  part(context, 'Wrong', wrong);
  if (wrong.length > 0 && notes.length > 0) out.data('');
  part(context, 'Good to know', notes);
  out.note(summary(wrong, look));
}

function part({ out }: Context, title: string, found: readonly Repaired[]): void {
  if (found.length === 0) return;
  out.data(out.color.bold(title));
  const line = (text: string, indent: string) =>
    out.data(wrapText(safeLine(text), out.width, { first: indent }));
  for (const { check, file, what, remedy, command, repaired, failed } of found) {
    // A path is left whole, for the terminal to fold, so that it can be copied.
    out.data(`  ${check}${file === undefined ? '' : `: ${safeLine(file)}`}`);
    line(`${what}.`, '    ');
    if (repaired !== undefined) out.data(`    Set aside: ${safeLine(repaired)}`);
    else line(`To do: ${remedy}${command === undefined ? '.' : ':'}`, '    ');
    if (command !== undefined) out.data(`      ${safeLine(command)}`);
    if (failed !== undefined) line(`It could not be set aside: ${failed}.`, '    ');
  }
}

function summary(wrong: readonly Repaired[], { files }: Look): string {
  const looked = `Looked at ${counted(files.length, 'file')} of the journal`;
  const open = wrong.filter(({ repaired }) => repaired === undefined).length;
  if (wrong.length === 0) return `${looked}: nothing is wrong.`;
  if (open === 0) return `${looked}: what was wrong is set aside. Nothing was deleted.`;
  return `${looked}: ${counted(open, 'thing is', 'things are')} wrong. Nothing was deleted.`;
}
