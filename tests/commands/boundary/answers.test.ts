import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerIn, closeText, oneLine, readLoop } from '../../../src/commands/boundary/answers.js';

const FULL = {
  loops: [],
  well: 'A good ending',
  hard: 'The phone',
  intention: 'Soup',
  recovery: 'A walk',
};
const TEXT =
  '## Went well\n\nA good ending\n\n## Was hard\n\nThe phone\n\n' +
  '## For the evening\n\nSoup\n\n## To recover\n\nA walk';

describe('the text of a close', () => {
  test('a heading for each answer, none for what was passed over', () => {
    expect(closeText('', FULL)).toBe(TEXT);
    expect(closeText('', { loops: [], hard: 'The phone' })).toBe('## Was hard\n\nThe phone');
    expect(closeText('', { loops: [] })).toBe('');
  });

  test('a new answer takes its heading’s place, and leaves the others as they were', () => {
    const changed = closeText(TEXT, { loops: [], hard: 'Nothing much' });
    expect(changed).toBe(TEXT.replace('The phone', 'Nothing much'));
    const own = 'Words of my own.\n\n## My heading\n\nMore.\n\n## Was hard\n\nThis';
    expect(closeText(own, { loops: [], hard: 'That', well: 'Tea' })).toBe(
      'Words of my own.\n\n## My heading\n\nMore.\n\n## Was hard\n\nThat\n\n## Went well\n\nTea',
    );
  });

  test('an answer that looks like a heading is taken for words', () => {
    const text = closeText('', { loops: [], well: '## Was hard', intention: 'Rest' });
    expect(text).toBe('## Went well\n\nWas hard\n\n## For the evening\n\nRest');
  });

  test('any answers are found again, whatever stood there before', () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => oneLine(text.replaceAll('#', '')));
    const answers = fc.record({ well: line, hard: line, intention: line, recovery: line });
    fc.assert(
      fc.property(answers, answers, (first, second) => {
        const before = closeText('', given(first));
        const text = closeText(before, given(second));
        for (const key of ['well', 'hard', 'intention', 'recovery'] as const) {
          expect(answerIn(text, key)).toBe(second[key] ?? first[key]);
        }
        expect(closeText(text, given(second))).toBe(text);
      }),
    );
  });
});

function given(answers: Record<string, string | undefined>) {
  const some = Object.entries(answers).filter(([, value]) => value !== undefined);
  return { loops: [], ...(Object.fromEntries(some) as Record<string, string>) };
}

test.each([
  ['Call back', { text: 'Call back' }],
  ['Call back :: Tuesday, nine', { text: 'Call back', plan: 'Tuesday, nine' }],
  ['Call  back::Tuesday\nnine', { text: 'Call back', plan: 'Tuesday nine' }],
  ['Call back ::', { text: 'Call back' }],
  ['Ask :: at nine :: by phone', { text: 'Ask', plan: 'at nine :: by phone' }],
  ['10:30 call', { text: '10:30 call' }],
  [':: Tuesday', undefined],
  ['  ', undefined],
])('a loop typed as %j', (typed, loop) => {
  expect(readLoop(typed)).toEqual(loop);
});
