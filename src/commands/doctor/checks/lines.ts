import { counted, type Check } from '../finding.js';

/** Whole files with lines that cannot be read: no JSON, not our fields, or of a later version. */
export const lines: Check = {
  name: 'lines',
  run: ({ files }) =>
    files.flatMap(({ file, whole, harm, lines: { lost, newer } }) => [
      ...(whole && harm === undefined && lost > 0
        ? [
            {
              severity: 'wrong' as const,
              file: file.name,
              what: `${counted(lost, 'line')} in it cannot be read, though the file is whole`,
              remedy: 'another program wrote it; see “A line” in docs/format.md',
            },
          ]
        : []),
      ...(newer > 0
        ? [
            {
              severity: 'note' as const,
              file: file.name,
              what: `${counted(newer, 'line')} in it was written by a newer selfcare`,
              remedy: 'update selfcare on this device to read it',
            },
          ]
        : []),
    ]),
};
