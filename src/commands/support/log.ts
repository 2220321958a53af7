import {
  isAhead,
  type Session,
  type SupportCommitment,
} from '../../care/commitments/commitment.js';
import { creditedMinutes } from '../../care/commitments/credit.js';
import { dayLived } from '../../care/commitments/periods.js';
import { aheadWords, beforeWords } from '../../care/commitments/words.js';
import { counted } from '../../care/times.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { entryJson } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { momentAt } from '../../journal/moment.js';
import { guarded } from '../guard/kept.js';
import { flagWords } from '../options/again.js';
import { readDuration } from '../options/duration.js';
import { readEntryFields, tidyText } from '../options/entry.js';
import { past, readNet, running, standingOf, supportNamed, type Net } from './read.js';
import { isRolling, standingWords, titleOf } from './words.js';

export interface LogOptions {
  readonly minutes?: string;
  readonly group?: string;
  readonly note?: string | undefined;
  readonly at?: string | undefined;
}

const EXAMPLE = 'for example: selfcare support log supervision --minutes 60';

/** `support log [REF] --minutes 60` */
export async function log(
  context: Context,
  ref: string | undefined,
  { minutes: typed, group: people, note = '', at }: LogOptions,
): Promise<void> {
  const { out } = context;
  const fields = await readEntryFields(at === undefined ? {} : { at }, context);
  const moment = fields.moment ?? momentAt(context.now(), context.local);
  const group = people === undefined ? undefined : readGroup(people);
  const asks = context.interactive && !context.flags.yes;
  if (typed === undefined && !asks) throw new UsageError('--minutes is missing', EXAMPLE);
  const given =
    typed === undefined ? undefined : { minutes: readMinutes(typed), ...(group && { group }) };
  const net = await readNet(context);
  const commitment = await meant(context, net, ref);
  const held = commitment && (given ?? (await asked(context, commitment, group, { note, at })));
  if (!commitment || !held) return out.note('Nothing was saved.');
  const about = { ...moment, template: 'free', tags: [], mood: null, star: false };
  const { text, done } =
    note.trim() === ''
      ? { text: '', done: () => undefined }
      : await guarded(context, tidyText(note), about);
  const data = { record: 'session', of: commitment.id, ...held };
  const entry = await (await context.journal()).add({ ...moment, kind: 'support', text, data });
  done();
  if (out.json) return out.value(entryJson(entry));
  const shownRef = out.colorErr.cyan(entry.id.slice(0, SHOWN_LETTERS));
  const day = dayLived(entry.at, net.dayStart);
  const session: Session = { id: entry.id, of: commitment.id, day, note: text, ...held };
  out.note(`Saved as ${shownRef}: ${titleOf(commitment)}, ${heldWords(session, commitment)}.`);
  const now = context.now().getTime();
  if (isAhead(entry, { now, zone: context.local, dayStart: net.dayStart })) {
    return out.note(aheadWords(day, net.today));
  }
  const sessions = [...net.sessions, session];
  out.note(standingWords(standingOf(commitment, { ...net, sessions }), net.today));
  const edit = `selfcare support edit ${commitment.id.slice(0, SHOWN_LETTERS)}`;
  const before = beforeWords(commitment, day, net.today, edit);
  if (before && !isRolling(commitment)) out.note(before);
  const rule = ruleWords(held, commitment);
  if (rule) out.note(rule);
}

/** That all of a group's time counts as long as no rule is set: most bodies ask for one. */
function ruleWords(
  { minutes, group }: Pick<Session, 'minutes' | 'group'>,
  { id, role, creditSet, minutes: needed }: SupportCommitment,
): string {
  if (group === undefined || role !== 'supervision' || creditSet || needed === undefined) return '';
  const counts = Math.floor(creditedMinutes(minutes, group, 'bacp') + 1e-6);
  const edit = `selfcare support edit ${id.slice(0, SHOWN_LETTERS)} --group-credit`;
  return (
    `No rule for groups is set, so all of it counts. BACP counts ${counts} of ${minutes}: ` +
    `${edit} bacp (full: leave it so)`
  );
}

/** Asks how long it was. */
async function asked(
  context: Context,
  { id }: SupportCommitment,
  group: number | undefined,
  { note, at }: LogOptions,
) {
  const words = ['selfcare', 'support', 'log', id.slice(0, SHOWN_LETTERS)];
  const flags = flagWords({ note: note === '' ? undefined : note, at });
  return (await import('./ask.js')).askHowLong(context, group, { words, flags });
}

/** `60 minutes`, `60 minutes in a group of 4, 30 count` */
function heldWords({ minutes, group }: Session, { credit, ...of }: SupportCommitment): string {
  const long = counted(minutes, 'minute');
  if (group === undefined) return long;
  const counts = creditedMinutes(minutes, group, credit);
  const share = of.minutes === undefined ? '' : `, ${Math.floor(counts + 1e-6)} of them count`;
  return `${long} in a group of ${group}${share}`;
}

async function meant(
  context: Context,
  net: Net,
  ref: string | undefined,
): Promise<SupportCommitment | undefined> {
  if (ref !== undefined) return supportNamed(net, ref);
  const [only, ...others] = running(net);
  if (!only && past(net).length > 0) {
    throw new UsageError('none of your support runs now', '`selfcare support show --all` shows it');
  }
  if (!only) {
    throw new UsageError(
      'no support is written down yet',
      'for example: selfcare support add "Supervision" --role supervision --every month',
    );
  }
  if (others.length === 0) return only;
  if (context.interactive && !context.flags.yes) {
    return (await import('./ask.js')).askWhich(context, net);
  }
  throw new UsageError('which one?', `${EXAMPLE}; \`selfcare support\` lists them`);
}

function readMinutes(typed: string): number {
  return readDuration(typed, '--minutes', { least: 1, most: 1440 });
}

function readGroup(typed: string): number {
  const people = Number(typed);
  if (/^\d{1,3}$/.test(typed) && people >= 2 && people <= 200) return people;
  throw new UsageError(
    '--group takes the number of people, from 2 to 200',
    'without the supervisor; in peer supervision everyone counts',
  );
}
