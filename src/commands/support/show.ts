import { netThinAt } from '../../care/commitments/due.js';
import { onDay } from '../../care/commitments/words.js';
import type { Context } from '../../context.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { wrapText } from '../../terminal/wrap.js';
import { tellVersions } from '../options/versions.js';
import { past, readNet, running, standingOf, type Net, type SupportStanding } from './read.js';
import {
  CHECK,
  dueWords,
  GROUPS_ONLY,
  nameOf,
  sourceWords,
  standingWords,
  supportJson,
  titleOf,
} from './words.js';

export const EMPTY =
  'No support is written down yet. To begin: ' +
  'selfcare support add "Supervision" --role supervision --every month --hours 1.5';

/**
 * `support show`: the net, and where one stands with each.
 *
 * @param options `all`: those that have ended too
 */
export async function show(context: Context, options: { all?: boolean } = {}): Promise<void> {
  const { out } = context;
  const net = await readNet(context);
  const { today } = net;
  const ended = past(net);
  const shown = [...running(net), ...(options.all ? ended : [])];
  const all = shown.map((each) => standingOf(each, net));
  tellOfVersions(context, net, all);
  if (out.json) return out.value({ commitments: all.map((each) => supportJson(each, net)) });
  if (all.length === 0) return tellNone(context, net);
  for (const standing of all) {
    const { commitment } = standing;
    const ref = out.color.cyan(commitment.id.slice(0, SHOWN_LETTERS));
    const rest = ' '.repeat(SHOWN_LETTERS + 2);
    const name = out.color.bold(nameOf(commitment));
    out.data(wrapText(name, out.width, { first: `${ref}  `, rest }));
    out.data(wrapText(standingWords(standing, today), out.width, { first: rest }));
  }
  const sources = new Set(all.flatMap(({ commitment }) => sourceWords(commitment) ?? []));
  for (const source of sources) out.note(`${source}.`);
  if (sources.size > 0) out.note(CHECK);
  const thin = thinWords(context, net);
  if (thin) out.note(thin);
  if (!options.all && ended.length > 0) out.note(endedWords(ended.length));
}

function tellOfVersions(context: Context, { entryOf }: Net, all: readonly SupportStanding[]): void {
  const entries = all.map(({ commitment }) => entryOf(commitment.id));
  tellVersions(context, entries, 'support');
}

/** Says that none runs, and whether any did. */
function tellNone({ out }: Pick<Context, 'out'>, net: Net): void {
  const ended = past(net).length;
  out.note(ended === 0 ? EMPTY : `None of your support runs now. ${endedWords(ended)}`);
}

function endedWords(count: number): string {
  return `${count} ended: \`selfcare support show --all\``;
}

/** A word where nobody of the net was met for long. */
function thinWords(context: Context, net: Net): string | undefined {
  const { commitments, sessions, today, dayStart } = net;
  const now = context.now().getTime();
  const [thin] = netThinAt(commitments, sessions, { now, zone: context.local, dayStart });
  if (thin === undefined || thin > now) return undefined;
  const last = Math.max(...sessions.map(({ day }) => day));
  const since = Number.isFinite(last)
    ? `The last time you met anybody was ${onDay(last, today)}.`
    : '';
  return `${since} A message to one of them would be a beginning.`.trim();
}

/** `support due`: what is due, or what will be next. */
export async function due(context: Context): Promise<void> {
  const { out } = context;
  const net = await readNet(context);
  const { today } = net;
  const all = running(net)
    .map((each) => standingOf(each, net))
    .sort((a, b) => a.due - b.due);
  tellOfVersions(context, net, all);
  if (out.json) return out.value(all.map((each) => supportJson(each, net)));
  const [first] = all;
  if (!first) return tellNone(context, net);
  const standing = all.filter((each) => each.due <= today);
  for (const each of standing) {
    out.data(wrapText(dueWords(each, today), out.width, { rest: '  ' }));
  }
  for (const { commitment, groupsOnly, due: day } of all) {
    if (groupsOnly && day > today) out.note(`${titleOf(commitment)}: ${GROUPS_ONLY}`);
  }
  if (standing.length > 0) return;
  out.note(`Nothing is due. Next: ${titleOf(first.commitment)}, ${onDay(first.due, today)}.`);
}
