import { describe, expect, test } from 'vitest';
import { falselyAlarmed, heldAside, labelled, measure, scores, sum } from './labelled.js';

const held = heldAside();

/** A name of two words or more. */
const WHOLE = /\p{L}{2}\S* \S*\p{L}{2}/u;

describe('on texts that nothing was tuned on', () => {
  test('structured kinds: recall 0.97 at precision 0.95', async () => {
    const tallies = [...(await measure(held))].filter(([type]) => type !== 'name');
    const { recall, precision } = scores(sum(tallies.map(([, tally]) => tally)));
    expect(recall).toBeGreaterThanOrEqual(0.97);
    expect(precision).toBeGreaterThanOrEqual(0.95);
  });

  test('names: F2 0.90, and 0.95 where they are written in full', async () => {
    const names = (await measure(held)).get('name');
    expect(names && scores(names).f2).toBeGreaterThanOrEqual(0.9);
    const whole = held.filter(
      ({ text, spans }) =>
        spans.some(({ type }) => type === 'name') &&
        spans.every(
          ({ type, start, end }) => type !== 'name' || WHOLE.test(text.slice(start, end)),
        ),
    );
    expect(whole.length).toBeGreaterThanOrEqual(15);
    const full = (await measure(whole)).get('name');
    expect(full && scores(full).f2).toBeGreaterThanOrEqual(0.95);
  });

  test('at most 1 clean text in 20 has something found in it', async () => {
    const clean = held.filter(({ spans }) => spans.length === 0);
    expect(clean.length).toBeGreaterThanOrEqual(50);
    expect((await falselyAlarmed(clean)).length).toBeLessThanOrEqual(clean.length / 20);
  });
});

test('the set is what it is said to be: 360 texts and more, a third held aside, half of them clean', () => {
  const all = labelled();
  expect(all.length).toBeGreaterThanOrEqual(360);
  const clean = all.filter(({ spans }) => spans.length === 0).length;
  expect(clean / all.length).toBeGreaterThan(0.4);
  expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  expect(held.length / all.length).toBeGreaterThan(0.25);
});
