import { PRACTICE_BASED } from './evidence.js';
import type { BuiltIn } from './practice.js';

/** Practices of attention. Evidence: domain facts §2; lengths and words are our own. */
export const NOTICING: readonly BuiltIn[] = [
  {
    name: 'grounding',
    title: '5-4-3-2-1 grounding',
    summary: 'the senses one by one, back to where you are',
    caution: undefined,
    practiceBased: true,
    evidence: [PRACTICE_BASED],
    steps: [
      {
        title: 'Arrive',
        seconds: 15,
        cue: 'Feel the chair, the floor, the weight of your hands.',
      },
      {
        title: 'Five things you see',
        seconds: 40,
        cue: 'Let your eyes wander, and name five things to yourself. Small ones count: a scratch, a shadow.',
      },
      {
        title: 'Four things you feel',
        seconds: 35,
        cue: 'Cloth on skin, the air, the ground under your feet. Touch something near you if you like.',
      },
      {
        title: 'Three sounds',
        seconds: 30,
        cue: 'A far one, a near one, and one that you make yourself.',
      },
      {
        title: 'Two smells',
        seconds: 25,
        cue: 'The room, your sleeve, a cup. If there is nothing, remember two that you like.',
      },
      {
        title: 'One taste',
        seconds: 20,
        cue: 'Whatever is there now. A sip of water counts.',
      },
      {
        title: 'Here',
        seconds: 15,
        cue: 'Look around once more. This is where you are.',
      },
    ],
  },
  {
    name: 'body-scan',
    title: 'Body scan',
    summary: 'from feet to crown, noticing and no more',
    caution: 'Where a place is sore or uneasy, pass it by or stay with your hands instead.',
    practiceBased: true,
    evidence: [PRACTICE_BASED],
    steps: [
      {
        title: 'Arrive',
        seconds: 20,
        cue: 'Sit or lie so that nothing needs holding. There is nothing to change, only to notice.',
      },
      {
        title: 'Feet',
        seconds: 35,
        cue: 'Toes, soles, heels. Warm or cool, heavy or light, or not much at all: any answer will do.',
      },
      {
        title: 'Legs',
        seconds: 35,
        cue: 'Calves, knees, thighs. Notice where they rest on something.',
      },
      {
        title: 'Hips and back',
        seconds: 40,
        cue: 'The seat that carries you, then the back, a little at a time.',
        more: 'When the mind has gone elsewhere, come back without a word about it.',
      },
      {
        title: 'Belly and chest',
        seconds: 40,
        cue: 'The breath moves here by itself. Let it go as it goes.',
      },
      {
        title: 'Hands and arms',
        seconds: 40,
        cue: 'Fingers, palms, wrists, and slowly up to the shoulders.',
      },
      {
        title: 'Shoulders and neck',
        seconds: 35,
        cue: 'The day may have settled here. Notice it; it need not leave.',
      },
      {
        title: 'Face',
        seconds: 30,
        cue: 'Jaw, tongue, eyes, forehead. Nobody needs them for anything now.',
      },
      {
        title: 'The whole body',
        seconds: 25,
        cue: 'All of it at once, and the breath in the middle of it.',
      },
    ],
  },
  {
    name: 'stop',
    title: 'STOP',
    summary: 'stop, take a breath, observe, proceed',
    caution: undefined,
    practiceBased: true,
    evidence: [PRACTICE_BASED],
    steps: [
      {
        title: 'Stop',
        seconds: 10,
        cue: 'Whatever you are doing, let it rest for a moment.',
      },
      {
        title: 'Take a breath',
        seconds: 15,
        cue: 'One breath as it comes, and one a little slower.',
      },
      {
        title: 'Observe',
        seconds: 20,
        cue: 'What is there now, in the body, in the mood, in the thoughts? A look is enough.',
      },
      {
        title: 'Proceed',
        seconds: 15,
        cue: 'Ask what matters next, and go on with that.',
      },
    ],
  },
];
