import { UsageError, UserError } from '../errors.js';
import type { Line } from './lines.js';
import { DATE_ORDERS, readStamp, type DateOrder, type Stamp } from './stamp.js';

/** How a jrnl file marks where an entry starts, decided over the whole file. */
export interface Marks {
  /** jrnl 2 and later put the stamp in brackets; jrnl 1 did not, and this is its shape. */
  readonly bare: string | undefined;
  /** Whether the stamps are times alone, as a folder journal may have them. */
  readonly timesOnly: boolean;
  readonly order: DateOrder;
}

const BRACKETS = /^\[([^\]]+)\](?: |$)/;
/** A stamp has no more words than this: `Tuesday, 10 March 2026 09:30 AM`. */
const WORDS = 7;

/** The stamp in brackets that a line starts with, and what follows it. */
export function bracketStamp(line: string): { stamp: Stamp; rest: string } | undefined {
  const found = BRACKETS.exec(line);
  const stamp = found?.[1] === undefined ? undefined : readStamp(found[1]);
  return found && stamp ? { stamp, rest: line.slice(found[0].length).trimStart() } : undefined;
}

/** The bare stamps that a line may start with, the longest first. */
export function* bareStamps(line: string): Generator<{ stamp: Stamp; rest: string }> {
  if (!/^[\p{L}\d]/u.test(line) || !/\d/.test(line.slice(0, 40))) return;
  const words = /^(?:\S+(?: +|$)){1,7}/.exec(line)?.[0].split(/(?<= )(?=\S)/) ?? [];
  for (let count = Math.min(words.length, WORDS); count > 0; count--) {
    const prefix = words.slice(0, count).join('');
    const stamp = readStamp(prefix);
    if (stamp && hasDate(stamp) && !stamp.named) {
      yield { stamp, rest: line.slice(prefix.length) };
    }
  }
}

/**
 * Decides how a jrnl file is to be read: brackets or not, and in which order its dates stand.
 *
 * @param order the order that the user named
 * @param dated whether the dates come from elsewhere (a folder journal), and only times count
 * @returns undefined where no line starts with a date
 * @throws UsageError when the order of the dates cannot be told
 */
export async function survey(
  lines: AsyncIterable<Line>,
  order: DateOrder | undefined,
  dated = false,
): Promise<Marks | undefined> {
  const brackets = new Orders();
  const bare = new Map<string, Orders>();
  let times = 0;
  let first: 'bare' | 'other' | undefined;
  for await (const { number, text } of lines) {
    if (number === 1) refuseEncrypted(text);
    const bracketed = bracketStamp(text)?.stamp;
    if (bracketed) {
      if (hasDate(bracketed)) brackets.add(bracketed);
      else times++;
    } else {
      for (const { stamp } of bareStamps(text)) {
        first ??= 'bare';
        const orders = bare.get(stamp.shape) ?? new Orders();
        bare.set(stamp.shape, orders);
        orders.add(stamp);
      }
    }
    if (text.trim() !== '') first ??= 'other';
  }
  // The form that most lines have, the longest of several: 09:30 AM before 09:30.
  const [shape, best] = [...bare].sort(
    ([a, x], [b, y]) => y.count - x.count || b.length - a.length,
  )[0] ?? [undefined, undefined];
  const isBare =
    best !== undefined &&
    (brackets.count === 0 || (first === 'bare' && best.count > brackets.count));
  const orders = isBare ? best : brackets;
  if (dated && orders.count === 0 && times > 0) {
    return { bare: undefined, timesOnly: true, order: 'dmy' };
  }
  if (orders.count === 0) return undefined;
  const decided = dated ? 'dmy' : orders.decide(order);
  return { bare: isBare ? shape : undefined, timesOnly: false, order: decided };
}

/** Whether a stamp names a day, and not a time alone. */
export function hasDate(stamp: Stamp): boolean {
  return Object.keys(stamp.dates).length > 0;
}

/** Which orders make every date of a file a real one, and whether they tell the same dates. */
class Orders {
  count = 0;
  private possible: readonly DateOrder[] = DATE_ORDERS;
  private readonly differ = new Set<string>();

  add({ dates }: Stamp): void {
    this.count++;
    this.possible = this.possible.filter((order) => dates[order] !== undefined);
    for (const a of DATE_ORDERS) {
      for (const b of DATE_ORDERS) if (dates[a] !== dates[b]) this.differ.add(`${a} ${b}`);
    }
  }

  decide(named: DateOrder | undefined): DateOrder {
    if (named) return named;
    const [only, ...others] = this.possible;
    const sure = only && others.every((other) => !this.differ.has(`${only} ${other}`));
    if (sure) return only;
    const choices = (only ? this.possible : DATE_ORDERS).join(' or ');
    throw new UsageError(
      only
        ? 'the dates in this file can be read in more than one way'
        : 'the dates in this file are not all in one order',
      `say in which order day, month and year stand: --date-order ${choices}`,
    );
  }
}

/** jrnl's encrypted files: a header of its own, a Fernet token, or bytes that are no text. */
function refuseEncrypted(first: string): void {
  if (!/^(JRNLv\d|gAAAAA)/.test(first) && !first.includes('\0')) return;
  throw new UserError(
    'this journal is encrypted, or is no text file',
    'decrypt it in jrnl first (`jrnl --decrypt`), then import the file',
  );
}
