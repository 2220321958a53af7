import type { Harm } from '../../../journal/check/harm.js';
import type { Inspected } from '../../../journal/check/inspect.js';
import { counted, type Check } from '../finding.js';
import type { Look } from '../look.js';

const HARM: Record<Harm, string> = {
  empty: 'is empty',
  nul: 'holds NUL bytes, as after a power cut',
  markers: 'holds the markers of an unfinished merge',
  cut: 'breaks off before its end',
  changed: 'is not what its name promises: its bytes were changed',
};

/** Files of the journal whose bytes were harmed: read as far as they go, and never deleted. */
export const damage: Check = {
  name: 'damage',
  run: (look) =>
    look.files
      .filter(({ harm }) => harm !== undefined)
      .map((found) => ({
        severity: 'wrong',
        file: found.file.name,
        what: `${HARM[found.harm ?? 'changed']}; ${readable(found)}`,
        remedy: remedyFor(found, look),
        // What others wrote is theirs to mend: an engine would carry what is done here to them.
        ...(isMendable(found, look)
          ? { mend: { do: 'salvage' as const, path: found.file.path } }
          : {}),
      })),
};

function readable({ lines, content, harm }: Inspected): string {
  if (content === 'locked') return 'the vault is locked, so it is not known what can be read';
  const kept = lines.marks.length;
  if (kept === 0 || harm === 'empty') return 'nothing in it can be read';
  if (lines.lost === 0) return `all of it (${counted(kept, 'line')}) can still be read`;
  return `${kept} of its ${counted(kept + lines.lost, 'line')} can still be read`;
}

function isMendable({ file, content }: Inspected, { device }: Look): boolean {
  return file.device === device && content !== 'locked';
}

function remedyFor(found: Inspected, { device }: Look): string {
  if (found.content === 'locked')
    return 'look again with the vault unlocked: `selfcare doctor --unlock`';
  if (found.file.device !== device) {
    return 'run `selfcare doctor` on the device that wrote it; a whole copy comes back with `selfcare restore BACKUP`';
  }
  return 'bring a whole copy back with `selfcare restore BACKUP`, or set it aside with `selfcare doctor --repair`';
}
