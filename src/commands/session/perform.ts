import { Chalk } from 'chalk';
import type { Context } from '../../context.js';
import type { Sink } from '../../terminal/output.js';
import type { Cue } from '../../terminal/sound-wave.js';
import { openKeyboard, type Key, type Keyboard } from '../../terminal/stage-keys.js';
import { asksPlain, colorLevel } from '../../terminal/symbols.js';
import {
  startSession,
  type Ending,
  type Frame,
  type Guide,
  type Outcome,
  type Point,
  type Timeline,
} from './clockwork.js';
import type { DrawnGuide, Look } from './drawn.js';
import type { SoundName } from './options.js';
import type { Manner } from './plain.js';
import { soundBoard } from './sound.js';

export type World = Pick<
  Context,
  | 'env'
  | 'flags'
  | 'home'
  | 'monotonic'
  | 'now'
  | 'onContinue'
  | 'onResize'
  | 'out'
  | 'platform'
  | 'spawn'
  | 'stderr'
  | 'stdin'
  | 'stdinIsTTY'
  | 'stdout'
  | 'suspend'
>;

/** A session to be performed: its course, and how it is seen and heard. */
export interface Piece<P extends Point> {
  readonly timeline: Timeline<P>;
  readonly sound: SoundName;
  /** What is heard where a part begins. */
  cueAt(place: P): Cue | undefined;
  drawn(sink: Sink, look: Look): DrawnGuide<P>;
  plain(sink: Sink, manner: Manner): Guide<P>;
}

/** A session that is under way. */
export interface Underway {
  readonly ended: Promise<Outcome>;
  end(ending: Ending): void;
}

/** How long to wait for a continue that may never come, in milliseconds; see {@link perform}. */
const RETURN = 60;

/** Where the guide goes: with `--json` stdout carries one line of data and nothing else. */
export function guideSink({
  flags,
  stdout,
  stderr,
}: Pick<Context, 'flags' | 'stdout' | 'stderr'>): Sink {
  return flags.json ? stderr : stdout;
}

/** Guides one session: screen, keys, sound and signals around the clockwork. */
export function perform<P extends Point>(context: World, piece: Piece<P>): Underway {
  const sink = guideSink(context);
  const keys = context.stdinIsTTY;
  const { drawn, guide } = guideFor(context, piece, sink, keys);
  const say = (text: string) => {
    if (drawn) drawn.note(text);
    else if (!context.flags.quiet) sink.write(`${text}\n`);
  };
  const sound = soundBoard(
    context,
    piece.sound,
    () => void (sink.isTTY === true && sink.write('\u0007')),
    (why) => say(`sound: off, ${why}`),
  );
  let keyboard: Keyboard | undefined;
  const releases: (() => void)[] = [];
  const whole: Guide<P> = {
    interval: guide.interval,
    show(frame: Frame<P>) {
      guide.show(frame);
      const cue = frame.turned && frame.pace.status === 'running' && piece.cueAt(frame.place);
      if (cue) sound.cue(cue);
    },
    close() {
      for (const release of releases.splice(0)) release();
      guide.close();
      keyboard?.close();
      sound.close();
    },
  };
  let isAway = false;
  const back = () => {
    isAway = false;
    keyboard?.raw(true);
    drawn?.enter();
    session.pause();
    session.redraw();
  };
  const away = () => {
    isAway = true;
    // Before the pause is shown: whoever reads "paused" finds the keys at work.
    drawn?.leave();
    keyboard?.raw(false);
    session.pause();
    context.suspend();
    // A process without a shell above it is not stopped at all, and is never told to go on.
    const timer = setTimeout(() => isAway && back(), RETURN);
    releases.push(() => clearTimeout(timer));
  };
  const press = (key: Key) => {
    // A key that comes while nothing was stopped after all.
    if (isAway) back();
    if (key === 'pause') session.toggle();
    else if (key === 'next') session.skip();
    else if (key === 'sound') say(`sound: ${sound.cycle()}`);
    else if (key !== 'suspend') session.end(key);
    // Windows has nothing to suspend to.
    else if (context.platform !== 'win32') away();
  };
  if (keys) {
    keyboard = openKeyboard(context.stdin(), press, () => session.end('hangup'));
    keyboard.raw(true);
  }
  drawn?.enter();
  const session = startSession(context, piece.timeline, whole, keys);
  releases.push(
    context.onContinue(back),
    context.onResize(() => session.redraw()),
  );
  return session;
}

function guideFor<P extends Point>(
  context: World,
  piece: Piece<P>,
  sink: Sink,
  keys: boolean,
): { readonly guide: Guide<P>; readonly drawn?: DrawnGuide<P> } {
  const { env, flags, out } = context;
  const plain = sink.isTTY !== true || asksPlain(env, flags.plain);
  if (!plain) {
    const color = new Chalk({ level: colorLevel(env, true, flags.color) });
    const drawn = piece.drawn(sink, { color, symbols: out.symbols, quiet: flags.quiet, keys });
    return { guide: drawn, drawn };
  }
  // Quiet and piped away with --json: the one line of data is all that is wanted.
  const silent = flags.json && flags.quiet && sink.isTTY !== true;
  return { guide: piece.plain(silent ? NOWHERE : sink, { quiet: flags.quiet, keys }) };
}

const NOWHERE = { write: () => true } as unknown as Sink;
