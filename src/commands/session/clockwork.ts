import type { Context, StopReason } from '../../context.js';
import { isComplete, pace, startPace, type Pace, type PaceEvent } from '../../care/pacer.js';

/** Where a session stands at one instant, as far as its clockwork needs to know. */
export interface Point {
  /** When what is shown now ends, in milliseconds of practice. */
  readonly next: number;
}

/** What belongs to each instant of a session. */
export interface Timeline<P extends Point> {
  /** Milliseconds, above 0. */
  readonly totalMs: number;
  /** @param elapsed milliseconds of practice, 0 up to but not including the total, or the total */
  at(elapsed: number): P;
  /** A number that differs between neighbouring parts: where it changes, a part begins. */
  turnOf(place: P): number;
  /** The session in which the part at `elapsed` ends then; absent where none can end early. */
  cut?(elapsed: number): Timeline<P>;
}

/** What a session looks like at one instant. */
export interface Frame<P extends Point> {
  readonly place: P;
  readonly pace: Pace;
  /** Whether a part began since the frame before. */
  readonly turned: boolean;
}

/** What shows a session to a person. */
export interface Guide<P extends Point> {
  /** Milliseconds between frames; turns come on time in between. */
  readonly interval: number;
  show(frame: Frame<P>): void;
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
  /** What broke, when something inside did. */
  readonly error?: unknown;
}

export interface Session {
  readonly ended: Promise<Outcome>;
  toggle(): void;
  pause(): void;
  /** Goes on to the next part, where the timeline allows that. */
  skip(): void;
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
export function startSession<P extends Point>(
  clock: Pick<Context, 'now' | 'monotonic'>,
  whole: Timeline<P>,
  guide: Guide<P>,
  resumable: boolean,
): Session {
  const clocks = () => ({ mono: clock.monotonic(), wall: clock.now().getTime() });
  const fresh = ({ mono, wall } = clocks()) => startPace(whole.totalMs, mono, wall);
  let timeline = whole;
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
    const place = timeline.at(state.elapsed);
    const now = timeline.turnOf(place);
    const turned = now !== turn;
    turn = now;
    guide.show({ place, pace: state, turned });
  };

  const arm = () => {
    clearTimeout(timer);
    if (state.status !== 'running') return;
    const { elapsed, total } = state;
    const frame = (Math.floor(elapsed / guide.interval) + 1) * guide.interval;
    const due = state.origin + Math.min(frame, timeline.at(elapsed).next, total);
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
    skip: () =>
      guarded(() => {
        advance({ type: 'tick', ...clocks() });
        if (state.status !== 'running' || !timeline.cut) return;
        timeline = timeline.cut(state.elapsed);
        advance({ type: 'shorten', total: timeline.totalMs, ...clocks() });
      }),
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
