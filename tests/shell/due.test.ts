import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDue, readDue, readShown, renderDue, writeDue } from '../../src/shell/due.js';
import { tempFolder, testHost } from '../support/host.js';

const epoch = fc.integer({ min: 0, max: 99_999_999_999 });
const text = fc.string({ unit: 'binary', maxLength: 300 });

describe('the plan that shells read', () => {
  test('is three lines, without anything that could harm a terminal, whatever the title', () => {
    fc.assert(
      fc.property(epoch, text, epoch, (from, title, stale) => {
        const rendered = renderDue({ from, text: title, stale });
        const [first = '', second = '', third = '', ...rest] = rendered.split('\n');
        expect([first, third, rest]).toEqual([String(from), String(stale), ['']]);
        expect(second).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
        expect([...second].length).toBeLessThanOrEqual(160);
        expect(Buffer.byteLength(second)).toBeLessThanOrEqual(200);
      }),
    );
  });

  test('comes back as it was written', () => {
    const line = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .map((title) => parseDue(renderDue({ from: 1, text: title, stale: 1 }))?.text ?? '');
    fc.assert(
      fc.property(epoch, line, epoch, (from, title, stale) => {
        const due = { from, text: title, stale };
        expect(parseDue(renderDue(due))).toEqual(due);
      }),
    );
  });

  test.each([
    ['Tea', 'Tea'],
    ['Tea\nand cake', 'Tea and cake'],
    ['\u001b[31mTea\u0007', '[31mTea'],
    ['x'.repeat(160), 'x'.repeat(160)],
    ['x'.repeat(161), `${'x'.repeat(157)}...`],
    ['茶'.repeat(66), '茶'.repeat(66)],
    ['茶'.repeat(70), `${'茶'.repeat(65)}...`],
  ])('%j reads %j', (title, shown) => {
    expect(renderDue({ from: 1, text: title, stale: 2 })).toBe(`1\n${shown}\n2\n`);
  });

  test.each([
    '',
    '1',
    '1\nTea',
    'x\nTea\n2\n',
    '1\nTea\nmore\n2\n',
    '-1\nTea\n2\n',
    '1\nTea\n$(id)\n',
  ])('what is not one is not read: %j', (damaged) => expect(parseDue(damaged)).toBeUndefined());

  test('an empty first line means that nothing is planned', () => {
    expect(parseDue('\n\n7\n')).toEqual({ from: 0, text: '', stale: 7 });
  });

  test('is for its owner alone, and written again only when it differs', () => {
    const home = tempFolder();
    const host = testHost({ home });
    writeDue(home, { from: 1, text: 'Tea', stale: 2 }, host);
    const before = statSync(join(home, 'due'));
    expect(before.mode & 0o777).toBe(0o600);
    writeDue(home, { from: 1, text: 'Tea', stale: 2 }, host);
    expect(statSync(join(home, 'due')).ino).toBe(before.ino);
    writeDue(home, { from: 1, text: 'Cake', stale: 2 }, host);
    expect(readFileSync(join(home, 'due'), 'utf8')).toBe('1\nCake\n2\n');
    expect(readDue(home)).toEqual({ from: 1, text: 'Cake', stale: 2 });
  });

  test.each([
    ['1763573400 1763573460\n', { from: 1763573400, at: 1763573460 }],
    ['1763573400\n', { from: 1763573400, at: 1763573400 }],
    ['', undefined],
    ['x 3', undefined],
    ['1 2 3', undefined],
    ['$(id) 2', undefined],
  ])('what a shell has shown: %j', (content, shown) => {
    const home = tempFolder();
    writeFileSync(join(home, 'due.shown'), content);
    expect(readShown(home)).toEqual(shown);
  });

  test('folders in their places are no plans', () => {
    const home = tempFolder();
    mkdirSync(join(home, 'due'));
    mkdirSync(join(home, 'due.shown'));
    expect([readDue(home), readShown(home)]).toEqual([undefined, undefined]);
  });
});
