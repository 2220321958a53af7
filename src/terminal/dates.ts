const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `Saturday 21 November 2026` of a wall time such as `2026-11-21T22:10:00+01:00`. */
export function longDate(at: string): string {
  const day = new Date(`${at.slice(0, at.indexOf('T'))}T00:00:00Z`);
  const name = DAYS[day.getUTCDay()] ?? '';
  return `${name} ${day.getUTCDate()} ${MONTHS[day.getUTCMonth()] ?? ''} ${day.getUTCFullYear()}`;
}

/** `22:10` of a wall time. */
export function clockTime(at: string): string {
  const start = at.indexOf('T') + 1;
  return at.slice(start, start + 5);
}

/** `+01:00` of a wall time with offset. */
export function offsetPart(at: string): string {
  return /(Z|[+-]\d\d:\d\d)$/.exec(at)?.[1] ?? '';
}
