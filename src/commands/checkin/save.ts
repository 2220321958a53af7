import type { Context } from '../../context.js';
import type { Entry, NewEntry } from '../../journal/entry.js';
import { momentAt, type Moment } from '../../journal/moment.js';
import { guardText } from '../guard/text.js';
import { canReadQuietly } from '../options/readable.js';
import type { Answers } from './answers.js';
import { historyOf, isNamed, recentCheckins, type History } from './history.js';

/** A check-in that is on the disk. */
export interface Saved {
  readonly entry: Entry;
  /** How it stands against those before; undefined where they cannot be read. */
  readonly history: History | undefined;
  /** They cannot, because the vault is locked and nobody is to be asked. */
  readonly isSealed: boolean;
  /** The change that it shows is to be named, for the first time. */
  readonly names: boolean;
}

/**
 * Saves a check-in, with the fact whether a lasting change is named at it.
 *
 * @param isTold whether the person hears of it: only then a change counts as named
 */
export async function saveCheckin(
  context: Context,
  answers: Answers,
  moment: Moment | undefined,
  isTold = !context.out.quiet,
): Promise<Saved> {
  const { mood = null, energy, tension, body = [], signs = [], note } = answers;
  const text = note === undefined ? '' : await guardText(context, note, { quietly: true });
  const journal = await context.journal();
  const fresh: NewEntry & { mood: number | null; data: Record<string, unknown> } = {
    ...(moment ?? momentAt(context.now(), context.local)),
    kind: 'checkin',
    text,
    mood,
    data: {
      ...(energy === undefined ? {} : { energy }),
      ...(tension === undefined ? {} : { tension }),
      ...(body.length === 0 ? {} : { body }),
      ...(signs.length === 0 ? {} : { signs }),
    },
  };
  const history = isTold ? await standing(context, fresh) : undefined;
  const names = history?.standing.state === 'lower' && !isNamed(history);
  const entry = await journal.add(
    names ? { ...fresh, data: { ...fresh.data, named: true } } : fresh,
  );
  const isSealed = isTold && history === undefined && journal.store.isLocked;
  return { entry, history, isSealed, names };
}

/** What cannot be read must not keep a check-in from being saved. */
async function standing(
  context: Context,
  fresh: Pick<Entry, 'at' | 'mood' | 'data'>,
): Promise<History | undefined> {
  try {
    if (!(await canReadQuietly(context))) return undefined;
    const before = await recentCheckins(await context.journal(), context);
    return await historyOf([...before, fresh], context);
  } catch {
    return undefined;
  }
}
