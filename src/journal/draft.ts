import { isAt } from './moment.js';

/** What has been typed and not yet saved. */
export interface Draft {
  readonly id: string;
  /** When it was begun. */
  readonly at: string;
  readonly zone: string;
  /** The name of the template. */
  readonly template: string;
  /** One text a question; a single one where the template has none. */
  readonly answers: readonly string[];
  readonly tags: readonly string[];
  readonly mood: number | null;
  readonly star: boolean;
  /** The entry that is being edited; absent for a new one. */
  readonly entry?: string;
  /** Somebody is writing it at this moment, in another terminal. */
  readonly busy?: true;
}

/** A draft as it is kept: with the process that wrote it last. */
export type Stored = Draft & { readonly pid?: number };

/** Whether a value that was read is a draft. */
export function isDraft(value: unknown): value is Stored {
  if (typeof value !== 'object' || value === null) return false;
  const { at, zone, template, answers, tags } = value as Partial<Record<keyof Draft, unknown>>;
  const isTexts = (list: unknown) =>
    Array.isArray(list) && list.every((each) => typeof each === 'string');
  return (
    isAt(at) &&
    typeof zone === 'string' &&
    typeof template === 'string' &&
    isTexts(answers) &&
    isTexts(tags)
  );
}

/** Whether anything was typed. */
export function hasWords({ answers }: Pick<Draft, 'answers'>): boolean {
  return answers.some((answer) => answer.trim() !== '');
}

/** What a draft's file holds; undefined where it is no draft. */
export function parseStored(plain: Uint8Array, id: string): Stored | undefined {
  const value: unknown = JSON.parse(Buffer.from(plain).toString('utf8'));
  if (!isDraft(value)) return undefined;
  const mood = [1, 2, 3, 4, 5].find((each) => each === value.mood) ?? null;
  return { ...value, id, mood };
}
