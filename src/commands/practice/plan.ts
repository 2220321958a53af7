import { courseOf, type Course } from '../../care/practices/course.js';
import { fit, leastSeconds } from '../../care/practices/fit.js';
import { CARE, type Practice } from '../../care/practices/practice.js';
import { UsageError } from '../../errors.js';
import type { Settings } from '../../settings/settings.js';
import { VIEWS, type ViewName } from '../../terminal/views/scene.js';
import type { PracticeFlags } from '../practice.js';
import { minutesOf, oneOf, SOUNDS, type SoundName } from '../session/options.js';
import { minutes } from '../session/words.js';

/** A session as it was asked for. */
export interface Plan {
  readonly practice: Practice;
  readonly course: Course;
  readonly view: ViewName;
  readonly sound: SoundName;
  /** What to keep in mind, shown with the first step. */
  readonly caution: string;
}

/** What a command line says of any practice. */
export interface Wishes {
  /** Undefined: as it is written. */
  readonly seconds: number | undefined;
  readonly view: ViewName;
  readonly sound: SoundName;
}

/**
 * The flags, read before anything is asked or opened. View and sound are those of `breathe` where
 * nothing is said.
 *
 * @throws UsageError naming what is allowed
 */
export function wishesOf(flags: PracticeFlags, settings: Pick<Settings, 'get'>): Wishes {
  const asked = flags.minutes === undefined ? undefined : minutesOf(flags.minutes);
  return {
    seconds: asked === undefined ? undefined : Math.round(asked * 60),
    view: oneOf('--view', flags.view, VIEWS) ?? settings.get('breathe.view'),
    sound: oneOf('--sound', flags.sound, SOUNDS) ?? settings.get('breathe.sound'),
  };
}

/** @throws UsageError where the practice cannot be that short */
export function planOf(practice: Practice, { seconds, view, sound }: Wishes): Plan {
  const { name, steps, caution } = practice;
  const fitted = seconds === undefined ? steps : fit(steps, seconds);
  if (!fitted) {
    const least = Math.ceil(leastSeconds(steps));
    throw new UsageError(
      `${name} needs at least ${minutes(least * 1000)}`,
      `for example: selfcare practice ${name} -m ${Math.ceil(least / 6) / 10}`,
    );
  }
  return {
    practice,
    course: courseOf(fitted),
    view,
    sound,
    caution: caution === undefined ? CARE : `${caution} ${CARE}`,
  };
}
