import { asOf, MICRO_BREAKS, PRACTICE_BASED } from './evidence.js';
import type { BuiltIn, Step } from './practice.js';

/** Seconds of tensing and of letting go; eight groups of both last 3:20 (domain facts §2). */
const TENSE = 5;
const RELAX = 20;

/** The eight groups: what to do, and how to let go of it. */
const GROUPS: readonly (readonly [title: string, tense: string, relax: string])[] = [
  [
    'Hands and forearms',
    'Make two fists, firm but not hard.',
    'Open the hands and let them lie. Notice the difference.',
  ],
  [
    'Upper arms',
    'Bend the elbows and tighten the upper arms.',
    'Let the arms sink down again, all of their weight.',
  ],
  [
    'Shoulders and neck',
    'Draw the shoulders up towards the ears.',
    'Let them drop, and then a little further.',
  ],
  [
    'Jaw',
    'Press the teeth together, lightly.',
    'Let the jaw hang loose, with some room between the teeth.',
  ],
  ['Eyes', 'Squeeze the eyes shut, gently.', 'Let the lids go smooth.'],
  ['Forehead', 'Raise the eyebrows, as if astonished.', 'Let the forehead grow wide.'],
  [
    'Stomach',
    'Draw the stomach in, and keep breathing.',
    'Let it be soft, and the breath come as it likes.',
  ],
  [
    'Legs',
    'Stretch the legs and pull the toes towards you, lightly.',
    'Let them grow heavy on the floor.',
  ],
];

function rounds(): Step[] {
  return GROUPS.flatMap(([title, tense, relax], at): Step[] => [
    { title, seconds: TENSE, cue: tense, round: at + 1, tone: 'in' },
    { title: 'Let go', seconds: RELAX, cue: relax, round: at + 1, tone: 'out' },
  ]);
}

/** Practices of the body. Timings and evidence: domain facts §2; the words are our own. */
export const BODY: readonly BuiltIn[] = [
  {
    name: 'muscle-relaxation',
    title: 'Progressive muscle relaxation',
    summary: 'tense and let go, eight groups of muscles',
    caution:
      'Tense only as far as is comfortable, and leave out whatever hurts or has been injured.',
    practiceBased: true,
    evidence: [
      {
        text:
          'Instructions commonly give 5 to 7 seconds of tensing and 30 to 40 of letting go. Here it ' +
          'is 5 and 20, our choice, so that eight groups fit into 3:20. With more minutes groups come ' +
          'again, with fewer the last ones are left out; the seconds stay.',
        source: 'own literature search',
        asOf,
      },
      PRACTICE_BASED,
    ],
    steps: [
      {
        title: 'Settle',
        seconds: 20,
        cue: 'Sit back or lie down, and let the chair or the floor carry you.',
      },
      ...rounds(),
      {
        title: 'Rest',
        seconds: 20,
        cue: 'Go through it once from the hands to the legs, and let be what has let go.',
      },
    ],
  },
  {
    name: 'stretch',
    title: 'Desk stretch',
    summary: 'neck, shoulders, back, wrists, legs',
    caution: 'Slowly, and only as far as it is pleasant. Leave out what hurts.',
    practiceBased: true,
    evidence: [MICRO_BREAKS, PRACTICE_BASED],
    steps: [
      {
        title: 'Sit up',
        seconds: 15,
        cue: 'Come to the front of the chair, both feet on the floor.',
      },
      {
        title: 'Neck',
        seconds: 25,
        cue: 'Let the right ear sink towards the shoulder, come back, then the left.',
      },
      {
        title: 'Shoulders',
        seconds: 25,
        cue: 'Roll them back, slowly, a few times; then once forward.',
      },
      {
        title: 'Chest',
        seconds: 25,
        cue: 'Hold the back of the chair with both hands, and open the chest.',
      },
      {
        title: 'Back',
        seconds: 25,
        cue: 'Turn to one side as if to look behind you, come back, then to the other.',
      },
      {
        title: 'Wrists',
        seconds: 25,
        cue: 'Arms forward, fingers up, then down. Shake the hands out.',
      },
      {
        title: 'Legs',
        seconds: 25,
        cue: 'Stretch one leg with the toes up, then the other. Stand for it if you like.',
      },
      {
        title: 'Tall',
        seconds: 15,
        cue: 'Stand or sit tall, and take one easy breath.',
      },
    ],
  },
];
