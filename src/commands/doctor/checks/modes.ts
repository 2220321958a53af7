import { counted, type Check } from '../finding.js';

/** What is a person's own to open: their templates and practices hold nobody's secrets. */
const PRIVATE = /^(?:\.|(?:journal|drafts|backups|quarantine|seq)(?:\/.*)?|[^/]+\.json|due.*)$/;

/** Files and folders that other users of this machine could look into. */
export const modes: Check = {
  name: 'modes',
  run({ items, home, context }) {
    if (context.platform === 'win32') return [];
    const open = items.filter(
      ({ name, kind, mode }) =>
        (kind === 'file' || kind === 'folder') && (mode & 0o077) !== 0 && PRIVATE.test(name),
    );
    const [first, ...others] = open;
    if (!first) return [];
    const also = others.length > 0 ? `, and ${counted(others.length, 'other')} like it,` : '';
    const [all, path] = others.length > 0 ? ['-R ', home] : ['', first.path];
    return [
      {
        severity: 'wrong',
        file: first.name,
        what: `can be reached by other users of this machine${also} (mode ${first.mode.toString(8)})`,
        remedy: 'close it to them',
        command: `chmod ${all}go-rwx '${path.replaceAll("'", "'\\''")}'`,
      },
    ];
  },
};
