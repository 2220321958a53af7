import { readSupport, ROLES, type Role } from '../../care/commitments/commitment.js';
import { isPreset, SUPPORT_PRESETS } from '../../care/commitments/presets.js';
import { sparedWords } from '../../care/commitments/words.js';
import { nearest } from '../../care/nearest.js';
import { titleFault } from '../../care/reminders-rules.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { entryJson } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { momentAt } from '../../journal/moment.js';
import { flagWords } from '../options/again.js';
import { readSince } from '../options/often.js';
import { readTitle } from '../options/title.js';
import { readFigures, type FigureOptions } from './figures.js';
import { CHECK, isRolling, nameOf, oftenWords, sourceWords } from './words.js';

export interface AddOptions extends FigureOptions {
  readonly role?: string;
  readonly who?: string;
  readonly since?: string;
}

const EXAMPLE = 'selfcare support add "Supervision" --role supervision --every month --hours 1.5';

/** `support add TITLE`; what is missing is asked for at a terminal. */
export async function add(context: Context, words: string, options: AddOptions): Promise<void> {
  const { out } = context;
  const { since, ...rest } = options;
  const begun = since === undefined ? {} : { since: await readSince(since, context) };
  const given = { title: words, ...readPeople(rest), figures: readFigures(rest) };
  // A preset is about supervision, unless somebody says otherwise.
  if (options.preset !== undefined) forSupervision(given.role);
  const role = given.role ?? (options.preset === undefined ? undefined : 'supervision');
  const isWhole = words !== '' && role !== undefined && given.figures.cadence !== undefined;
  const known = { ...given, ...(role && { role }) };
  const { who: whom, average, groupCredit } = options;
  const flags = flagWords({ who: whom, average, 'group-credit': groupCredit, since });
  const asked =
    isWhole || !context.interactive || context.flags.yes
      ? known
      : await (await import('./ask.js')).askForSupport(context, known, flags);
  if (!asked) return out.note('Nothing was saved.');
  const title = await readTitle(context, asked.title, EXAMPLE);
  if (!asked.role) throw new UsageError('--role is missing', `one of ${ROLES.join(', ')}`);
  if (!asked.figures.cadence) {
    throw new UsageError('--every is missing', 'for example: --every month, or --preset bacp');
  }
  const { who } = asked;
  const people = { role: asked.role, ...(who && { who }) };
  const entry = await (
    await context.journal()
  ).add({
    ...momentAt(context.now(), context.local),
    kind: 'support',
    text: title,
    data: { record: 'commitment', ...people, ...asked.figures, ...begun },
  });
  if (out.json) return out.value(entryJson(entry));
  const [made] = readSupport([entry], (await context.settings()).get('day.start')).commitments;
  const ref = out.colorErr.cyan(entry.id.slice(0, SHOWN_LETTERS));
  if (made) out.note(`Saved as ${ref}: ${nameOf(made)}, ${oftenWords(made)}.`);
  tellSource(context, asked.figures.preset);
  const spared = made && !isRolling(made) && sparedWords(made, made.preset?.toUpperCase());
  if (spared) out.note(spared);
}

/** @throws UsageError where a preset is to be of something else */
export function forSupervision(role: unknown): void {
  if (role === undefined || role === 'supervision') return;
  throw new UsageError(
    'a preset holds the figures of supervision, and of nothing else',
    'for another role say --every and --hours, without a preset',
  );
}

/** Where a preset's figures come from, and what they do not say. */
export function tellSource({ out }: Pick<Context, 'out'>, preset: string | undefined): void {
  if (!isPreset(preset)) return;
  const { caution, url } = SUPPORT_PRESETS[preset];
  out.note(`${sourceWords({ preset }) ?? ''}. ${caution}`);
  out.note(url);
  out.note(CHECK);
}

/** Who and what for, as the flags say it. */
export function readPeople({ role, who }: Pick<AddOptions, 'role' | 'who'>): {
  role?: Role;
  who?: string;
} {
  return {
    ...(role !== undefined && { role: readRole(role) }),
    ...(who !== undefined && { who: readWho(who) }),
  };
}

function readRole(typed: string): Role {
  const wanted = typed.trim().toLowerCase();
  const known = ROLES.find((each) => each === wanted);
  if (known) return known;
  const near = nearest(wanted, ROLES);
  const hint = near ? `did you mean ${near}?` : `it is one of ${ROLES.join(', ')}`;
  throw new UsageError('there is no such role', hint);
}

/** A name of the person's own people: theirs to keep, and not looked through. */
function readWho(typed: string): string {
  const who = typed.replaceAll(/\s+/g, ' ').trim();
  if (who === '' || titleFault(who) === undefined) return who;
  throw new UsageError('--who takes a name of at most 100 characters, as plain words');
}
