import type { Context } from '../../context.js';
import { entryJson, type Content, type Entry } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';

/**
 * Names what was edited in two places: one version counts, and none is dropped in silence.
 *
 * @param command the one that edits such entries
 */
export function tellVersions(
  { out }: Pick<Context, 'out'>,
  entries: readonly Entry[],
  command: 'plan' | 'support' | 'learn' | 'delegate',
): void {
  for (const { id, siblings } of entries) {
    if (!siblings) continue;
    const ref = id.slice(0, SHOWN_LETTERS);
    out.warn(
      `${ref} was edited in two places; the newer version is shown`,
      `\`selfcare journal show ${ref}\` shows both; \`selfcare ${command} edit ${ref} …\` makes one of them`,
    );
  }
}

/** What `--json` shows of the versions that are not shown otherwise: a contract. */
export function versionsJson({ siblings = [] }: Entry): unknown[] {
  return siblings.map(entryJson);
}

/** A change that says which version is to hold: with words in it, it replaces all of them. */
export function settling(entry: Entry, changes: Partial<Content>): Partial<Content> {
  return entry.siblings ? { text: entry.text, ...changes } : changes;
}

/** Says that a change has replaced more than one version. */
export function tellSettled({ out }: Pick<Context, 'out'>, { siblings }: Entry): void {
  if (siblings) out.note('It replaced both versions; `selfcare journal undo` brings them back.');
}
