import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { harmOf } from '../../../src/journal/check/harm.js';
import { looksLikeKey } from '../../../src/journal/check/key.js';
import type { Mark } from '../../../src/journal/check/lines.js';
import { isConflictCopy, isToolsOwn } from '../../../src/journal/check/names.js';
import {
  missingNumbers,
  rangesInWords,
  sharedNumbers,
} from '../../../src/journal/check/numbers.js';
import { newIdentity, wrap } from '../../../src/journal/vault/keys.js';

describe('missing numbers', () => {
  test.each([
    [[], 0, []],
    [[1, 2, 3], 0, []],
    [[3, 1, 2, 2, 1], 3, []],
    [[2, 3], 0, [[1, 1]]],
    [
      [1, 5, 9],
      0,
      [
        [2, 4],
        [6, 8],
      ],
    ],
    [[1, 2], 5, [[3, 5]]],
    [[], 2, [[1, 2]]],
    [[0, -1, 1], 1, []],
  ] as [number[], number, [number, number][]][])(
    'of %j up to %i are %j',
    (seen, highest, ranges) => {
      expect(missingNumbers(seen, highest)).toEqual(ranges);
    },
  );

  test('and those that are there are all numbers, each once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (seen) => {
        const gaps = missingNumbers(seen, 60).flatMap(([first, last]) =>
          Array.from({ length: last - first + 1 }, (_, n) => first + n),
        );
        expect([...seen, ...gaps].sort((a, b) => a - b)).toEqual(
          Array.from({ length: 60 }, (_, n) => n + 1),
        );
      }),
    );
  });

  test('are told briefly', () => {
    expect(
      rangesInWords([
        [1, 1],
        [3, 9],
        [12, 13],
        [20, 20],
        [30, 31],
      ]),
    ).toBe('1, 3-9, 12-13 and 2 more');
  });
});

describe('shared numbers', () => {
  const minute = 60_000;
  const mark = (seq: number, minutes: number, more: Partial<Mark> = {}): Mark => ({
    ...{ seq, time: minutes * minute, line: `${seq} ${minutes}`, owner: 'deviceaa' },
    ...{ derived: false, ...more },
  });

  test('of two runs at once, of one line in two files, and of an import mean nothing', () => {
    const marks = [
      ...[mark(1, 0), mark(2, 5), mark(2, 6), mark(3, 7), mark(3, 7)],
      ...[mark(1, 500, { derived: true }), mark(2, 900, { derived: true })],
    ];
    expect(sharedNumbers(marks)).toEqual({ numbers: [], sideBySide: false });
  });

  test('of a run that was killed before it noted its number stand one after another', () => {
    const marks = [mark(1, 0), mark(2, 5), mark(2, 500), mark(3, 600), mark(4, 700)];
    expect(sharedNumbers(marks)).toEqual({ numbers: [2], sideBySide: false });
  });

  test('of two machines with one id stand side by side', () => {
    const one = [mark(1, 0), mark(2, 10), mark(3, 20), mark(4, 30)];
    const two = [mark(3, 400), mark(4, 500)];
    expect(sharedNumbers([...one, ...two])).toEqual({ numbers: [3, 4], sideBySide: true });
    expect(sharedNumbers([...two, ...one])).toEqual({ numbers: [3, 4], sideBySide: true });
  });

  test('are never found in the writes of one machine, however they are ordered', () => {
    const lengths = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(lengths, fc.infiniteStream(fc.nat()), (waits, chance) => {
        let now = 0;
        const marks = waits.map((wait, index) => mark(index + 1, (now += wait)));
        const shuffled = marks
          .map((each) => [Number(chance.next().value), each] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, each]) => each);
        expect(sharedNumbers(shuffled)).toEqual({ numbers: [], sideBySide: false });
      }),
    );
  });
});

test.each([
  ['', true, 'empty'],
  ['\0\0\0', true, 'nul'],
  ['\0\0\0', false, 'nul'],
  ['{"a":1}\n\0\0', true, 'nul'],
  ['<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> x\n', true, 'markers'],
  ['{"a":', true, 'cut'],
  ['{"a":2}\n', true, 'changed'],
  ['age-encryption.org/v1\n\0x', false, 'changed'],
] as const)('%j as text %s is %s', (text, isText, harm) => {
  expect(harmOf(Buffer.from(text), isText)).toBe(harm);
});

test.each([
  ['0f.sync-conflict-20261103-070000-ABCDEFG.json', true],
  ['0f.json.sync-conflict-20261103-070000-ABCDEFG.age', true],
  ['0f (Ann’s conflicted copy 2026-11-03).json', true],
  ['0f (1).json', true],
  ['0f copy.jsonl', true],
  ['0f_conflict-20261103.json', true],
  ['0f.json.orig', true],
  ['0f.json', false],
  ['2026-03.0f.jsonl.age', false],
])('%s is a conflict copy: %s', (name, is) => {
  expect(isConflictCopy(name)).toBe(is);
});

test.each([
  ['.git', true],
  ['.stignore', true],
  ['.DS_Store', true],
  ['._0f.json', true],
  ['notes.txt', false],
  ['.notes', false],
])('%s is a tool’s own: %s', (name, is) => {
  expect(isToolsOwn(name)).toBe(is);
});

test('a key file is known by its shape, and by no less', async () => {
  const bytes = await wrap(await newIdentity(), 'words', 10);
  expect(looksLikeKey(bytes)).toBe(true);
  for (const length of [0, 20, 60, 120, bytes.length - 80]) {
    expect(looksLikeKey(bytes.subarray(0, length)), String(length)).toBe(false);
  }
  expect(looksLikeKey(Buffer.from('AGE-SECRET-KEY-1'))).toBe(false);
});
