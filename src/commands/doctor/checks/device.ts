import { rangesInWords, sharedNumbers } from '../../../journal/check/numbers.js';
import { counted, type Check } from '../finding.js';

/** Two machines that go under one id, and folders that somebody else wrote in. */
export const device: Check = {
  name: 'device',
  run: ({ marks, files, device: own }) => [
    ...[...marks].flatMap(([owner, all]) => {
      const { numbers, sideBySide } = sharedNumbers(all);
      if (numbers.length === 0) return [];
      const shown = rangesInWords(numbers.map((each) => [each, each]));
      const mine = owner === own ? 'this device' : 'it';
      return [
        {
          severity: sideBySide || numbers.length > 1 ? ('wrong' as const) : ('note' as const),
          file: `journal/${owner}`,
          what:
            sideBySide || numbers.length > 1
              ? `two machines write as ${mine}: number ${shown} was given twice`
              : `number ${shown} was given twice; a run that was killed can do that, and so can a second machine with the same id`,
          remedy:
            'nothing is lost; on the machine that was copied, move state.json and seq/ aside, and its next write makes a new id',
        },
      ];
    }),
    ...files.flatMap(({ file, lines }) => {
      const others = lines.marks.filter(({ derived, owner }) => !derived && owner !== file.device);
      if (others.length === 0) return [];
      return [
        {
          severity: 'note' as const,
          file: file.name,
          what: `${counted(others.length, 'line')} in it was written by another device than its folder's`,
          remedy: 'it is read as it is; point no other program at this folder',
        },
      ];
    }),
  ],
};
