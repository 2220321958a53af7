import { DOMAINS, isActive, type Domain } from '../../care/commitments/commitment.js';
import type { Context } from '../../context.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { wrapText } from '../../terminal/wrap.js';
import { tellVersions } from '../options/versions.js';
import { readPlans, standingOf, type PlanStanding } from './read.js';
import { lastWords, planJson, progress, titleOf } from './words.js';

/**
 * `plan show`: what is planned, by domain, and what of it was done in the period that runs.
 *
 * @param options `all`: what has ended too
 */
export async function show(context: Context, options: { all?: boolean } = {}): Promise<void> {
  const { out } = context;
  const plans = await readPlans(context);
  const { commitments, today } = plans;
  const shown = commitments.filter((each) => options.all || isActive(each, today));
  const hidden = commitments.length - shown.length;
  const more = hidden === 0 ? undefined : `${hidden} ended: \`selfcare plan show --all\``;
  const all = shown.map((each) => standingOf(each, plans)).reverse();
  tellVersions(context, shown.map(plans.entryOf), 'plan');
  const of = (domain: Domain) => all.filter(({ commitment }) => commitment.domain === domain);
  if (out.json) {
    return out.value({
      domains: DOMAINS.map((domain) => ({
        domain,
        commitments: of(domain).map((each) => planJson(each, plans.entryOf(each.commitment))),
      })),
    });
  }
  if (all.length === 0 && more) return out.note(`Nothing of your plan runs now. ${more}`);
  if (all.length === 0) {
    return out.note(
      'Nothing is planned. To begin: selfcare plan add "Swim" --domain physical --every 2/week',
    );
  }
  const used = DOMAINS.filter((domain) => of(domain).length > 0);
  for (const [index, domain] of used.entries()) {
    if (index > 0) out.data('');
    out.data(out.color.bold(`${domain.charAt(0).toUpperCase()}${domain.slice(1)}`));
    for (const standing of of(domain)) out.data(line(standing, today, context));
  }
  const others = DOMAINS.filter((domain) => !used.includes(domain));
  if (others.length > 0) out.note(`Room for more, if you like: ${others.join(', ')}.`);
  if (more) out.note(more);
}

/** `  k3f2ab  Swim: 1 of 2 this week, last on Monday` */
function line(standing: PlanStanding, today: number, { out }: Pick<Context, 'out'>): string {
  const ref = standing.commitment.id.slice(0, SHOWN_LETTERS);
  const facts = [progress(standing, today), lastWords(standing, today)];
  const text = `${out.color.bold(titleOf(standing))}: ${facts.filter(Boolean).join(', ')}`;
  const rest = ' '.repeat(SHOWN_LETTERS + 4);
  return wrapText(text, out.width, { first: `  ${out.color.cyan(ref)}  `, rest });
}
