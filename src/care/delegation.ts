/** Work that could be another's, or is by now. */
export interface Task {
  /** Minutes a week; absent where nobody has said. */
  readonly minutes?: number;
  /** Whose it is to be, or has become. */
  readonly to?: string;
  readonly state: 'open' | 'done';
}

/** What is often handed off in a practice: names of tasks, to begin with. */
export const DELEGABLE: readonly string[] = [
  'scheduling',
  'appointment reminders',
  'intake paperwork',
  'benefit checks',
  'prior authorisations',
  'claims',
  'payment posting',
  'credentialing',
  'referral administration',
  'bookkeeping',
  'IT',
  'marketing',
];

/** The most minutes that a week has. */
export const WEEK_MINUTES = 7 * 24 * 60;

/** The task in an entry's data; undefined where there is none. */
export function taskIn(data: Readonly<Record<string, unknown>>): Task | undefined {
  const { record, minutesAWeek, to, state } = data;
  if (record !== 'task') return undefined;
  return {
    ...(isMinutes(minutesAWeek) ? { minutes: minutesAWeek } : {}),
    ...(typeof to === 'string' && to !== '' ? { to } : {}),
    state: state === 'done' ? 'done' : 'open',
  };
}

/** Minutes a week: freed by what was handed off, and what could be. */
export function freed(tasks: Iterable<Task>): { readonly done: number; readonly open: number } {
  const totals = { done: 0, open: 0 };
  for (const { state, minutes = 0 } of tasks) totals[state] += minutes;
  return totals;
}

function isMinutes(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) <= WEEK_MINUTES;
}
