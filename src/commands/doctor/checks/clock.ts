import type { Check } from '../finding.js';

/** Clocks are never quite the same. */
const LEEWAY = 5 * 60_000;

/** Whether the clock goes: no entry can have been written after now. */
export const clock: Check = {
  name: 'clock',
  run({ marks, items, files, now, device }) {
    const newest = [...marks].map(([owner, all]) => ({
      owner,
      time: all.reduce((most, { time }) => (time > most ? time : most), -Infinity),
    }));
    const ahead = newest.filter(({ time }) => time > now + LEEWAY);
    const unseen = files.some(({ content }) => content === 'locked');
    const touched = items.some(
      ({ name, kind, modified }) =>
        kind === 'file' && name.startsWith('journal/') && modified > now + LEEWAY,
    );
    if (unseen && touched) {
      return [
        {
          severity: 'note',
          file: 'journal',
          what: 'has files that were written later than now, by the clock',
          remedy: 'look whether the clock of this machine is right: `date`',
        },
      ];
    }
    return ahead.map(({ owner, time }) => ({
      severity: owner === device ? 'wrong' : 'note',
      file: `journal/${owner}`,
      what: `has an entry that was written ${length(time - now)} from now, by the clock`,
      remedy:
        owner === device
          ? 'set the clock of this machine (`date` shows it); newer edits win by their time'
          : 'set the clock of that device, or of this one; newer edits win by their time',
    }));
  },
};

function length(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 72 ? `${hours} hours` : `${Math.round(hours / 24).toLocaleString('en-GB')} days`;
}
