/** What an entry records. */
export const KINDS = [
  'journal',
  'breath',
  'practice',
  'checkin',
  'workday',
  'load',
  'support',
  'learning',
  'delegation',
  'plan',
  'measure',
] as const;

export type Kind = (typeof KINDS)[number];

/** What of an entry a person decides; a revision carries one of these. */
export interface Content {
  /** ISO 8601 local wall time with offset, as lived: `2026-03-01T18:04:09+01:00`. */
  readonly at: string;
  /** IANA zone name, or `±HH:MM` where only the offset is known. */
  readonly zone: string;
  readonly kind: Kind;
  /** Empty where there are no words. */
  readonly text: string;
  /** Without the `@`, lower case, sorted, no duplicates. */
  readonly tags: readonly string[];
  /** 1 (low) to 5 (high). */
  readonly mood: number | null;
  /** Whatever the kind needs beside words; `star: true` marks a starred entry. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** An entry as the product shows it: the content of its newest revision. */
export interface Entry extends Content {
  /** Lower-case base32. */
  readonly id: string;
  readonly rev: string;
  /** The device on which this revision was made. */
  readonly device: string;
  /** Revisions made at the same time elsewhere that lost the choice of the newest; never dropped. */
  readonly siblings?: readonly Entry[];
}

/** What is needed to make an entry; the rest has defaults. */
export type NewEntry = Pick<Content, 'at' | 'zone' | 'kind'> & Partial<Content>;

/** The entry as `--json` and exports show it: a contract. */
export interface EntryJson {
  id: string;
  at: string;
  zone: string;
  kind: Kind;
  text: string;
  tags: readonly string[];
  mood: number | null;
  data: Readonly<Record<string, unknown>>;
  rev: string;
  device: string;
}

/** The public shape of an entry, with its fields in their documented order. */
export function entryJson(entry: Entry): EntryJson {
  const { id, at, zone, kind, text, tags, mood, data, rev, device } = entry;
  return { id, at, zone, kind, text, tags, mood, data, rev, device };
}
