import { nearest } from '../../care/nearest.js';
import { BUILT_IN, type BuiltIn } from '../../care/reminders-builtin.js';
import type { OwnRule, ReminderRules } from '../../care/reminders-rules.js';
import { UsageError, UserError } from '../../errors.js';

/** What a built-in reminder is called, and when it comes. */
export const BUILT_IN_WORDS: Readonly<Record<BuiltIn, readonly [title: string, when: string]>> = {
  close: ['Close the day', 'from the end of your workday until it is closed'],
  loops: ['Open loops', 'at the start of your workday, until `selfcare boundary open`'],
  pause: ['A pause', 'after 2 hours of work without a breath or a break'],
  supervision: ['Supervision', 'when it is due'],
  learning: ['Learning', 'when a cycle is to be completed'],
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
 * The reminder that a reference names: the name of a built-in one, or a unique beginning of it or
 * of an id.
 *
 * @throws UsageError, UserError where it names none, or more than one
 */
export function reminderNamed(ref: string, rules: ReminderRules): Named {
  const all = everyReminder(rules);
  const wanted = ref.toLowerCase();
  const exact = all.find(({ id }) => id === wanted);
  const found = exact ? [exact] : all.filter(({ id }) => wanted !== '' && id.startsWith(wanted));
  const [only] = found;
  if (only && found.length === 1) return only;
  const ids = found.map(({ id }) => id).join(', ');
  if (only)
    throw new UsageError(`more than one reminder begins with ${ref}`, `add letters: ${ids}`);
  const near = nearest(wanted, BUILT_IN);
  // Words that were taken for a reference may be somebody's own.
  const shown = /^[a-z0-9-]{1,20}$/.test(wanted) ? ref : 'that';
  throw new UserError(
    `there is no reminder ${shown}`,
    near ? `did you mean ${near}?` : '`selfcare remind list` shows them all',
  );
}
