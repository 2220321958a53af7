import { accessSync, constants } from 'node:fs';
import { codeOf } from '../../../errors.js';
import type { Check } from '../finding.js';

const WRITTEN = /^(?:\.|journal|seq|drafts)$/;

/** Folders in which this run could not write: then nothing can be saved. */
export const writable: Check = {
  name: 'writable',
  run({ items, device }) {
    const own = [`journal/${device ?? ''}`, `journal/${device ?? ''}/new`];
    return items
      .filter(({ kind }) => kind === 'folder')
      .filter(({ name }) => WRITTEN.test(name) || own.includes(name))
      .flatMap(({ name, path }) => {
        try {
          accessSync(path, constants.W_OK);
          return [];
        } catch (error) {
          const isDisk = codeOf(error) === 'EROFS';
          return {
            severity: 'wrong' as const,
            file: name,
            what: isDisk ? 'is on a disk that is read-only' : 'may not be written in by you',
            remedy: isDisk
              ? 'nothing can be saved there; mount the disk to be written, or name another home'
              : 'nothing can be saved there; look who owns it, and give yourself the right: chmod u+rwX on it',
          };
        }
      });
  },
};
