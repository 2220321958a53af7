import type { Context } from '../../context.js';
import type { Draft, Drafts } from '../../journal/drafts.js';
import { instantOf, isAt, momentAt } from '../../journal/moment.js';
import { oneLine, readLoop, type Answers, type Loop } from './answers.js';

/** The kind of the drafts that keep a close, and its name there; no template can have it. */
export const CLOSES = 'boundary';
const TEMPLATE = `${CLOSES}:close`;

/** The words of a question that was left before they were sent. */
export interface Typing {
  /** As in {@link Begun.asked}. */
  readonly question: string;
  readonly text: string;
}

/** A close that was begun: what was answered, and which questions are behind it. */
export interface Begun {
  readonly id: string;
  /** The workday that is being closed. */
  readonly day: string;
  readonly answers: Answers;
  /** The questions that were answered or passed over. */
  readonly asked: readonly string[];
  /** What stood in the line of a question when it was left. */
  readonly typing?: Typing | undefined;
  /** How long was spent on it so far, in milliseconds. */
  readonly spent: number;
  /** When the last of them was answered. */
  readonly last: Date;
}

/** The closes that were begun and not ended, the one touched last first. */
export async function begunCloses(drafts: Drafts): Promise<Begun[]> {
  const open = (await drafts.listOf(TEMPLATE)).filter(({ busy }) => !busy);
  return open.flatMap((draft) => parse(draft) ?? []);
}

/** Keeps a close as far as it is answered. */
export async function keepBegun(
  drafts: Drafts,
  { id, last, ...begun }: Begun,
  local: Context['local'],
): Promise<void> {
  const moment = momentAt(last, local);
  const answers = [JSON.stringify({ v: 1, ...begun })];
  const none = { tags: [], mood: null, star: false };
  await drafts.keep({ id, ...moment, template: TEMPLATE, answers, ...none });
}

function parse({ id, at, answers: [text = ''] }: Draft): Begun | undefined {
  try {
    const { day, answers, asked, spent, typing } = JSON.parse(text) as Record<string, unknown>;
    if (typeof day !== 'string' || !isAt(at)) return undefined;
    return {
      id,
      day,
      answers: readAnswers(answers),
      asked: Array.isArray(asked) ? asked.filter((each) => typeof each === 'string') : [],
      ...(isTyping(typing) ? { typing } : {}),
      spent: typeof spent === 'number' ? spent : 0,
      last: new Date(instantOf(at)),
    };
  } catch {
    return undefined;
  }
}

/** Answers from a file: what is not of its kind is left out. */
function readAnswers(stored: unknown): Answers {
  const { loops, ...rest } = (stored ?? {}) as Record<string, unknown>;
  const kinds = {
    notesDue: 'number',
    well: 'string',
    hard: 'string',
    feeling: 'number',
    intention: 'string',
    recovery: 'string',
  } as const;
  const known = Object.entries(kinds).filter(([name, kind]) => typeof rest[name] === kind);
  return {
    loops: Array.isArray(loops) ? loops.filter(isLoop) : [],
    ...Object.fromEntries(known.map(([name]) => [name, rest[name]])),
  };
}

function isLoop(value: unknown): value is Loop {
  const { text, plan } = (value ?? {}) as Record<string, unknown>;
  return typeof text === 'string' && (plan === undefined || typeof plan === 'string');
}

function isTyping(value: unknown): value is Typing {
  const { question, text } = (value ?? {}) as Record<string, unknown>;
  return typeof question === 'string' && typeof text === 'string';
}

/** The answers with the words that were typed and not sent, for a close that asks no more. */
export function withTyped({ answers, typing }: Pick<Begun, 'answers' | 'typing'>): Answers {
  const text = typing && oneLine(typing.text);
  if (!typing || text === undefined) return answers;
  const { question } = typing;
  const { loops } = answers;
  if (question === 'loops') return { ...answers, loops: [...loops, readLoop(text) ?? { text }] };
  const [, at] = /^plan (\d+)$/.exec(question) ?? [];
  const loop = at === undefined ? undefined : loops[Number(at)];
  if (loop) return { ...answers, loops: loops.with(Number(at), { ...loop, plan: text }) };
  const isWords = ['well', 'hard', 'intention', 'recovery'].includes(question);
  return isWords ? { ...answers, [question]: text } : answers;
}
