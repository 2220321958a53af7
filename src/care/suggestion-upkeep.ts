import type { Rule, Suggestion } from './suggestion.js';

/** What keeps a person going over months, by the names that the built-in reminders have. */
export type Upkeep = 'supervision' | 'learning' | 'support' | 'plan';

const SAID: Readonly<Record<Upkeep, Pick<Suggestion, 'text' | 'command' | 'reason'>>> = {
  supervision: {
    text: 'see what is due, and when you meet next',
    command: 'selfcare support due',
    reason: 'Supervision is due.',
  },
  learning: {
    text: 'see what a cycle still asks for',
    command: 'selfcare learn',
    reason: 'A learning cycle comes towards its end.',
  },
  support: {
    text: 'a word with someone of your own',
    command: 'selfcare support',
    reason: 'Good company is easily put off; it can be taken up at any time.',
  },
  plan: {
    text: 'one small thing from your own plan',
    command: 'selfcare plan',
    reason: 'A part of your plan has rested for a while.',
  },
};

/** One thing that is due and no work, off work: it is never urgent, and one at a time is enough. */
export const upkeep: Rule = ({ isDue = [] }) => {
  const id = (Object.keys(SAID) as Upkeep[]).find((each) => isDue.includes(each));
  return id && { id, ...SAID[id] };
};
