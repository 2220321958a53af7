import { basename, dirname } from 'node:path';
import { isAbandoned, tempOwner } from '../../../files/durable.js';
import { isConflictCopy, isToolsOwn } from '../../../journal/check/names.js';
import type { Item } from '../../../journal/check/survey.js';
import type { Check, Finding } from '../finding.js';
import type { Look } from '../look.js';

/** What killed runs left, and what is no part of a journal. */
export const leftovers: Check = {
  name: 'leftovers',
  run: (look) => {
    const known = new Set(look.files.map(({ file }) => file.name));
    return look.items.flatMap((item) => {
      const found = known.has(item.name) ? undefined : tell(item, look);
      return found ? [{ ...found, file: item.name }] : [];
    });
  },
};

function tell(item: Item, look: Look): Omit<Finding, 'check'> | undefined {
  const { name, kind, path, size } = item;
  const base = basename(path);
  const worker = /^journal\/\.vault-(?<pid>\d+)(?<below>\/)?/.exec(name)?.groups;
  if (worker) {
    const pid = Number(worker['pid']);
    if (worker['below'] || pid === look.context.pid || look.context.isAlive(pid)) return undefined;
    return {
      severity: 'note',
      what: 'was left by a run that was killed while it turned the vault on or off',
      remedy: 'nothing depends on it; the next command that opens the vault clears it away',
    };
  }
  if (kind !== 'file' || name.startsWith('quarantine/')) return undefined;
  if (/\.tmp$/.test(base) && base.startsWith('.'))
    return isDead(item, look) ? temp(path) : undefined;
  if (/^(?:config|state)\.damaged-\d+\.json$/.test(name)) {
    return {
      severity: 'note',
      what: 'was set aside because it was damaged',
      remedy: 'look whether you need anything of it, then remove it',
    };
  }
  if (!name.startsWith('journal/') || isToolsOwn(base) || isInTools(name)) return undefined;
  if (/^journal\/keys\//.test(name)) return undefined;
  return {
    severity: 'note',
    what: foreign(base, size),
    remedy: 'it is left alone; if you know what it is, move it elsewhere',
  };
}

function foreign(base: string, size: number): string {
  if (size === 0) return 'is an empty file that is no part of the journal';
  if (isConflictCopy(base)) return 'is a copy that a sync tool made of a file it keeps here';
  return 'is no part of the journal';
}

/** An engine's own files, in folders of its own. */
function isInTools(name: string): boolean {
  return dirname(name).split('/').some(isToolsOwn);
}

function isDead({ path, modified }: Item, { context }: Look): boolean {
  const pid = tempOwner(basename(path));
  return pid !== context.pid && isAbandoned(pid, modified, context);
}

function temp(path: string): Omit<Finding, 'check'> {
  return {
    severity: 'note',
    what: 'was left by a run that was killed before it could finish',
    remedy: 'it holds nothing that was said to be saved; `selfcare doctor --repair` sets it aside',
    mend: { do: 'quarantine', path },
  };
}
