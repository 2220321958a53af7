import type { Context, StopReason } from '../../context.js';
import { cycleMs, placeAt, type Pattern, type Place } from '../../care/breathing.js';
import { isComplete, pace, startPace, type Pace, type PaceEvent } from '../../care/pacer.js';

/** What a session looks like at one instant. */
export interface Frame {
  readonly place: Place;
  readonly pace: Pace;
  /** Whether a phase began since the frame before. */
  readonly turned: boolean;
}

/** What shows a session to a person. */
export interface Guide {
  /** Milliseconds between frames; turns of the breath come on time in between. */
  readonly interval: number;
  show(frame: Frame): void;
  /** Takes down whatever it put up. Synchronous, and harmless when called again. */
  close(): void;
}

/** How a session ended: by its plan, by the person's key, or for the run's reason. */
export type Ending = 'done' | 'quit' | StopReason;

export interface Outcome {
  readonly ending: Ending;
  readonly completed: boolean;
  /** Milliseconds practised. */
  readonly elapsed: number;
  /** Whole cycles practised. */
  readonly cycles: number;
  /** What broke, when something inside did. */
  readonly error?: unknown;
}

export interface Session {
  readonly ended: Promise<Outcome>;
  toggle(): void;
  pause(): void;
  end(ending: Ending): void;
  /** Draws the same instant again: the screen changed. */
  redraw(): void;
}

/**
 * Runs a session on the monotonic clock. Every wake-up is aimed from the session's one origin, so
 * a late frame delays nothing after it.
 *
 * @param resumable whether a person can resume; where nobody can, a gap is skipped by itself
 */
export function startSession(
  clock: Pick<Context, 'now' | 'monotonic'>,
  { pattern, cycles }: { readonly pattern: Pattern; readonly cycles: number },
  guide: Guide,
  resumable: boolean,
): Session {
  const whole = cycleMs(pattern);
  const clocks = () => ({ mono: clock.monotonic(), wall: clock.now().getTime() });
  const fresh = ({ mono, wall } = clocks()) => startPace(cycles * whole, mono, wall);
  let state = fresh();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = -1;
  let settle: (outcome: Outcome) => void;
  const ended = new Promise<Outcome>((resolve) => (settle = resolve));

  const finish = (ending: Ending, error?: unknown) => {
    clearTimeout(timer);
    guide.close();
    const completed = isComplete(state);
    settle({
      ending: completed ? 'done' : ending,
      completed,
      elapsed: state.elapsed,
      cycles: Math.floor(state.elapsed / whole + 1e-9),
      ...(error === undefined ? {} : { error }),
    });
  };

  const advance = (event: PaceEvent) => {
    state = pace(state, event);
    if (state.status === 'ended') return finish('done');
    draw();
    if (state.status === 'paused' && !resumable) {
      state = pace(state, { ...event, type: 'resume' });
      draw();
    }
    arm();
  };

  const draw = () => {
    const place = placeAt(pattern, state.elapsed);
    const now = place.cycle * pattern.phases.length + place.index;
    const turned = now !== turn;
    turn = now;
    guide.show({ place, pace: state, turned });
  };

  const arm = () => {
    clearTimeout(timer);
    if (state.status !== 'running') return;
    const { elapsed, total } = state;
    const frame = (Math.floor(elapsed / guide.interval) + 1) * guide.interval;
    const due = state.origin + Math.min(frame, placeAt(pattern, elapsed).next, total);
    const wake = () => {
      const early = due - clock.monotonic();
      // Timers count whole milliseconds and may fire a fraction early: never show a turn early.
      if (early > 0) timer = setTimeout(wake, Math.max(1, early));
      else guarded(() => advance({ type: 'tick', ...clocks() }));
    };
    timer = setTimeout(wake, Math.max(1, due - clock.monotonic()));
  };

  /** A frame that breaks ends the session with what was done, rather than the process. */
  const guarded = (act: () => void) => {
    if (state.status === 'ended') return;
    try {
      act();
    } catch (error) {
      state = pace(state, { type: 'stop', ...clocks() });
      finish('crash', error);
    }
  };

  const session: Session = {
    ended,
    toggle: () =>
      guarded(() => {
        if (state.status === 'paused') advance({ type: 'resume', ...clocks() });
        else advance({ type: 'pause', why: 'asked', ...clocks() });
      }),
    pause: () => guarded(() => advance({ type: 'pause', why: 'suspended', ...clocks() })),
    end: (ending) =>
      guarded(() => {
        state = pace(state, { type: 'stop', ...clocks() });
        finish(ending);
      }),
    redraw: () => guarded(draw),
  };
  guarded(() => {
    draw();
    // The first frame is the slow one; the clock starts when it stands.
    state = fresh();
    arm();
  });
  return session;
}
