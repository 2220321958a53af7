/** A point in time as lived: the wall clock that the person saw, its offset, and the zone's name. */
export interface Moment {
  /** `2026-03-01T18:04:09+01:00` */
  readonly at: string;
  readonly zone: string;
}

/** The rules of one zone. The process's own zone has cheap ones; see `zone-rules` for others. */
export interface ZoneRules {
  /** IANA name, or `±HH:MM`; empty where it has no name. */
  zone(): string;
  /** Minutes east of UTC at an instant. */
  offsetAt(instant: Date): number;
}

const AT = /^(?<wall>[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?)(?<offset>Z|[+-]\d\d:\d\d)$/;

/** The wall clock at `instant`, to the millisecond. */
export function momentAt(instant: Date, rules: ZoneRules): Moment {
  const offset = Math.round(rules.offsetAt(instant));
  const wall = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, -1);
  return momentIn(wall, offset, rules);
}

/** A zone without a name is named by its offset. */
function momentIn(wall: string, offset: number, rules: ZoneRules): Moment {
  const text = offsetText(offset);
  return { at: wall + text, zone: rules.zone() || text };
}

/**
 * The moment at which clocks showed `wall`. A wall time that came twice (autumn) is its first; one
 * that was skipped (spring) keeps its digits with the offset before the jump, so that it comes
 * back as typed and still names one instant.
 *
 * @param wall `YYYY-MM-DDTHH:MM:SS`
 */
export function momentOfWall(wall: string, rules: ZoneRules): Moment {
  const asUtc = Date.parse(`${wall}Z`);
  const before = rules.offsetAt(new Date(asUtc - 86_400_000));
  const after = rules.offsetAt(new Date(asUtc + 86_400_000));
  // The larger offset gives the earlier instant. None fits only where the wall time was skipped.
  const fits = [before, after]
    .sort((a, b) => b - a)
    .find((offset) => rules.offsetAt(new Date(asUtc - offset * 60_000)) === offset);
  return momentIn(wall, Math.round(fits ?? before), rules);
}

/** The instant of an `at`, in milliseconds since 1970. */
export function instantOf(at: string): number {
  return Date.parse(at);
}

/** The wall clock of an `at` to the second, without its offset; walls compare as text. */
export function wallOf(at: string): string {
  return at.slice(0, at.indexOf('T') + 9);
}

/** Whether a value that was read is a moment. */
export function isMoment(value: unknown): value is Moment {
  const { at, zone } = (value ?? {}) as Partial<Record<keyof Moment, unknown>>;
  return isAt(at) && typeof zone === 'string';
}

/** Whether `at` is a wall time with an offset that names a real instant. */
export function isAt(at: unknown): at is string {
  return typeof at === 'string' && AT.test(at) && !Number.isNaN(Date.parse(at));
}

/** The same moment with seconds and a numeric offset. */
export function normalAt(at: string): string {
  const { wall = '', offset = '' } = AT.exec(at)?.groups ?? {};
  const seconds = wall.length === wall.indexOf('T') + 6 ? ':00' : '';
  return wall + seconds + (offset === 'Z' ? '+00:00' : offset);
}

/** `+05:30` from 330. */
export function offsetText(minutes: number): string {
  const abs = Math.abs(minutes);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(abs / 60))}:${two(abs % 60)}`;
}
