import { basename } from 'node:path';
import type { Inspected } from '../../../journal/check/inspect.js';
import { isConflictCopy } from '../../../journal/check/names.js';
import type { Check, Finding } from '../finding.js';
import type { Look } from '../look.js';

/** What engines and people copied inside the journal. It is read like any other file. */
export const copies: Check = {
  name: 'copies',
  run(look) {
    const originals = originalsOf(look.files);
    const kept = new Set(
      [...originals.values()]
        .filter(({ harm }) => harm === undefined)
        .flatMap(({ lines }) => lines.marks.map(({ line }) => line)),
    );
    return look.files.flatMap((found) => {
      const original = originals.get(found.sum);
      if (found.sum === '' || original === found) return [];
      return [tell(found, original, kept, look)];
    });
  },
};

/** The files that stay, whatever else is set aside: the first of each content that is no copy. */
function originalsOf(files: readonly Inspected[]): Map<string, Inspected> {
  const originals = new Map<string, Inspected>();
  for (const found of files) {
    if (!isCopy(found) && !originals.has(found.sum)) originals.set(found.sum, found);
  }
  return originals;
}

function isCopy({ file }: Inspected): boolean {
  return isConflictCopy(basename(file.path));
}

function tell(
  found: Inspected,
  original: Inspected | undefined,
  kept: ReadonlySet<string>,
  { device }: Look,
): Omit<Finding, 'check'> {
  const { file, content, lines } = found;
  const about = { severity: 'note' as const, file: file.name };
  const what = isCopy(found)
    ? 'is a copy that a sync tool or a program made'
    : `is the same as ${original?.file.name ?? 'another'}`;
  if (content === 'locked' && !original) {
    return { ...about, what, remedy: 'it is read as it is; look again with the vault unlocked' };
  }
  const isDouble =
    original !== undefined || (lines.lost === 0 && lines.marks.every(({ line }) => kept.has(line)));
  if (!isDouble) {
    return {
      ...about,
      what: `${what}, and holds what no other file does`,
      remedy: 'leave it: it is read like any other file',
    };
  }
  const isOurs = isCopy(found) || file.device === device;
  return {
    ...about,
    what: `${what}; all of it is in other files, too`,
    remedy: isOurs
      ? 'it harms nothing; `selfcare doctor --repair` sets it aside'
      : 'it harms nothing: it is read once',
    ...(isOurs ? { mend: { do: 'quarantine', path: file.path } } : {}),
  };
}
