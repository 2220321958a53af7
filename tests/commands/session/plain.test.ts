import { expect, test } from 'vitest';
import { courseOf, stepAt } from '../../../src/care/practices/course.js';
import { startPace } from '../../../src/care/pacer.js';
import { plainSteps } from '../../../src/commands/practice/guides.js';
import { Capture } from '../../support/host.js';

const course = courseOf([
  { title: 'Rest', seconds: 60, cue: 'Let go.', more: 'And now the face.' },
  { seconds: 5, cue: 'Look up.' },
]);
const plan = {
  practice: { name: 'mine', title: 'Mine', summary: '', steps: [], caution: undefined },
  course,
  view: 'text',
  sound: 'off',
  caution: 'Take care.',
} as const;

/** What is said at these instants of a session; a negative one is a pause there. */
function said(manner: { quiet: boolean; keys: boolean }, ...instants: number[]): string[] {
  const sink = new Capture();
  const guide = plainSteps(sink, plan, manner);
  let turn = -1;
  for (const instant of instants) {
    const elapsed = Math.abs(instant) * 1000;
    const place = stepAt(course, elapsed);
    const now = place.index * 2 + (place.isLater ? 1 : 0);
    const status = instant < 0 ? ('paused' as const) : ('running' as const);
    const pace = { ...startPace(course.totalMs, 0, 0), elapsed, status, why: 'asked' as const };
    guide.show({ place, pace, turned: now !== turn });
    turn = now;
  }
  return sink.text.trimEnd().split('\n');
}

test('each step is said as it begins, its second line halfway', () => {
  expect(said({ quiet: false, keys: false }, 0, 10, 30, 59, 60)).toEqual([
    'Mine, 2 steps, 1:05',
    'Take care.',
    'Rest, 60 s: Let go.',
    'And now the face.',
    '5 s: Look up.',
  ]);
});

test('after a pause it is said what goes on, and for how long', () => {
  const lines = said({ quiet: true, keys: true }, 0, -10, 10, 30, -40, 40);
  expect(lines).toEqual([
    'Rest, 60 s: Let go.',
    'paused; space to go on',
    'going on',
    'Rest, 50 s: Let go.',
    'And now the face.',
    'paused; space to go on',
    'going on',
    'Rest, 20 s: And now the face.',
  ]);
});
