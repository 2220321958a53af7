/** Copies that engines make where two machines had different bytes under one name. */
const CONFLICTS = [
  // Syncthing
  /\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]+)?/,
  // Dropbox: `name (Ann's conflicted copy 2026-11-03).json`
  /\(.*\bconflicted copy\b.*\)/i,
  // Nextcloud, ownCloud
  /_conflict-\d/,
  // OneDrive, Google Drive and file managers
  / \(\d+\)\.jsonl?|-Copy\.jsonl?| - Copy\.jsonl?| copy(?: \d+)?\.jsonl?/i,
  // git and patch
  /\.jsonl?(?:\.age)?(?:\.orig|\.rej|~)$|~HEAD$|_(?:BASE|LOCAL|REMOTE|BACKUP)_\d/,
];

/** Whether a file's name says that an engine made it beside another. */
export function isConflictCopy(name: string): boolean {
  return CONFLICTS.some((pattern) => pattern.test(name));
}

/** What tools that carry or show folders leave in them, and no one needs to hear of. */
const TOOLS = new Set([
  ...['.git', '.gitattributes', '.gitignore', '.gitkeep'],
  ...['.stfolder', '.stignore', '.stversions', '.dropbox', '.dropbox.attr', '.dropbox.cache'],
  ...['.DS_Store', '.localized', 'Thumbs.db', 'desktop.ini'],
]);

/** Whether a tool's own file or folder. */
export function isToolsOwn(name: string): boolean {
  return TOOLS.has(name) || /^(?:\._|\.nfs|\.syncthing\.|\.st-)/.test(name);
}
