import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pace, startPace, type Pace, type PaceEvent } from '../../src/care/pacer.js';

const TOTAL = 60_000;
const WALL = 1_700_000_000_000;

/** Runs events given as [type, monotonic, wall - monotonic]. */
function after(...events: [PaceEvent['type'], number, number?][]): Pace {
  return events.reduce(
    (state, [type, mono, ahead = 0]) =>
      pace(state, { type, why: 'asked', mono: mono + 100, wall: WALL + mono + ahead } as PaceEvent),
    startPace(TOTAL, 100, WALL),
  );
}

describe('time practised', () => {
  test('follows the monotonic clock', () => {
    expect(after(['tick', 40], ['tick', 1500])).toMatchObject({ status: 'running', elapsed: 1500 });
  });

  test('leaves pauses out', () => {
    const state = after(
      ['tick', 1000],
      ['pause', 1500],
      ['tick', 9000],
      ['resume', 20_000],
      ['tick', 20_500],
    );
    expect(state).toMatchObject({ status: 'running', elapsed: 2000 });
  });

  test('ends with the plan and never beyond it', () => {
    const walk = Array.from(
      { length: 40 },
      (_, at) => ['tick', (at + 1) * 1900] as [PaceEvent['type'], number],
    );
    expect(after(...walk)).toMatchObject({ status: 'ended', elapsed: TOTAL });
  });

  test('counts up to the stop', () => {
    expect(after(['tick', 1000], ['stop', 1700])).toMatchObject({ status: 'ended', elapsed: 1700 });
  });
});

describe('a gap', () => {
  test.each([
    ['a stopped process', 5000, 0, 'asleep'],
    ['a lid that stops the monotonic clock', 1040, 3_600_000, 'asleep'],
    ['a busy machine', 2900, 0, undefined],
    ['a wall clock set back', 1040, -3_600_000, undefined],
  ])('%s', (_, mono, ahead, why) => {
    const state = after(['tick', 1000], ['tick', mono, ahead]);
    expect(state.status).toBe(why ? 'paused' : 'running');
    expect(state.why).toBe(why);
    if (why) expect(state.elapsed).toBe(1000);
  });

  test('goes on from the instant before it', () => {
    const state = after(['tick', 1000], ['tick', 50_000], ['resume', 70_000], ['tick', 70_250]);
    expect(state).toMatchObject({ status: 'running', elapsed: 1250, why: undefined });
  });

  test('does not count when the session is stopped after it', () => {
    expect(after(['tick', 1000], ['stop', 50_000])).toMatchObject({
      status: 'ended',
      elapsed: 1000,
    });
  });

  test('knows that the person suspended it', () => {
    const state = pace(startPace(TOTAL, 0, 0), {
      type: 'pause',
      why: 'suspended',
      mono: 9000,
      wall: 9000,
    });
    expect(state).toMatchObject({ status: 'paused', why: 'suspended', elapsed: 0 });
  });
});

test('whatever happens, time practised never shrinks, never passes the plan, and an end is final', () => {
  const event = fc.record({
    type: fc.constantFrom<PaceEvent['type']>('tick', 'pause', 'resume', 'tick', 'stop'),
    step: fc.integer({ min: 0, max: 4000 }),
    ahead: fc.integer({ min: -3000, max: 3000 }),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      let [mono, wall] = [0, WALL];
      let state = startPace(20_000, mono, wall);
      let running = 0;
      for (const { type, step, ahead } of events) {
        const before = state;
        [mono, wall] = [mono + step, wall + step + ahead];
        state = pace(state, { type, why: 'asked', mono, wall } as PaceEvent);
        running += before.status === 'running' ? step : 0;
        expect(state.elapsed).toBeGreaterThanOrEqual(before.elapsed);
        expect(state.elapsed).toBeLessThanOrEqual(Math.min(20_000, running));
        if (before.status === 'ended') expect(state).toBe(before);
        if (before.status === 'paused') expect(state.elapsed).toBe(before.elapsed);
      }
    }),
  );
});

describe('a session that is to be shorter', () => {
  const shorten = (state: Pace, total: number, mono: number) =>
    pace(state, { type: 'shorten', total, mono: mono + 100, wall: WALL + mono });

  test('goes on to its new end', () => {
    const state = shorten(after(['tick', 1000]), 3000, 1000);
    expect(state).toMatchObject({ status: 'running', elapsed: 1000, total: 3000 });
    const end = pace(state, { type: 'tick', mono: 3000 + 100, wall: WALL + 3000 });
    expect(end).toMatchObject({ status: 'ended', elapsed: 3000 });
  });

  test('ends at once where that has come', () => {
    expect(shorten(after(['tick', 1000]), 1000, 1001)).toMatchObject({
      status: 'ended',
      elapsed: 1000,
    });
  });

  test('stays as it is while it stands still', () => {
    const paused = after(['tick', 1000], ['pause', 1500]);
    expect(shorten(paused, 2000, 1600)).toMatchObject({ status: 'paused', total: TOTAL });
  });
});
