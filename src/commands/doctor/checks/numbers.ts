import { join } from 'node:path';
import { missingNumbers, rangesInWords } from '../../../journal/check/numbers.js';
import { Sequence } from '../../../journal/sequence.js';
import type { Check } from '../finding.js';
import { isDevice, isSealed, type Look } from '../look.js';

/** Writes that are known to have been made, and are not here. */
export const numbers: Check = {
  name: 'numbers',
  run(look) {
    // What cannot be opened is not missing: the vault's own check names it.
    if (isLocked(look) || isSealed(look)) return [];
    const blind = isBlind(look);
    return owners(look).flatMap((owner) => {
      const seen = (look.marks.get(owner) ?? []).map(({ seq }) => seq);
      const reached = new Sequence(join(look.home, 'seq'), owner).current();
      const highest = seen.reduce((most, each) => Math.max(most, each), 0);
      const gaps = missingNumbers(seen);
      const own = owner === look.device;
      const source = blind
        ? 'first set right what cannot be read: it may be all there; then look again'
        : own
          ? 'bring them back with `selfcare restore BACKUP`'
          : 'carry its folder over again, or bring them back with `selfcare restore BACKUP`';
      return [
        ...(gaps.length > 0
          ? [
              {
                severity: 'wrong' as const,
                file: `journal/${owner}`,
                what: `writes are missing: number ${rangesInWords(gaps)} of ${highest}`,
                remedy: blind ? source : `look for damaged or missing files; ${source}`,
              },
            ]
          : []),
        ...(reached > highest
          ? [
              {
                severity: 'wrong' as const,
                file: `journal/${owner}`,
                what: `is older than it was: write ${reached} was seen here, and ${highest} is the last now`,
                remedy: blind
                  ? source
                  : `${source}; if you know that they are gone, remove seq/${owner}.${reached}`,
              },
            ]
          : []),
      ];
    });
  },
};

/** Remembers how far every device had come, so that it is seen when a folder goes back in time. */
export function noteNumbers(look: Look): void {
  for (const [owner, marks] of look.marks) {
    if (owner === look.device || !isDevice(owner)) continue;
    const highest = marks.reduce((most, { seq }) => Math.max(most, seq), 0);
    if (highest > 0) new Sequence(join(look.home, 'seq'), owner).reach(highest);
  }
}

/** Whether something of the journal is out of reach: what seems to be missing may be in it. */
function isBlind({ items, files }: Look): boolean {
  const out = items.some(
    ({ name, problem, leads }) =>
      /^(?:\.$|journal(?:\/|$))/.test(name) && (problem !== undefined || leads === 'nowhere'),
  );
  return out || files.some(({ unreadable }) => unreadable !== undefined);
}

function isLocked({ files }: Look): boolean {
  return files.some(({ content }) => content === 'locked');
}

function owners({ marks, items }: Look): string[] {
  const noted = items.flatMap(({ name }) => /^seq\/([a-z2-7]{4,32})\.\d+$/.exec(name)?.[1] ?? []);
  return [...new Set([...marks.keys(), ...noted])].filter(isDevice).sort();
}
