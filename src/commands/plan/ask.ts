import { readCadence } from '../../care/commitments/cadence.js';
import {
  DOMAINS,
  isActive,
  type Domain,
  type PlanCommitment,
} from '../../care/commitments/commitment.js';
import type { Context } from '../../context.js';
import { openPrompts } from '../../terminal/prompts.js';
import { safeText } from '../../terminal/safe.js';
import type { readTyped } from './add.js';
import type { Plans } from './read.js';

type Asked = { readonly title: string } & ReturnType<typeof readTyped>;

/** Asks for what is missing of a new commitment; undefined where the person passes over it. */
export async function askForPlan(context: Context, given: Asked): Promise<Asked | undefined> {
  const prompts = await openPrompts(context);
  let { title, domain, cadence } = given;
  if (title === '') {
    title = (await prompts.input({ message: 'What would you like to do? (Enter leaves)' })).trim();
  }
  if (title === '') return undefined;
  domain ??= await prompts.select<Domain | undefined>({
    message: 'Which part of life is it for?',
    choices: [
      ...DOMAINS.map((value) => ({ value, name: value })),
      { value: undefined, name: 'leave it' },
    ],
  });
  if (!domain) return undefined;
  if (!cadence) {
    const isOften = (text: string) => {
      const read = readCadence(text);
      return read !== undefined && read.minutes === undefined;
    };
    const typed = await prompts.input({
      message: 'How often?',
      default: 'every week',
      validate: (text) => isOften(text) || 'for example 2/week, every 2 weeks, monthly',
    });
    const read = readCadence(typed);
    if (read) cadence = { times: read.times, every: read.every, unit: read.unit };
  }
  return { title, domain, ...(cadence && { cadence }) };
}

/** Asks which of the commitments that run is meant; undefined where the person passes over it. */
export async function askWhich(
  context: Context,
  { commitments, today }: Plans,
): Promise<PlanCommitment | undefined> {
  const prompts = await openPrompts(context);
  const running = commitments.filter((each) => isActive(each, today));
  return prompts.select<PlanCommitment | undefined>({
    message: 'Which one?',
    choices: [
      ...running.map((value) => ({ value, name: safeText(value.title) })),
      { value: undefined, name: 'leave it' },
    ],
  });
}
