import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cycleMs, type Pattern, type Place } from '../../../src/care/breathing.js';
import { isRefusal, parseCounts } from '../../../src/care/breathing-counts.js';
import { cyclesIn, timelineOf } from '../../../src/commands/breathe/timeline.js';
import {
  startSession,
  type Frame,
  type Guide,
  type Outcome,
  type Session,
} from '../../../src/commands/session/clockwork.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function counts(text: string): Pattern {
  const pattern = parseCounts(text);
  if (isRefusal(pattern)) throw new Error(pattern.refused);
  return pattern;
}

interface Run {
  readonly session: Session;
  readonly frames: (Frame<Place> & { readonly at: number })[];
  readonly turns: number[];
  readonly outcomes: Outcome[];
  readonly closed: () => number;
  /** Lets time pass while nothing in the process runs: `wall` and monotonic milliseconds. */
  stand(monotonic: number, wall: number): void;
}

interface RunOptions {
  readonly cycles?: number;
  readonly interval?: number;
  readonly resumable?: boolean;
  /** Milliseconds that drawing a frame takes. */
  readonly cost?: () => number;
  readonly show?: () => void;
}

function start(text: string, options: RunOptions = {}): Run {
  const { cycles = 3, interval = 40, resumable = true, cost = () => 0 } = options;
  let [mono, wall] = [0, 0];
  let closed = 0;
  const clock = {
    monotonic: () => performance.now() + mono,
    now: () => new Date(Date.now() + wall),
  };
  const frames: (Frame<Place> & { at: number })[] = [];
  const turns: number[] = [];
  const guide: Guide<Place> = {
    interval,
    show(frame) {
      options.show?.();
      frames.push({ ...frame, at: clock.monotonic() });
      if (frame.turned) turns.push(clock.monotonic());
      const took = cost();
      mono += took;
      wall += took;
    },
    close: () => void (closed += 1),
  };
  const session = startSession(clock, timelineOf(counts(text), cycles), guide, resumable);
  const outcomes: Outcome[] = [];
  void session.ended.then((outcome) => outcomes.push(outcome));
  return {
    session,
    frames,
    turns,
    outcomes,
    closed: () => closed,
    stand(byMono, byWall) {
      mono += byMono;
      wall += byWall;
    },
  };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('a session runs to its end, at 25 frames a second, and takes its screen down', async () => {
  const run = start('1-2', { cycles: 2 });
  await pass(5999);
  expect(run.outcomes).toEqual([]);
  await pass(2);
  expect(run.outcomes).toEqual([{ ending: 'done', completed: true, elapsed: 6000 }]);
  expect(run.frames.length).toBeGreaterThanOrEqual(150);
  expect(run.closed()).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('every turn comes on its time from the one origin, whatever frames cost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 18 }), { minLength: 1, maxLength: 40 }),
      fc.constantFrom('5.5-5.5', '4-4-4-4', '1.3-0.7-2.1', '0.3-0.4'),
      async (costs, text) => {
        vi.useFakeTimers();
        let at = 0;
        const run = start(text, { cycles: 20, cost: () => costs[at++ % costs.length] ?? 0 });
        const pattern = counts(text);
        await pass(cycleMs(pattern) * 20 + 1000);
        expect(run.turns).toHaveLength(20 * pattern.phases.length);
        const origin = (run.frames[1]?.at ?? 0) - (run.frames[1]?.pace.elapsed ?? 0);
        let due = origin;
        for (const [turn, shown] of run.turns.entries()) {
          // The first frame is drawn before the clock starts.
          if (turn > 0) expect(shown - due).toBeGreaterThanOrEqual(-1e-6);
          expect(shown - due).toBeLessThan(20);
          due += pattern.phases[turn % pattern.phases.length]?.ms ?? NaN;
        }
        expect(run.outcomes[0]?.completed).toBe(true);
      },
    ),
    { numRuns: 20 },
  );
});

describe('a pause', () => {
  test('stops the clock, draws no more, and goes on where it was', async () => {
    const run = start('2-2', { cycles: 1 });
    await pass(1000);
    run.session.toggle();
    const still = run.frames.length;
    await pass(60_000);
    expect(run.frames).toHaveLength(still);
    expect(run.frames.at(-1)?.pace).toMatchObject({
      status: 'paused',
      why: 'asked',
      elapsed: 1000,
    });
    run.session.toggle();
    await pass(2999);
    expect(run.outcomes).toEqual([]);
    await pass(2);
    expect(run.outcomes[0]).toMatchObject({ completed: true, elapsed: 4000 });
  });

  test('comes by itself when the computer slept', async () => {
    const run = start('2-2');
    await pass(1000);
    run.stand(600_000, 600_000);
    await pass(100);
    expect(run.frames.at(-1)?.pace).toMatchObject({ status: 'paused', why: 'asleep' });
    expect(run.frames.at(-1)?.pace.elapsed).toBeLessThanOrEqual(1000);
    expect(run.outcomes).toEqual([]);
  });

  test('comes when only the wall clock went on', async () => {
    const run = start('2-2');
    await pass(1000);
    run.stand(0, 600_000);
    await pass(100);
    expect(run.frames.at(-1)?.pace).toMatchObject({ status: 'paused', why: 'asleep' });
  });

  test('is passed over where nobody could end it', async () => {
    const run = start('2-2', { cycles: 1, resumable: false, interval: 500 });
    await pass(1000);
    run.stand(600_000, 600_000);
    await pass(3501);
    expect(run.frames.filter(({ pace }) => pace.status === 'paused')).toHaveLength(1);
    expect(run.outcomes[0]).toMatchObject({ completed: true, elapsed: 4000 });
  });

  test('can be ended', async () => {
    const run = start('2-2');
    await pass(1000);
    run.session.pause();
    run.session.end('quit');
    await pass(0);
    expect(run.outcomes).toEqual([{ ending: 'quit', completed: false, elapsed: 1000 }]);
  });
});

describe('an early end', () => {
  test('keeps what was done, to the millisecond, and whole cycles only', async () => {
    const run = start('1-1', { cycles: 9 });
    await pass(5500);
    run.session.end('interrupt');
    run.session.end('terminate');
    run.session.toggle();
    await pass(60_000);
    expect(run.outcomes).toEqual([{ ending: 'interrupt', completed: false, elapsed: 5500 }]);
    expect(cyclesIn(counts('1-1'), 5500)).toBe(2);
    expect(run.closed()).toBe(1);
  });

  test('by a frame that breaks gives the terminal back and the error out', async () => {
    let left = 10;
    const broken = new Error('no');
    const run = start('1-1', {
      show() {
        left -= 1;
        if (left === 0) throw broken;
      },
    });
    await pass(10_000);
    expect(run.outcomes).toMatchObject([{ ending: 'crash', completed: false, error: broken }]);
    expect(run.closed()).toBe(1);
  });
});

test('a redraw shows the same instant again', async () => {
  const run = start('2-2');
  await pass(1000);
  const before = run.frames.at(-1);
  run.session.redraw();
  expect(run.frames.at(-1)?.place).toEqual(before?.place);
  expect(run.frames.at(-1)?.turned).toBe(false);
});
