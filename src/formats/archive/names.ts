/** What a backup holds, by the names of its members. */
export type MemberKind = 'journal' | 'key' | 'settings' | 'draft' | 'own';

const PART = /^[^./\\:*?"<>|\p{Cc}][^/\\:*?"<>|\p{Cc}]{0,199}$/u;

/**
 * What a member's name says that it is; undefined for a name that no backup has: one that leads out
 * of the home folder, that begins with a dot, or that stands for something else of the home.
 */
export function memberKind(name: string): MemberKind | undefined {
  const parts = name.split('/');
  if (!parts.every((part) => PART.test(part) && !/[. ]$/.test(part))) return undefined;
  const [first, second, third] = parts;
  if (name === 'config.json') return 'settings';
  if (first === 'journal') {
    if (second === 'keys') return parts.length === 3 && /\.age$/.test(name) ? 'key' : undefined;
    const isFile = parts.length === 3 || (parts.length === 4 && third === 'new');
    return isFile && /\.jsonl?(?:[.\s(]|$)/.test(parts.at(-1) ?? '') ? 'journal' : undefined;
  }
  if (parts.length !== 2) return undefined;
  if (first === 'drafts') return 'draft';
  return first === 'templates' || first === 'practices' ? 'own' : undefined;
}

/** The names of the members that are not the home folder's. */
export const MANIFEST = 'backup.json';
export const README = 'README.txt';
export const OUTER_KEY = 'keys/main.age';
export const SEALED = 'home.tar.age';
