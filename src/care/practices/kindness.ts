import { asOf, PRACTICE_BASED } from './evidence.js';
import type { BuiltIn } from './practice.js';

const SMALL =
  'Choose something small today. If it grows too strong, look around and feel your feet.';

/** Practices of kindness. Evidence: domain facts §2; lengths and words are our own. */
export const KINDNESS: readonly BuiltIn[] = [
  {
    name: 'self-compassion',
    title: 'Self-compassion break',
    summary: 'it is hard, others know it too, a kind word',
    caution: SMALL,
    practiceBased: true,
    evidence: [
      {
        text:
          'The three parts (mindfulness, common humanity, self-kindness) are those of Neff. A whole ' +
          'programme built on them has been studied; this short break by itself is untested.',
        source: 'Neff et al. 2020, doi 10.1002/jclp.23007',
        asOf,
      },
    ],
    steps: [
      {
        title: 'Arrive',
        seconds: 15,
        cue: 'Put a hand where it feels kind: on the chest, on an arm, in the other hand.',
      },
      {
        title: 'This is hard',
        seconds: 45,
        cue: 'Think of one thing that weighs on you, not the heaviest. Say it plainly: this is hard.',
        more: 'Notice where in the body it sits. It may stay there.',
      },
      {
        title: 'Others know it too',
        seconds: 45,
        cue: 'Somewhere a colleague carries much the same. It comes with this work, and with being a person.',
      },
      {
        title: 'A kind word',
        seconds: 55,
        cue: 'What would you say to a friend in your place? Say it to yourself, in that tone.',
        more: 'If no words come, the hand is enough.',
      },
      {
        title: 'Back',
        seconds: 20,
        cue: 'Let the words go, feel your feet, and look up when you are ready.',
      },
    ],
  },
  {
    name: 'loving-kindness',
    title: 'Loving-kindness',
    summary: 'good wishes, for you and in widening circles',
    caution: undefined,
    practiceBased: false,
    evidence: [
      {
        text: 'In one experiment a few minutes of it raised the sense of social connection against a matched exercise.',
        source: 'Hutcherson et al. 2008, doi 10.1037/a0013237',
        asOf,
      },
    ],
    steps: [
      {
        title: 'Arrive',
        seconds: 20,
        cue: 'Sit as is comfortable, and let your face be soft.',
      },
      {
        title: 'For yourself',
        seconds: 50,
        cue: 'Wish yourself well in words that fit: may I be safe, may I be at ease.',
        more: 'The wish is enough. No feeling has to follow.',
      },
      {
        title: 'For someone dear',
        seconds: 50,
        cue: 'Somebody whose face is easy to be glad about. The same wishes, for them.',
      },
      {
        title: 'For someone you hardly know',
        seconds: 50,
        cue: 'A neighbour, somebody at a till. They would like to be well, as you would.',
      },
      {
        title: 'For all',
        seconds: 50,
        cue: 'Widen it: the house, the street, everyone who is tired today, and you among them.',
      },
      {
        title: 'Back',
        seconds: 20,
        cue: 'Let the words fade, and feel your own weight again.',
      },
    ],
  },
  {
    name: 'rain',
    title: 'RAIN',
    summary: 'recognise, allow, investigate, nurture',
    caution: SMALL,
    practiceBased: true,
    evidence: [PRACTICE_BASED],
    steps: [
      {
        title: 'Arrive',
        seconds: 15,
        cue: 'Think of one thing that troubles you, not the largest.',
      },
      {
        title: 'Recognise',
        seconds: 45,
        cue: 'What is here right now? Give it a plain name: worry, anger, tiredness.',
      },
      {
        title: 'Allow',
        seconds: 50,
        cue: 'Let it be there for these few moments. Nothing needs mending yet.',
      },
      {
        title: 'Investigate',
        seconds: 60,
        cue: 'With interest rather than analysis: where in the body is it?',
        more: 'What would it like you to know?',
      },
      {
        title: 'Nurture',
        seconds: 55,
        cue: 'What would do this part of you good: a word, a hand, a promise? Offer it.',
      },
      {
        title: 'After',
        seconds: 15,
        cue: 'Rest, and notice what is different, or that nothing is.',
      },
    ],
  },
];
