/** Why a session stands still. */
export type PauseReason = 'asked' | 'asleep' | 'suspended';

/** How a session goes: a state that only {@link pace} changes. Times are milliseconds. */
export interface Pace {
  readonly status: 'running' | 'paused' | 'ended';
  readonly why?: PauseReason | undefined;
  /** Time practised, pauses left out; at most {@link total}. */
  readonly elapsed: number;
  readonly total: number;
  /** The monotonic instant at which `elapsed` was 0, had there been no pause. */
  readonly origin: number;
  /** The two clocks when they were last looked at. */
  readonly mono: number;
  readonly wall: number;
}

/** What happens to a session, and what the two clocks showed then, in milliseconds. */
export type PaceEvent =
  | { readonly type: 'tick' | 'resume'; readonly mono: number; readonly wall: number }
  | {
      readonly type: 'pause';
      readonly why: PauseReason;
      readonly mono: number;
      readonly wall: number;
    }
  /** The session is to last `total` milliseconds instead; passed over while it stands still. */
  | {
      readonly type: 'shorten';
      readonly total: number;
      readonly mono: number;
      readonly wall: number;
    }
  | { readonly type: 'stop'; readonly mono: number; readonly wall: number };

/**
 * A silence between two looks at the clock that means the machine or the process stood still.
 * Looks come at least once a second, so this leaves room for a busy machine.
 */
const GAP = 2000;

/**
 * A session that starts now.
 *
 * @param total how long it lasts, in milliseconds
 * @param mono the monotonic clock now, in milliseconds
 * @param wall the wall clock now, in milliseconds since 1970
 */
export function startPace(total: number, mono: number, wall: number): Pace {
  return { status: 'running', elapsed: 0, total, origin: mono, mono, wall };
}

/**
 * The session after an event. A gap of over 2 s on either clock (a closed lid stops the monotonic
 * clock on some systems, a stopped process stops neither) pauses at the last look: time in which
 * nobody could follow does not count.
 */
export function pace(state: Pace, event: PaceEvent): Pace {
  if (state.status === 'ended') return state;
  const { mono, wall } = event;
  if (state.status === 'paused') {
    if (event.type === 'stop') return { ...state, status: 'ended', mono, wall };
    if (event.type !== 'resume') return { ...state, mono, wall };
    const origin = mono - state.elapsed;
    return { ...state, status: 'running', why: undefined, origin, mono, wall };
  }
  const gap = mono - state.mono;
  if (gap > GAP || wall - state.wall - gap > GAP) {
    const status = event.type === 'stop' ? 'ended' : 'paused';
    const why = event.type === 'pause' ? event.why : 'asleep';
    return { ...state, status, why, mono, wall };
  }
  const total = event.type === 'shorten' ? event.total : state.total;
  const elapsed = Math.min(total, Math.max(state.elapsed, mono - state.origin));
  const moved = { ...state, total, elapsed, mono, wall };
  if (elapsed >= total || event.type === 'stop') return { ...moved, status: 'ended' };
  return event.type === 'pause' ? { ...moved, status: 'paused', why: event.why } : moved;
}

/** Whether the whole planned time was practised. */
export function isComplete(state: Pace): boolean {
  return state.elapsed >= state.total;
}
