import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BUILT_IN } from '../../../src/care/practices/built-in.js';
import { courseOf, type Course, type StepPlace } from '../../../src/care/practices/course.js';
import { fit } from '../../../src/care/practices/fit.js';
import { lengthOf, type Step } from '../../../src/care/practices/practice.js';
import { timelineOf } from '../../../src/commands/practice/run.js';
import {
  startSession,
  type Frame,
  type Outcome,
  type Session,
} from '../../../src/commands/session/clockwork.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Run {
  readonly session: Session;
  /** When each part began, on the clock, and which it was. */
  readonly turns: { readonly at: number; readonly place: StepPlace }[];
  readonly outcomes: Outcome[];
  readonly cuts: Course[];
}

/** @param cost milliseconds that drawing a frame takes */
function start(steps: readonly Step[], interval: number, cost: () => number = () => 0): Run {
  let late = 0;
  const clock = {
    monotonic: () => performance.now() + late,
    now: () => new Date(Date.now() + late),
  };
  const turns: Run['turns'] = [];
  const cuts: Course[] = [];
  const guide = {
    interval,
    show({ place, turned }: Frame<StepPlace>) {
      if (turned) turns.push({ at: clock.monotonic(), place });
      late += cost();
    },
    close: () => undefined,
  };
  const timeline = timelineOf(courseOf(steps), (cut) => cuts.push(cut));
  const session = startSession(clock, timeline, guide, true);
  const outcomes: Outcome[] = [];
  void session.ended.then((outcome) => outcomes.push(outcome));
  return { session, turns, outcomes, cuts };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe.each(BUILT_IN)('$name is on schedule', ({ steps }) => {
  test.each([
    ['as written', undefined],
    ['in four minutes and a half', 270],
  ])('%s', async (_, seconds) => {
    const played = seconds === undefined ? steps : (fit(steps, seconds) ?? []);
    const run = start(played, 500, () => 7);
    await pass(lengthOf(played) * 1000 + 500);
    expect(run.outcomes).toMatchObject([{ completed: true, elapsed: lengthOf(played) * 1000 }]);
    const begun = run.turns.filter(({ place }) => !place.isLater);
    expect(begun.map(({ place }) => place.step)).toEqual(played);
    // The first frame is drawn before the clock starts.
    const origin = (run.turns[0]?.at ?? 0) + 7;
    let due = origin;
    for (const [at, { at: shown, place }] of begun.entries()) {
      if (at > 0) {
        expect(shown - due).toBeGreaterThanOrEqual(-1e-6);
        expect(shown - due).toBeLessThan(20);
      }
      due += place.step.seconds * 1000;
    }
    const more = run.turns.filter(({ place }) => place.isLater);
    expect(more.map(({ place }) => place.step)).toEqual(
      played.filter((step) => step.more !== undefined),
    );
  });
});

describe('to go on to the next step', () => {
  const steps = [
    { seconds: 10, cue: 'one' },
    { seconds: 10, cue: 'two', more: 'more' },
    { seconds: 10, cue: 'three' },
  ];

  test('begins it then, and the rest keeps its length', async () => {
    const run = start(steps, 40);
    await pass(4000);
    run.session.skip();
    expect(run.turns.at(-1)?.place).toMatchObject({ index: 1, into: 0, remaining: 10_000 });
    await pass(19_999);
    expect(run.outcomes).toEqual([]);
    await pass(2);
    expect(run.outcomes).toEqual([{ ending: 'done', completed: true, elapsed: 24_000 }]);
    expect(run.turns.map(({ place }) => place.index)).toEqual([0, 1, 1, 2]);
  });

  test('from the last one ends', async () => {
    const run = start(steps, 40);
    for (const wait of [1000, 2000, 3000]) {
      await pass(wait);
      run.session.skip();
    }
    await pass(0);
    expect(run.outcomes).toEqual([{ ending: 'done', completed: true, elapsed: 6000 }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is not heard while it is paused', async () => {
    const run = start(steps, 40);
    await pass(1000);
    run.session.toggle();
    run.session.skip();
    expect(run.cuts).toEqual([]);
    run.session.toggle();
    await pass(30_000);
    expect(run.outcomes).toMatchObject([{ elapsed: 30_000 }]);
  });

  test('whenever and how often it is asked, steps come in order and time adds up', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 5 }),
        async (waits) => {
          vi.useFakeTimers();
          const run = start(steps, 500);
          for (const wait of waits) {
            await pass(wait);
            run.session.skip();
          }
          await pass(31_000);
          const [outcome] = run.outcomes;
          expect(outcome).toMatchObject({ ending: 'done', completed: true });
          const total = run.cuts.at(-1)?.totalMs ?? 30_000;
          expect(outcome?.elapsed).toBeCloseTo(total, 3);
          const order = run.turns.map(({ place }) => place.index);
          expect(order).toEqual([...order].sort());
        },
      ),
      { numRuns: 40 },
    );
  });
});
