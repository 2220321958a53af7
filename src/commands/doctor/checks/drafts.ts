import { DAY_MS } from '../../../care/wall.js';
import { readRegular } from '../../../files/read.js';
import type { Item } from '../../../journal/check/survey.js';
import { parseTree } from '../../../settings/tree.js';
import type { Check, Finding } from '../finding.js';
import type { Look } from '../look.js';

/** After so many days a draft may have been forgotten. */
const STALE = 30;
const DRAFT = /^drafts\/[a-z2-7]{8}\.(?:[a-z]+\.)?(?<kind>json|md)(?:\.age)?$/;

/** Drafts that cannot be read, or were forgotten. */
export const drafts: Check = {
  name: 'drafts',
  async run(look) {
    const found: Omit<Finding, 'check'>[] = [];
    for (const item of look.items) {
      if (item.kind !== 'file' || !item.name.startsWith('drafts/')) continue;
      const one = await tell(item, look);
      if (one) found.push({ ...one, file: item.name });
    }
    return found;
  },
};

async function tell(item: Item, look: Look): Promise<Omit<Finding, 'check'> | undefined> {
  const { name, path, modified } = item;
  const kind = DRAFT.exec(name)?.groups?.['kind'];
  if (kind === undefined) {
    if (/(?:^|\/)\.[^/]*\.tmp$/.test(name)) return undefined;
    return {
      severity: 'note',
      what: /\.sw[a-p]$|~$|\.un~$/.test(name)
        ? 'was left by an editor, and may hold what was typed'
        : 'is no draft of selfcare',
      remedy: 'look whether you need it, then remove it',
    };
  }
  if (kind === 'json' && (await isDamaged(path, look))) {
    return {
      severity: 'wrong',
      what: 'is a draft that cannot be read',
      remedy: 'your saved entries are not touched by it; `selfcare doctor --repair` sets it aside',
      mend: { do: 'quarantine', path },
    };
  }
  const days = Math.floor((look.now - modified) / DAY_MS);
  if (days < STALE) return undefined;
  return {
    severity: 'note',
    what: `is a draft that nobody has touched for ${days} days`,
    remedy: 'go on with it or let it go: `selfcare journal drafts`',
  };
}

async function isDamaged(path: string, { open }: Look): Promise<boolean> {
  try {
    const plain = await open(path, readRegular(path));
    if (plain === 'locked') return false;
    const draft = parseTree(Buffer.from(plain).toString('utf8'));
    return !Array.isArray(draft?.['answers']);
  } catch {
    return true;
  }
}
