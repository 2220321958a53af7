import type { Check } from '../finding.js';

const WHY: Record<string, readonly [what: string, remedy: string]> = {
  EACCES: ['may not be read by you', 'give yourself the right: chmod u+rwX on it'],
  EPERM: ['may not be read by you', 'give yourself the right: chmod u+rwX on it'],
  EISDIR: ['is a folder where a file should be', 'look what is in it, then move it elsewhere'],
  ENOTDIR: ['is a file where a folder should be', 'move it elsewhere'],
  EFTYPE: ['is no file, but a pipe, a socket or a device', 'move it elsewhere'],
  EILSEQ: ['has a name that is no UTF-8, and cannot be read', 'give it another name'],
  EIO: ['cannot be read: the disk reports an error', 'copy what you can from this disk, soon'],
  ELOOP: ['is a link that goes round in a circle', 'remove the link'],
};

/** Files and folders whose bytes cannot be had. */
export const unreadable: Check = {
  name: 'unreadable',
  run({ items, files }) {
    const folders = items.flatMap(({ name, problem }) => (problem ? { name, problem } : []));
    const journal = files.flatMap(({ file, unreadable: problem }) =>
      problem ? { name: file.name, problem } : [],
    );
    const misplaced = items
      .filter(({ name, kind }) => kind === 'file' && /^journal(?:\/[^/.]+\/new)?$/.test(name))
      .map(({ name }) => ({ name, problem: 'ENOTDIR' }));
    const strange = items
      .filter(({ kind, problem }) => kind === 'other' && problem === undefined)
      .filter(({ name }) => !name.startsWith('quarantine/'))
      .filter(({ name }) => !journal.some((file) => file.name === name))
      .map(({ name }) => ({ name, problem: 'EFTYPE' }));
    return [...folders, ...misplaced, ...journal, ...strange].map(({ name, problem }) => {
      const [what, remedy] = WHY[problem] ?? [`cannot be read (${problem})`, 'check the disk'];
      return { severity: 'wrong', file: name, what, remedy };
    });
  },
};
