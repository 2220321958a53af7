/** What a body says, in plain words; nothing here is a symptom of anything. */
export const BODY = [
  'headache',
  'jaw',
  'shoulders',
  'chest',
  'stomach',
  'back',
  'tired',
  'restless',
  'sleepless',
  'numb',
  'rested',
  'at-ease',
] as const;

/** Where warning signs of strain show themselves: categories, by their names only. */
export const SIGNS = [
  'physical',
  'emotional',
  'cognitive',
  'behavioural',
  'relational',
  'meaning',
  'professional',
  'trauma',
] as const;

export type BodySignal = (typeof BODY)[number];
export type Sign = (typeof SIGNS)[number];
