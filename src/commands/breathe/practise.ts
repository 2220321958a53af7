import { Chalk } from 'chalk';
import type { Context } from '../../context.js';
import type { Sink } from '../../terminal/output.js';
import { openKeyboard, type Key, type Keyboard } from '../../terminal/stage-keys.js';
import { asksPlain, colorLevel } from '../../terminal/symbols.js';
import { drawnGuide, type DrawnGuide } from './guide-drawn.js';
import { plainGuide } from './guide-plain.js';
import type { Plan } from './plan.js';
import { startSession, type Ending, type Frame, type Guide, type Outcome } from './session.js';
import { soundBoard } from './sound.js';

type World = Pick<
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

/** How long to wait for a continue that may never come, in milliseconds; see {@link practise}. */
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
export function practise(
  context: World,
  plan: Plan,
): { readonly ended: Promise<Outcome>; end(ending: Ending): void } {
  const sink = guideSink(context);
  const keys = context.stdinIsTTY;
  const { drawn, guide } = guideFor(context, plan, sink, keys);
  const say = (text: string) => {
    if (drawn) drawn.note(text);
    else if (!context.flags.quiet) sink.write(`${text}\n`);
  };
  const sound = soundBoard(
    context,
    plan.sound,
    () => void (sink.isTTY === true && sink.write('\u0007')),
    (why) => say(`sound: off, ${why}`),
  );
  let keyboard: Keyboard | undefined;
  const releases: (() => void)[] = [];
  const whole: Guide = {
    interval: guide.interval,
    show(frame: Frame) {
      guide.show(frame);
      if (frame.turned && frame.pace.status === 'running') sound.cue(frame.place.phase.act);
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
  const session = startSession(context, plan, whole, keys);
  releases.push(
    context.onContinue(back),
    context.onResize(() => session.redraw()),
  );
  return session;
}

function guideFor(
  context: World,
  plan: Plan,
  sink: Sink,
  keys: boolean,
): { readonly guide: Guide; readonly drawn?: DrawnGuide } {
  const { env, flags, out } = context;
  const plain = sink.isTTY !== true || asksPlain(env, flags.plain);
  if (!plain) {
    const color = new Chalk({ level: colorLevel(env, true, flags.color) });
    const look = { color, symbols: out.symbols, quiet: flags.quiet, keys };
    const drawn = drawnGuide(sink, plan, look);
    return { guide: drawn, drawn };
  }
  // Quiet and piped away with --json: the one line of data is all that is wanted.
  const silent = flags.json && flags.quiet && sink.isTTY !== true;
  const lines = silent ? NOWHERE : sink;
  return { guide: plainGuide(lines, plan, { quiet: flags.quiet, keys }) };
}

const NOWHERE = { write: () => true } as unknown as Sink;
