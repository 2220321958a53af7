import { describe, expect, test } from 'vitest';
import { BUILT_IN } from '../../../src/care/practices/built-in.js';
import { noSuchPractice, refusePracticeName } from '../../../src/care/practices/names.js';
import { CARE, lengthOf } from '../../../src/care/practices/practice.js';
import { wrapText } from '../../../src/terminal/wrap.js';

test('all that were promised are there, and no name twice', () => {
  const names = BUILT_IN.map(({ name }) => name);
  expect([...names].sort()).toEqual([
    'body-scan',
    'grounding',
    'loving-kindness',
    'muscle-relaxation',
    'rain',
    'reset',
    'self-compassion',
    'stop',
    'stretch',
    'third-space',
  ]);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(BUILT_IN)('$name', (practice) => {
  const { steps, summary, caution = '', evidence, practiceBased } = practice;
  const words = steps.flatMap(({ title = '', cue, more = '' }) => [title, cue, more]);

  test('lasts one to five minutes, in steps of whole seconds, each at least 5', () => {
    expect(lengthOf(steps)).toBeGreaterThanOrEqual(60);
    expect(lengthOf(steps)).toBeLessThanOrEqual(300);
    for (const { seconds } of steps) {
      expect(Number.isInteger(seconds)).toBe(true);
      expect(seconds).toBeGreaterThanOrEqual(5);
    }
  });

  test('speaks gently, in ASCII, in at most four lines of 38 columns', () => {
    for (const text of [...words, summary, caution]) {
      expect(text).not.toMatch(/!|\bmust\b|\bshould\b|\bheals?\b|\bcures?\b|\btreat/i);
      expect(text).toMatch(/^[ -~]*$/);
    }
    for (const { title = '', cue, more = '' } of steps) {
      expect(title.length).toBeLessThanOrEqual(38);
      for (const text of [cue, more]) {
        expect(wrapText(text, 38).split('\n').length).toBeLessThanOrEqual(4);
      }
    }
    // Beside name, length and steps on 80 columns.
    expect(summary.length).toBeLessThanOrEqual(46);
    expect(wrapText(`${caution} ${CARE}`, 38).split('\n').length).toBeLessThanOrEqual(6);
  });

  test('says what is known, with its source and when it was looked up', () => {
    expect(evidence.length).toBeGreaterThan(0);
    for (const { text, source, asOf } of evidence) {
      expect(text).toMatch(/\.$/);
      expect(source).not.toBe('');
      expect(asOf).toMatch(/^\d{4}-\d{2}$/);
    }
    const said = evidence.map(({ text }) => text).join(' ');
    expect(/practice-based|untested/i.test(said)).toBe(practiceBased);
  });
});

test('muscle relaxation has eight groups of 5 and 20 seconds, 3:20 in all', () => {
  const { steps = [] } = BUILT_IN.find(({ name }) => name === 'muscle-relaxation') ?? {};
  const rounds = steps.filter(({ round }) => round !== undefined);
  expect(rounds.map(({ round, seconds }) => `${round} ${seconds}`)).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].flatMap((group) => [`${group} 5`, `${group} 20`]),
  );
  expect(lengthOf(rounds)).toBe(200);
});

describe('names', () => {
  test.each([
    ['evening', undefined],
    ['rain', /built-in/],
    ['list', /command/],
    ['Evening', /cannot be the name/],
    ['4-4', /cannot be the name/],
    ['a'.repeat(33), /cannot be the name/],
  ])('%s', (name, refused) => {
    const refusal = refusePracticeName(name);
    if (refused) expect(refusal?.refused).toMatch(refused);
    else expect(refusal).toBeUndefined();
  });

  test.each([
    ['raim', /did you mean rain\?/],
    ['lst', /did you mean `selfcare practice list`\?/],
    ['evning', /did you mean evening\?/],
    ['xxxxxx', /^one of reset, .*evening$/],
  ])('%s is not there', (typed, hint) => {
    expect(noSuchPractice(typed, ['evening']).hint).toMatch(hint);
  });

  test('words that may be meant for the journal are not repeated', () => {
    expect(noSuchPractice('my sad day', []).refused).toBe('there is no such practice');
  });
});
