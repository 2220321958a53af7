import { resolve } from 'node:path';
import { identify } from '../../care/identifiers/identify.js';
import { maskIdentifiers } from '../../care/identifiers/mask.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { instantOf, wallOf, momentAt } from '../../journal/moment.js';
import { clockTime, longDate } from '../../terminal/dates.js';
import { clockOf } from '../options/filters.js';
import { maskedWords, packetText, type PacketEntry } from './packet-text.js';
import { readNet, type Net } from './read.js';

export interface PacketOptions {
  readonly since?: string;
  readonly out?: string;
  readonly force?: boolean;
}

const TAG = 'supervision';
const DAY = 86_400_000;

/** From when entries count: an instant and a wall time that is not after it. */
interface Start {
  readonly instant: number;
  readonly wall: string | undefined;
}

/** `support packet`: an agenda of what was tagged @supervision, its possible identifiers masked. */
export async function packet(
  context: Context,
  { since = 'last', out: file, force = false }: PacketOptions,
): Promise<void> {
  const { out } = context;
  if (file === '') throw new UsageError('--out needs a file', 'for example: --out packet.md');
  const typed = since.trim().toLowerCase() === 'last' ? undefined : await startOf(since, context);
  const start = typed ?? lastSession(context, await readNet(context));
  const entries = await readEntries(context, start);
  const spans = entries.flatMap(({ masked }) => masked);
  const text = packetText(entries);
  const toFile = file !== undefined && file !== '-' && entries.length > 0;
  if (toFile) await write(resolve(context.cwd, file), text, force);
  const begin = Number.isFinite(start.instant)
    ? momentAt(new Date(start.instant), context.local).at
    : undefined;
  if (out.json) {
    return out.value({
      since: begin ?? null,
      masked: spans.length,
      file: toFile ? file : null,
      entries: entries.map(({ id, at, text: words }) => ({ id, at, text: words })),
    });
  }
  if (entries.length === 0) {
    const after = begin === undefined ? '' : ` since ${longDate(begin)}, ${clockTime(begin)}`;
    return out.note(
      `Nothing is tagged @${TAG}${after}. To tag something: selfcare journal -m "… @${TAG}"`,
    );
  }
  // On stdout it says so itself.
  if (!toFile) return out.raw(text);
  const many = entries.length === 1 ? '1 entry' : `${entries.length} entries`;
  out.note(`${many} written to ${file}. ${maskedWords(spans)}`);
}

/** A date that was typed, from its beginning on. */
async function startOf(typed: string, context: Context): Promise<Start> {
  const { parseRange } = await import('../options/when.js');
  const { momentOfWall } = await import('../../journal/moment.js');
  const { from } = await parseRange(typed, await clockOf(context));
  return { instant: instantOf(momentOfWall(from, context.local).at), wall: from };
}

/** The last supervision that was logged; the beginning of all where there is none. */
function lastSession(
  { local }: Pick<Context, 'local'>,
  { commitments, sessions, entryOf }: Net,
): Start {
  const supervision = new Set(
    commitments.filter(({ role }) => role === 'supervision').map(({ id }) => id),
  );
  const times = sessions
    .filter(({ of }) => supervision.has(of))
    .map(({ id }) => instantOf(entryOf(id).at));
  const instant = Math.max(...times);
  if (!Number.isFinite(instant)) return { instant, wall: undefined };
  // A day earlier, for entries of another zone; they are chosen by their instants.
  return { instant, wall: wallOf(momentAt(new Date(instant - DAY), local).at) };
}

/** The entries, oldest first, masked whatever the guard is set to; words that are always kept stay. */
async function readEntries(context: Context, { instant, wall }: Start): Promise<PacketEntry[]> {
  const allow = (await context.settings()).get('guard.allow');
  // The tag's letters stand in the line of each entry that has it, so that others need not be parsed.
  const query = { tags: [TAG], from: wall, runs: [TAG] };
  const found = await (await context.journal()).read(query);
  const masked: PacketEntry[] = [];
  for (const { id, at, text } of found.reverse()) {
    if (instantOf(at) <= instant || text.trim() === '') continue;
    const spans = await identify(text, allow);
    masked.push({ id, at, text: maskIdentifiers(text, spans), masked: spans });
  }
  return masked;
}

async function write(path: string, text: string, force: boolean): Promise<void> {
  const { writeFile } = await import('../../formats/destination.js');
  const whole = async function* () {
    yield text;
  };
  await writeFile(path, whole(), force);
}
