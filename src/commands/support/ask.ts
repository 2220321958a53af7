import { cadenceWords, readCadence } from '../../care/commitments/cadence.js';
import { ROLES, type Role, type SupportCommitment } from '../../care/commitments/commitment.js';
import type { Context } from '../../context.js';
import { openPrompts, type Prompts } from '../../terminal/prompts.js';
import { flagWords, orGoOn } from '../options/again.js';
import { titleProblem } from '../options/title.js';
import { laidOpen, laidScale } from '../../terminal/questions.js';
import { readFigures, type Figures } from './figures.js';
import { running, type Net } from './read.js';
import { nameOf } from './words.js';
import { introduced } from '../options/introduced.js';

interface Asked {
  readonly title: string;
  readonly role?: Role;
  readonly who?: string;
  readonly figures: Figures;
}

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  supervision: 'supervision',
  peer: 'peer consultation',
  therapy: 'my own therapy',
  mentoring: 'mentoring',
};

/**
 * Asks for what is missing; undefined where the person passes over what is needed.
 *
 * @param flags what else the command line says
 */
export async function askForSupport(
  context: Context,
  given: Asked,
  flags: readonly string[],
): Promise<Asked | undefined> {
  await introduced(context);
  const prompts = await openPrompts(context);
  return orGoOn(context, async (answered) => {
    let { title, role, who, figures } = given;
    const next = () => answered([...asTyped({ title, figures, ...(role && { role }) }), ...flags]);
    if (title === '') {
      const question = 'What do you call it? For example Supervision (Enter leaves)';
      const message = laidOpen(context, question);
      title = (await prompts.input({ message, validate: titleProblem })).trim();
    }
    if (title === '') return undefined;
    next();
    role ??= await prompts.select<Role | undefined>({
      message: 'What is it?',
      choices: [
        ...ROLES.map((value) => ({ value, name: ROLE_WORDS[value] })),
        { value: undefined, name: 'leave it' },
      ],
    });
    if (!role) return undefined;
    next();
    if (!figures.cadence) {
      figures = await askHowOften(context, prompts, figures);
      next();
    }
    const message = laidOpen(context, 'With whom? (Enter passes over it)');
    who ??= (await prompts.input({ message, validate: titleProblem })).trim();
    return { title, role, figures, ...(who !== '' && { who }) };
  });
}

async function askHowOften(context: Context, prompts: Prompts, given: Figures): Promise<Figures> {
  const every = await prompts.input({
    message: 'How often?',
    default: 'every month',
    validate: (text) =>
      readCadence(text) !== undefined || 'for example every month, every 2 weeks, 2/month',
  });
  const typed = readFigures({ every }, given);
  if (typed.hours !== undefined) return typed;
  const hours = await prompts.input({
    message: laidOpen(context, 'Hours to count each time (Enter: how often is enough)'),
    validate: (text) =>
      /^\s*(\d{1,3}([.,]\d{1,2})?)?\s*$/.test(text) || 'a number such as 1.5, or Enter',
  });
  return hours.trim() === '' ? typed : readFigures({ hours: hours.trim() }, typed);
}

function asTyped({ title, role, figures: { cadence, hours, preset } }: Asked): string[] {
  const every = cadence ? ['--every', cadenceWords(cadence)] : [];
  const often = [...every, ...(hours === undefined ? [] : ['--hours', String(hours)])];
  return [
    ...['selfcare', 'support', 'add', title],
    ...(role ? ['--role', role] : []),
    ...(preset ? ['--preset', preset] : often),
  ];
}

/** Asks which one is meant; undefined where the person passes over it. */
export async function askWhich(context: Context, net: Net): Promise<SupportCommitment | undefined> {
  await introduced(context);
  const prompts = await openPrompts(context);
  return prompts.select<SupportCommitment | undefined>({
    message: 'Which one?',
    choices: [
      ...running(net).map((value) => ({ value, name: nameOf(value) })),
      { value: undefined, name: 'leave it' },
    ],
  });
}

/**
 * Asks how long a session was, and with how many; undefined where the person passes over it.
 *
 * @param typed the words of the command line so far, and its flags
 */
export async function askHowLong(
  context: Context,
  group: number | undefined,
  typed: { readonly words: readonly string[]; readonly flags: readonly string[] },
): Promise<{ minutes: number; group?: number } | undefined> {
  await introduced(context);
  const prompts = await openPrompts(context);
  return orGoOn(context, async (answered) => {
    const next = (minutes?: number) =>
      answered([...typed.words, ...flagWords({ minutes, group }), ...typed.flags]);
    next();
    const minutes = await prompts.scale({
      message: laidScale(context, 'How many minutes'),
      min: 1,
      max: 1440,
    });
    if (minutes === undefined) return undefined;
    next(minutes);
    const people =
      group ??
      (await prompts.scale({
        message: laidScale(context, 'If it was a group: people, without the supervisor'),
        min: 2,
        max: 200,
      }));
    return { minutes, ...(people !== undefined && { group: people }) };
  });
}
