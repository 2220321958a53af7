import { cadenceWords, type Cadence } from '../../care/commitments/cadence.js';
import { DOMAINS, readPlan, type Domain } from '../../care/commitments/commitment.js';
import { sparedWords } from '../../care/commitments/words.js';
import { nearest } from '../../care/nearest.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { entryJson } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { momentAt } from '../../journal/moment.js';
import { flagWords } from '../options/again.js';
import { readOften, readSince } from '../options/often.js';
import { readTitle } from '../options/title.js';

export interface AddOptions {
  readonly domain?: string;
  readonly every?: string;
  readonly since?: string;
}

const EXAMPLE = 'selfcare plan add "Swim" --domain physical --every 2/week';

/** `plan add TITLE`; what is missing is asked for at a terminal. */
export async function add(context: Context, words: string, given: AddOptions): Promise<void> {
  const { out } = context;
  const isWhole = words !== '' && given.domain !== undefined && given.every !== undefined;
  const typed = readTyped(given);
  const since = given.since === undefined ? undefined : await readSince(given.since, context);
  const asked =
    isWhole || !context.interactive || context.flags.yes
      ? { title: words, ...typed }
      : await (
          await import('./ask.js')
        ).askForPlan(context, { title: words, ...typed }, flagWords({ since: given.since }));
  if (!asked) return out.note('Nothing was saved.');
  const { domain, cadence } = asked;
  const title = await readTitle(context, asked.title, EXAMPLE);
  if (!domain) throw new UsageError('--domain is missing', `one of ${DOMAINS.join(', ')}`);
  if (!cadence) throw new UsageError('--every is missing', 'for example: --every 2/week');
  const entry = await (
    await context.journal()
  ).add({
    ...momentAt(context.now(), context.local),
    kind: 'plan',
    text: title,
    data: { record: 'commitment', domain, cadence, ...(since !== undefined && { since }) },
  });
  if (out.json) return out.value(entryJson(entry));
  const ref = out.colorErr.cyan(entry.id.slice(0, SHOWN_LETTERS));
  out.note(`Saved as ${ref}: ${title}, ${cadenceWords(cadence)}, ${domain}.`);
  const [made] = readPlan([entry], (await context.settings()).get('day.start')).commitments;
  const spared = made && sparedWords(made);
  if (spared) out.note(spared);
}

/** What the flags say, read before anything is asked or opened. */
export function readTyped({ domain, every }: Pick<AddOptions, 'domain' | 'every'>): {
  domain?: Domain;
  cadence?: Cadence;
} {
  return {
    ...(domain !== undefined && { domain: readDomain(domain) }),
    ...(every !== undefined && { cadence: timesOnly(every) }),
  };
}

function readDomain(typed: string): Domain {
  const wanted = typed.trim().toLowerCase();
  const known = DOMAINS.find((each) => each === wanted);
  if (known) return known;
  const near = nearest(wanted, DOMAINS);
  throw new UsageError(
    'there is no such domain',
    near ? `did you mean ${near}?` : `it is one of ${DOMAINS.join(', ')}`,
  );
}

/** A cadence of times: a plan counts no hours. */
export function timesOnly(typed: string): Cadence {
  const { minutes, ...cadence } = readOften(typed);
  if (minutes === undefined) return cadence;
  throw new UsageError('a plan counts times, not hours', 'for example: --every 2/week');
}
