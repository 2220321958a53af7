import { nearest } from '../../care/nearest.js';
import { BUILT_IN, type BuiltIn } from '../../care/reminders-builtin.js';
import type { OwnRule, ReminderRules } from '../../care/reminders-rules.js';
import { UsageError, UserError } from '../../errors.js';
import { folded, noneNamed, shownRef } from '../options/reference.js';

/** What a built-in reminder is called, and when it comes. */
export const BUILT_IN_WORDS: Readonly<Record<BuiltIn, readonly [title: string, when: string]>> = {
  close: ['Close the day', 'from the end of your workday until it is closed'],
  loops: ['Open loops', 'at the start of your workday, until `selfcare boundary open`'],
  pause: ['A pause', 'after 2 hours of work without a breath or a break'],
  supervision: ['Supervision', 'when it is due'],
  learning: ['Learning', 'towards the end of a cycle, while hours are open'],
  support: ['Support', 'when a meeting with your own people is long past'],
  plan: ['Your plan', 'when a part of it has rested for long'],
  checkin: ['A check-in', '7 days after the last one'],
  journal: ['A few words', '3 days after you last wrote, off work'],
};

/** A reminder that a person named. */
export interface Named {
  readonly id: string;
  readonly title: string;
  /** Absent where it is built in. */
  readonly own?: OwnRule;
}

/** Every reminder, one's own first. */
export function everyReminder({ own }: ReminderRules): Named[] {
  return [
    ...own.map((rule) => ({ id: rule.id, title: rule.title, own: rule })),
    ...BUILT_IN.map((id) => ({ id, title: BUILT_IN_WORDS[id][0] })),
  ];
}

/**
 * The reminder that a reference names: an id or the name of a built-in one, a title, or a unique
 * beginning of one of them.
 *
 * @throws UsageError, UserError where it names none, or more than one
 */
export function reminderNamed(ref: string, rules: ReminderRules): Named {
  const all = everyReminder(rules);
  const wanted = folded(ref);
  const ways: ((each: Named) => boolean)[] = [
    ({ id }) => id === wanted,
    ({ title }) => folded(title) === wanted,
    ({ id }) => id.startsWith(wanted),
    ({ title }) => folded(title).startsWith(wanted),
  ];
  for (const way of wanted === '' ? [] : ways) {
    const found = all.filter(way);
    const [only] = found;
    if (only && found.length === 1) return only;
    if (!only) continue;
    const ids = found.map(({ id }) => id).join(', ');
    throw new UsageError(
      `more than one reminder begins with ${shownRef(ref)}`,
      `name one by: ${ids}`,
    );
  }
  const near = nearest(wanted, BUILT_IN);
  throw new UserError(
    noneNamed('reminder', ref),
    near ? `did you mean ${near}?` : '`selfcare remind list` shows them all, by letters and title',
  );
}
