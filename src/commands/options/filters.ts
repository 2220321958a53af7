import { Option, type Command } from 'commander';
import { nearest } from '../../care/nearest.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { KINDS, type Kind } from '../../journal/entry.js';
import type { Query } from '../../journal/query.js';
import { isTag, normalTag } from '../../journal/tags.js';
import type { Clock } from './when.js';

/** The filter flags as commander gives them. */
export interface FilterOptions {
  from?: string;
  to?: string;
  on?: string;
  tag?: string[];
  notTag?: string[];
  kind?: string[];
  mood?: string;
  star?: boolean;
  limit?: string;
}

/** Adds the flags that choose entries, the same wherever entries are chosen. */
export function addFilters(command: Command): Command {
  const { parent } = command;
  // Many sub-commands have them and one is reached: it gets them then.
  if (!parent?.parent) return withFilters(command);
  parent.hook('preSubcommand', (_parent, reached) => {
    if (reached === command) withFilters(command);
  });
  return command;
}

function withFilters(command: Command): Command {
  return command
    .optionsGroup('Which entries:')
    .option('--from <when>', 'from this day or time on')
    .option('--to <when>', 'up to this day or time, included')
    .option('--on <when>', 'on this day, in this month or year')
    .addOption(repeatable('--tag <tag>', 'with this tag (repeatable: all of them)'))
    .addOption(repeatable('--not-tag <tag>', 'without this tag (repeatable)'))
    .addOption(repeatable('--kind <kind>', 'of this kind (repeatable), or all'))
    .option('--mood <n>', 'with this mood, 1 to 5, or a range such as 1-2')
    .option('--star', 'only starred ones')
    .option('-n, --limit <n>', 'the newest n');
}

/** An option that may be given more than once, and then is a list. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, all: string[] = []) => [
    ...all,
    value,
  ]);
}

/**
 * The query that the filter flags ask for.
 *
 * @param kinds what is chosen without `--kind`; all kinds where absent
 * @throws UsageError naming the flag and what is allowed
 */
export async function readFilters(
  options: FilterOptions,
  context: Pick<Context, 'now' | 'local' | 'settings'>,
  kinds?: readonly Kind[],
): Promise<Query> {
  const { from, to, on } = options;
  if (on !== undefined && (from !== undefined || to !== undefined)) {
    throw new UsageError('--on cannot be joined with --from or --to', 'give one or the other');
  }
  const range: { from?: string; to?: string } = {};
  if (from !== undefined || to !== undefined || on !== undefined) {
    const { parseRange } = await import('./when.js');
    const clock = await clockOf(context);
    const start = on ?? from;
    const end = on ?? to;
    if (start !== undefined) range.from = (await parseRange(start, clock)).from;
    if (end !== undefined) range.to = (await parseRange(end, clock)).to;
  }
  const chosen = options.kind ? readKinds(options.kind) : kinds;
  return {
    ...range,
    ...(options.tag ? { tags: options.tag.map(readTag) } : {}),
    ...(options.notTag ? { notTags: options.notTag.map(readTag) } : {}),
    ...(chosen ? { kinds: chosen } : {}),
    ...(options.mood === undefined ? {} : { mood: readMoodRange(options.mood) }),
    ...(options.star ? { star: true } : {}),
    ...(options.limit === undefined ? {} : { limit: readLimit(options.limit) }),
  };
}

/** What typed dates are read against. */
export async function clockOf({
  now,
  local,
  settings,
}: Pick<Context, 'now' | 'local' | 'settings'>): Promise<Clock> {
  return { now: now(), local, dayStart: (await settings()).get('day.start') };
}

/** A tag as typed, with or without its `@`. */
export function readTag(text: string): string {
  if (isTag(text)) return normalTag(text);
  throw new UsageError('a tag is one word of letters and digits', 'for example: --tag supervision');
}

/** A mood from 1 to 5. */
export function readMood(text: string): number {
  if (/^[1-5]$/.test(text)) return Number(text);
  throw new UsageError(
    '--mood must be a whole number from 1 (low) to 5 (high)',
    'for example: --mood 4',
  );
}

function readMoodRange(text: string): { min: number; max: number } {
  const match = /^([1-5])(?:-([1-5]))?$/.exec(text);
  const [min, max] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
  if (match && min <= max) return { min, max };
  throw new UsageError('--mood must be 1 to 5, or a range', 'for example: --mood 4, or --mood 1-2');
}

function readLimit(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError('-n must be a whole number from 1', 'for example: -n 10');
}

function readKinds(typed: readonly string[]): readonly Kind[] | undefined {
  const kinds = typed.flatMap((each) => each.split(',')).map((each) => each.trim());
  if (kinds.includes('all')) return undefined;
  return kinds.map((kind) => {
    const known = KINDS.find((each) => each === kind);
    if (known) return known;
    const near = nearest(kind, KINDS);
    const list = `all, ${KINDS.join(', ')}`;
    throw new UsageError('there is no such kind of entry', near ? `did you mean ${near}?` : list);
  });
}
