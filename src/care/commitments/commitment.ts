import { livedDay } from '../load.js';
import { dayOfDate, type When } from '../wall.js';
import { cadenceIn, type Cadence } from './cadence.js';
import { GROUP_RULES, type GroupRule } from './credit.js';
import { dayLived } from './periods.js';

/** What of an entry commitments go by. It may come from another device, an older version, an import. */
export interface Recorded {
  readonly id: string;
  /** ISO 8601 wall time with its offset. */
  readonly at: string;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What is to be done, how often, since when. Days are counted since 1970-01-01. */
export interface Commitment {
  readonly id: string;
  readonly title: string;
  readonly cadence: Cadence;
  readonly since: number;
  /** The day from which it no longer holds. */
  readonly ended?: number;
}

/** Self-care domains, after Saakvitne & Pearlman 1996; the names only. */
export const DOMAINS = [
  'physical',
  'psychological',
  'emotional',
  'spiritual',
  'relationships',
  'professional',
  'balance',
] as const;
export type Domain = (typeof DOMAINS)[number];

export interface PlanCommitment extends Commitment {
  readonly domain: Domain;
}

export const ROLES = ['supervision', 'peer', 'therapy', 'mentoring'] as const;
export type Role = (typeof ROLES)[number];

export interface SupportCommitment extends Commitment {
  readonly role: Role;
  readonly who?: string;
  /** Minutes that are to count each time; absent where times do. */
  readonly minutes?: number;
  /** So many periods are taken together, as an average. */
  readonly average?: number;
  readonly credit: GroupRule;
  /** Whether a person or a preset said so. */
  readonly creditSet?: boolean;
  readonly preset?: string;
}

/** Something that was done about a commitment. */
export interface Done {
  readonly id: string;
  /** The commitment's id. */
  readonly of: string;
  /** The lived day, by the wall clock of where it was. */
  readonly day: number;
  readonly note: string;
}

export interface Session extends Done {
  readonly minutes: number;
  /** People in the group, where it was one. */
  readonly group?: number;
}

const MOST_AVERAGE = 60;
/** A day of the years that are written with four digits, about. */
const FARTHEST_DAY = 3_000_000;

/** Whether a commitment holds on a day. */
export function isActive({ ended }: Commitment, day: number): boolean {
  return ended === undefined || day < ended;
}

/**
 * Whether an entry is of a day to come, by its own wall clock and by ours: what was done an hour
 * ago is not, though it may be tomorrow there.
 */
export function isAhead({ at }: Pick<Recorded, 'at'>, { now, zone, dayStart }: When): boolean {
  return Date.parse(at) > now && dayLived(at, dayStart) > livedDay(now, zone, dayStart);
}

/** The commitments, and what was done about them by now: what lies ahead counts from its day on. */
export function happened<T extends Recorded>(entries: readonly T[], when: When): T[] {
  return entries.filter((each) => each.data['record'] === 'commitment' || !isAhead(each, when));
}

/** What entries of kind `plan` say, in their order; what is of another shape is passed over. */
export function readPlan(entries: Iterable<Recorded>, dayStart: number) {
  const commitments: PlanCommitment[] = [];
  const done: Done[] = [];
  for (const entry of entries) {
    const common = commitmentIn(entry, dayStart);
    const domain = DOMAINS.find((each) => each === entry.data['domain']);
    if (common && domain) commitments.push({ ...common, domain });
    else if (entry.data['record'] === 'done') done.push(...doneIn(entry, dayStart));
  }
  return { commitments, done };
}

/** What entries of kind `support` say, in their order; what is of another shape is passed over. */
export function readSupport(entries: Iterable<Recorded>, dayStart: number) {
  const commitments: SupportCommitment[] = [];
  const sessions: Session[] = [];
  for (const entry of entries) {
    const { data } = entry;
    const common = commitmentIn(entry, dayStart);
    const role = ROLES.find((each) => each === data['role']);
    if (common && role) {
      const { who, hours, average, credit, preset } = data;
      const minutes = isAmount(hours, 1000) ? Math.round(hours * 60) : 0;
      commitments.push({
        ...common,
        role,
        credit: GROUP_RULES.find((each) => each === credit) ?? 'full',
        creditSet: credit !== undefined,
        ...(typeof who === 'string' && who !== '' && { who }),
        ...(minutes > 0 && { minutes }),
        ...(isAmount(average, MOST_AVERAGE) && Number.isInteger(average) && { average }),
        ...(typeof preset === 'string' && { preset }),
      });
    } else if (data['record'] === 'session') {
      const { minutes, group } = data;
      if (!isAmount(minutes, 1440)) continue;
      const people = isAmount(group, 1000) && Number.isInteger(group) ? { group } : {};
      sessions.push(...doneIn(entry, dayStart).map((each) => ({ ...each, minutes, ...people })));
    }
  }
  return { commitments, sessions };
}

function commitmentIn({ id, at, text, data }: Recorded, dayStart: number): Commitment | undefined {
  const cadence = cadenceIn(data['cadence']);
  const since = dayIn(data['since']) ?? dayLived(at, dayStart);
  if (data['record'] !== 'commitment' || !cadence || !isDay(since)) return undefined;
  const ended = dayIn(data['ended']);
  return { id, title: text, cadence, since, ...(ended !== undefined && { ended }) };
}

function doneIn({ id, at, text, data }: Recorded, dayStart: number): Done[] {
  const { of } = data;
  const day = dayLived(at, dayStart);
  return typeof of === 'string' && isDay(day) ? [{ id, of, day, note: text }] : [];
}

function dayIn(value: unknown): number | undefined {
  const day = typeof value === 'string' ? dayOfDate(value) : NaN;
  return Number.isNaN(day) ? undefined : day;
}

function isDay(day: number): boolean {
  return Math.abs(day) < FARTHEST_DAY;
}

function isAmount(value: unknown, most: number): value is number {
  return typeof value === 'number' && value > 0 && value <= most;
}
