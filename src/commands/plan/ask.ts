import { cadenceWords, readCadence, type Cadence } from '../../care/commitments/cadence.js';
import {
  DOMAINS,
  isActive,
  type Domain,
  type PlanCommitment,
} from '../../care/commitments/commitment.js';
import type { Context } from '../../context.js';
import { openPrompts, type Prompts } from '../../terminal/prompts.js';
import { safeLine } from '../../terminal/safe.js';
import { orGoOn } from '../options/again.js';
import { titleProblem } from '../options/title.js';
import { laidOpen } from '../../terminal/questions.js';
import { timesOnly, type readTyped } from './add.js';
import type { Plans } from './read.js';
import { introduced } from '../options/introduced.js';

type Asked = { readonly title: string } & ReturnType<typeof readTyped>;

/**
 * Asks for what is missing of a new commitment; undefined where the person passes over it.
 *
 * @param flags what else the command line says
 */
export async function askForPlan(
  context: Context,
  given: Asked,
  flags: readonly string[],
): Promise<Asked | undefined> {
  await introduced(context);
  const prompts = await openPrompts(context);
  return orGoOn(context, async (answered) => {
    let { title, domain, cadence } = given;
    const next = () => {
      const of = domain === undefined ? [] : ['--domain', domain];
      const every = cadence === undefined ? [] : ['--every', cadenceWords(cadence)];
      answered(['selfcare', 'plan', 'add', title, ...of, ...every, ...flags]);
    };
    if (title === '') {
      const message = laidOpen(context, 'What would you like to do? (Enter leaves)');
      title = (await prompts.input({ message, validate: titleProblem })).trim();
    }
    if (title === '') return undefined;
    next();
    domain ??= await prompts.select<Domain | undefined>({
      message: 'Which part of life is it for?',
      choices: [
        ...DOMAINS.map((value) => ({ value, name: value })),
        { value: undefined, name: 'leave it' },
      ],
    });
    if (!domain) return undefined;
    next();
    cadence ??= await askHowOften(prompts);
    return { title, domain, cadence };
  });
}

async function askHowOften(prompts: Prompts): Promise<Cadence> {
  const often = (text: string) => {
    const read = readCadence(text);
    return read?.minutes === undefined ? read : undefined;
  };
  const typed = await prompts.input({
    message: 'How often?',
    default: 'every week',
    validate: (text) => often(text) !== undefined || 'for example 2/week, every 2 weeks, monthly',
  });
  return timesOnly(typed);
}

/** Asks which of the commitments that run is meant; undefined where the person passes over it. */
export async function askWhich(
  context: Context,
  { commitments, today }: Plans,
): Promise<PlanCommitment | undefined> {
  await introduced(context);
  const prompts = await openPrompts(context);
  const running = commitments.filter((each) => isActive(each, today));
  return prompts.select<PlanCommitment | undefined>({
    message: 'Which one?',
    choices: [
      ...running.map((value) => ({ value, name: safeLine(value.title) })),
      { value: undefined, name: 'leave it' },
    ],
  });
}
