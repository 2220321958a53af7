import type { Context } from '../../context.js';
import { Cancelled, UsageError } from '../../errors.js';
import { SETUP_STEPS } from '../../settings/keys.js';
import { openPrompts } from '../../terminal/prompts.js';
import { askHours } from './hours.js';
import { askPeople } from './people.js';
import { askReminders } from './reminders.js';
import { askShell } from './shell.js';
import { askSupport } from './support.js';
import { askVault } from './vault.js';
import { laid } from '../../terminal/questions.js';
import type { Ask, Desk, Step } from './desk.js';
import { showSummary, summaryJson } from './summary.js';

const ASK: Readonly<Record<Step, Ask>> = {
  hours: askHours,
  reminders: askReminders,
  people: askPeople,
  support: askSupport,
  vault: askVault,
  shell: askShell,
};

const NAMES: Readonly<Record<Step, string>> = {
  hours: 'When you work',
  reminders: 'What you are reminded of',
  people: 'Whom to call',
  support: 'Supervision',
  vault: 'The vault',
  shell: 'Your shell',
};

const BY_HAND =
  'each has a command of its own: hours set, remind off, crisis add, support add, vault enable, init';

/** `selfcare setup`: begins the questions, goes on with them, or shows what is set. */
export async function setup(context: Context): Promise<void> {
  const { out, flags, interactive } = context;
  if (out.json) return out.value(await summaryJson(context));
  // The default of every question is to leave things as they are.
  if (flags.yes) return showSummary(context);
  if (!interactive) throw new UsageError('there is no terminal to ask in', BY_HAND);
  const desk: Desk = { context, prompts: await openPrompts(context) };
  const asked = (await context.settings()).get('setup.asked');
  const left = SETUP_STEPS.filter((step) => !asked.includes(step));
  try {
    if (left.length === 0) return await change(desk);
    if (left.length < SETUP_STEPS.length) out.note('Going on where you stopped.');
    else {
      out.note('A few questions, two minutes. Enter leaves any of them as it is.');
      out.note('Ctrl-C leaves; what you have answered is kept.');
    }
    for (const step of left) await answer(desk, step);
    out.note('');
    await showSummary(context);
    out.note('To see this again or change any of it: selfcare setup');
  } catch (error) {
    if (error instanceof Cancelled) await tellLeft(desk);
    throw error;
  }
}

/** Everything was asked: shows what is set, and asks again what the person chooses. */
async function change(desk: Desk): Promise<void> {
  await showSummary(desk.context);
  for (;;) {
    const step = await desk.prompts.select<Step | undefined>({
      message: laid(desk.context, 'Change any of it?'),
      choices: [
        { value: undefined, name: 'No, it is fine' },
        ...SETUP_STEPS.map((value) => ({ value, name: NAMES[value] })),
      ],
    });
    if (step === undefined) return;
    await answer(desk, step);
  }
}

/** Asks one of the questions, and remembers that it is behind the person. */
async function answer(desk: Desk, step: Step): Promise<void> {
  await ASK[step](desk);
  const settings = await desk.context.settings();
  const asked = settings.get('setup.asked');
  if (!asked.includes(step)) await settings.set('setup.asked', [...asked, step]);
}

async function tellLeft({ context: { out, settings } }: Desk): Promise<void> {
  const asked = (await settings()).get('setup.asked');
  if (asked.length === SETUP_STEPS.length) return;
  const kept = asked.length > 0 ? 'What you answered is kept; ' : '';
  out.note(`${kept}\`selfcare setup\` goes on from here.`);
}
