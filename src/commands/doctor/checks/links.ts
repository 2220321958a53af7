import type { Check } from '../finding.js';

/** Links that lead nowhere, or out of the home folder. */
export const links: Check = {
  name: 'links',
  run: ({ items }) =>
    items.flatMap(({ name, leads }) => {
      if (leads === undefined || leads === 'inside' || name.startsWith('quarantine/')) return [];
      if (leads === 'nowhere') {
        return [
          {
            severity: 'wrong',
            file: name,
            what: 'is a link whose target is not there',
            remedy: 'plug in the disk that it leads to, or remove the link',
          },
        ];
      }
      const isFolder = /^journal(?:\/[^/]+)?$/.test(name);
      return [
        {
          severity: isFolder ? 'note' : 'wrong',
          file: name,
          what: 'is a link to a place outside of the home folder',
          remedy: isFolder
            ? 'if you made it, all is well; who else can open that place is up to you'
            : 'put the file itself in its place',
        },
      ];
    }),
};
