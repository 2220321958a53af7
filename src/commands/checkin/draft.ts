import { checkinIn } from '../../care/checkin/checkin.js';
import type { Draft, Drafts } from '../../journal/drafts.js';
import { isMoment, type Moment } from '../../journal/moment.js';
import type { Answers } from './answers.js';

/** The kind of the drafts that keep a check-in, and its name there; no template can have it. */
export const CHECKINS = 'checkin';
const TEMPLATE = `${CHECKINS}:answers`;

/** A check-in that was begun: what was answered, and which questions are behind it. */
export interface Begun {
  readonly id: string;
  /** When its last question was answered. */
  readonly moment: Moment;
  /** When it was, where the person says so. */
  readonly given?: Moment | undefined;
  readonly answers: Answers;
  /** The questions that were answered or passed over. */
  readonly asked: readonly string[];
}

/** The check-ins that were begun and not ended, the one touched last first. */
export async function begunCheckins(drafts: Drafts): Promise<Begun[]> {
  const open = (await drafts.listOf(TEMPLATE)).filter(({ busy }) => !busy);
  return open.flatMap((draft) => parse(draft) ?? []);
}

/** Keeps a check-in as far as it is answered. */
export async function keepBegun(
  drafts: Drafts,
  { id, moment, given, answers, asked }: Begun,
): Promise<void> {
  const texts = [JSON.stringify({ v: 1, answers, asked, given })];
  const none = { tags: [], mood: null, star: false };
  await drafts.keep({ id, ...moment, template: TEMPLATE, answers: texts, ...none });
}

/** What stands in a file may have been changed: what is no answer is left out. */
function parse({ id, at, zone, answers: [text = ''] }: Draft): Begun | undefined {
  try {
    const { answers, asked, given } = JSON.parse(text) as Record<string, unknown>;
    const { mood, note, ...data } = (answers ?? {}) as Record<string, unknown>;
    const { body, signs, ...scores } = checkinIn({
      mood: typeof mood === 'number' ? mood : null,
      data,
    });
    return {
      id,
      moment: { at, zone },
      ...(isMoment(given) ? { given } : {}),
      answers: {
        ...scores,
        ...(body.length > 0 ? { body } : {}),
        ...(signs.length > 0 ? { signs } : {}),
        ...(typeof note === 'string' && note !== '' ? { note } : {}),
      },
      asked: Array.isArray(asked) ? asked.filter((each) => typeof each === 'string') : [],
    };
  } catch {
    return undefined;
  }
}

/** The moment that a check-in is of. */
export function momentOf({ moment, given }: Pick<Begun, 'moment' | 'given'>): Moment {
  return given ?? moment;
}
