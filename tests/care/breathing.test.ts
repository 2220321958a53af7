import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  breathsPerMinute,
  cycleMs,
  cyclesFor,
  placeAt,
  type Pattern,
} from '../../src/care/breathing.js';
import { isRefusal, parseCounts } from '../../src/care/breathing-counts.js';
import { PRESETS } from '../../src/care/presets.js';

const breath = fc.integer({ min: 100, max: 60_000 });
const hold = fc.integer({ min: 0, max: 60_000 });
const counts = fc
  .oneof(
    fc.tuple(breath, breath),
    fc.tuple(breath, hold, breath),
    fc.tuple(breath, hold, breath, hold),
  )
  .map((all) => all.map((ms) => ms / 1000));

function patternOf(text: string): Pattern {
  const pattern = parseCounts(text);
  if (isRefusal(pattern)) throw new Error(pattern.refused);
  return pattern;
}

const patterns = fc.oneof(
  fc.constantFrom<Pattern>(...PRESETS),
  counts.map((numbers) => patternOf(numbers.join('-'))),
);

describe('counts', () => {
  test.each([
    ['4-4-4-4', '4-4-4-4', ['in', 'hold', 'out', 'rest']],
    ['5.5-5.5', '5.5-5.5', ['in', 'out']],
    ['4-7-8', '4-7-8', ['in', 'hold', 'out']],
    ['4.0-06.50', '4-6.5', ['in', 'out']],
    ['4-0-6', '4-0-6', ['in', 'out']],
    ['4-0-6-0', '4-0-6-0', ['in', 'out']],
    ['60-60-60-60', '60-60-60-60', ['in', 'hold', 'out', 'rest']],
  ])('%s', (text, name, acts) => {
    const pattern = patternOf(text);
    expect(pattern.name).toBe(name);
    expect(pattern.phases.map(({ act }) => act)).toEqual(acts);
  });

  test.each([
    '4-x-4',
    '0-0',
    '0-4',
    '4-0',
    '4',
    '4-4-4-4-4',
    '',
    '-',
    '4--4',
    '-4-4',
    '4-4-',
    '61-4',
    '4-61-4',
    '1e1-4',
    'NaN-4',
    'Infinity-4',
    '0x4-4',
    '4,5-5',
    '0.01-4',
    '4 4',
  ])('refuses %j, and names what is allowed', (text) => {
    const refusal = parseCounts(text);
    expect(isRefusal(refusal) && refusal.hint).toMatch(/2 to 4 numbers.*60.*4-6.*4-4-4-4/);
  });

  test('their shortest form reads back as the same pattern', () => {
    fc.assert(
      fc.property(counts, (numbers) => {
        const pattern = patternOf(numbers.join('-'));
        expect(patternOf(pattern.name)).toEqual(pattern);
        expect(cycleMs(pattern)).toBe(Math.round(numbers.reduce((a, b) => a + b, 0) * 1000));
      }),
    );
  });
});

describe('the schedule', () => {
  test('every instant is in the one phase that began last', () => {
    fc.assert(
      fc.property(patterns, fc.double({ min: 0, max: 7_200_000, noNaN: true }), (pattern, at) => {
        const place = placeAt(pattern, at);
        const before = pattern.phases.slice(0, place.index).reduce((sum, { ms }) => sum + ms, 0);
        const start = place.cycle * cycleMs(pattern) + before;
        expect(start).toBeLessThanOrEqual(at + 1e-6);
        expect(place.next).toBeGreaterThan(at - 1e-6);
        expect(place.next - start).toBeCloseTo(place.phase.ms, 6);
        expect(place.level).toBeGreaterThanOrEqual(0);
        expect(place.level).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('walking from turn to turn for two hours meets the exact sums, without drift', () => {
    fc.assert(
      fc.property(patterns, (pattern) => {
        let [at, due] = [0, 0];
        for (let turn = 0; at < 7_200_000; turn++) {
          expect(at).toBe(due);
          due += pattern.phases[turn % pattern.phases.length]?.ms ?? NaN;
          at = placeAt(pattern, at).next;
        }
      }),
      { numRuns: 12 },
    );
  });

  test.each(PRESETS.map((preset) => [preset.name, preset] as const))(
    'the shape of %s never jumps',
    (_, preset) => {
      const whole = cycleMs(preset);
      for (let at = 0; at < whole * 2; at += 10) {
        const step = placeAt(preset, at + 10).level - placeAt(preset, at).level;
        expect(Math.abs(step)).toBeLessThan(0.01);
      }
    },
  );

  test('a session is the fewest whole breaths that last as long as asked', () => {
    fc.assert(
      fc.property(patterns, fc.integer({ min: 1, max: 1200 }), (pattern, tenths) => {
        const cycles = cyclesFor(pattern, tenths / 10);
        expect(cycles * cycleMs(pattern)).toBeGreaterThanOrEqual(tenths * 6000 - 1e-3);
        if (cycles > 1) expect((cycles - 1) * cycleMs(pattern)).toBeLessThan(tenths * 6000);
      }),
    );
  });

  test.each([
    ['resonance', 5, 28],
    ['box', 4, 15],
    ['cyclic-sigh', 5, 25],
    ['equal', 0.1, 1],
  ])('%s for %d minutes is %d breaths', (name, minutes, cycles) => {
    const preset = PRESETS.find((each) => each.name === name);
    expect(preset && cyclesFor(preset, minutes)).toBe(cycles);
  });
});

describe('the presets', () => {
  test('have the timings and rates of the domain facts', () => {
    const facts = PRESETS.map((preset) => [preset.name, preset.timing, breathsPerMinute(preset)]);
    expect(facts).toEqual([
      ['resonance', '5.5-5.5', 5.45],
      ['cyclic-sigh', '3+1-8', 5],
      ['box', '4-4-4-4', 3.75],
      ['extended-exhale', '4-6', 6],
      ['equal', '4-4', 7.5],
      ['triangle', '4-4-4', 5],
      ['4-7-8', '4-7-8', 3.16],
    ]);
  });

  test.each(PRESETS.map((preset) => [preset.name, preset] as const))(
    '%s breathes what its timing says, and cautions where it holds',
    (_, preset) => {
      const seconds = preset.phases.map(({ ms }) => ms / 1000);
      expect(preset.timing.split(/[-+]/).map(Number)).toEqual(seconds);
      const holds = preset.phases.filter(({ act }) => act === 'hold' || act === 'rest');
      expect(preset.caution === undefined).toBe(holds.length === 0);
      for (const { source, asOf } of preset.evidence) {
        expect(source).not.toBe('');
        expect(asOf).toMatch(/^\d{4}-\d\d$/);
      }
    },
  );
});
