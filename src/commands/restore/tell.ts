import type { Context } from '../../context.js';
import { momentAt } from '../../journal/moment.js';
import { longDate } from '../../terminal/dates.js';
import { safeLine } from '../../terminal/safe.js';
import { counted } from '../doctor/finding.js';
import type { Tally } from './plan.js';

export interface Restored {
  readonly path: string;
  /** When the backup was made, in UTC. */
  readonly made: string;
  readonly dry: boolean;
  /** The key that came along: of the vault that is on now, or `back` where it was on and lost it. */
  readonly adopted: { readonly back: boolean } | undefined;
  readonly tally: Tally;
}

/** Says what was brought back. */
export function tell({ out, local }: Context, { path, made, dry, adopted, tally }: Restored): void {
  const { added, known, mended, entries, own, settings } = tally;
  const came = { vault: adopted?.back === false, key: adopted !== undefined };
  if (out.json) {
    const counts = { entries: entries.size, added, known, mended, kept: own, settings, ...came };
    return out.value({ file: path, made, dryRun: dry, ...counts });
  }
  out.note(`A backup of ${longDate(momentAt(new Date(made), local).at)}.`);
  const files = counted(added, 'file');
  const would = dry
    ? 'would be brought back'
    : added === 1
      ? 'was brought back'
      : 'were brought back';
  if (added === 0) out.note('Every entry in it is here already.');
  else out.note(`${files} with ${counted(entries.size, 'entry', 'entries')} ${would}.`);
  if (known > 0 && added > 0) out.note(`${counted(known, 'file')} more held what is here already.`);
  if (mended > 0) out.note(`${counted(mended, 'damaged file')} made way; look in quarantine.`);
  for (const name of own) out.note(`Yours stays: ${safeLine(name)}`);
  if (settings) out.note(`The settings ${dry ? 'would be' : 'are'} those of the backup.`);
  if (adopted?.back) {
    const would = dry ? 'would be back' : 'is back';
    out.note(`The key of the vault ${would}, and opens with the passphrase of the backup.`);
  } else if (adopted) {
    out.note(
      dry
        ? 'The backup is of a vault: it would be on here, with the passphrase of the backup.'
        : 'The vault is on now, with the passphrase of the backup.',
    );
  }
  if (dry) out.note('Nothing was changed.');
}
