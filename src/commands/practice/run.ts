import {
  cutAt,
  stepAt,
  stepsDone,
  type Course,
  type StepPlace,
} from '../../care/practices/course.js';
import type { Context } from '../../context.js';
import type { PracticeFlags } from '../practice.js';
import type { Timeline } from '../session/clockwork.js';
import { perform } from '../session/perform.js';
import { secondsOf, type SessionJson } from '../session/record.js';
import { runSession } from '../session/run.js';
import { refuseAsking, type Tensions } from '../session/tension.js';
import { choosePractice, practiceNamed } from './choose.js';
import { drawnSteps, plainSteps } from './guides.js';
import { planOf, wishesOf } from './plan.js';
import { stepsWords } from './words.js';

/** What `--json` shows of a session: a contract, fields in this order. */
interface PracticeJson extends SessionJson {
  readonly id: string | null;
  readonly kind: 'practice';
  readonly practice: string;
  readonly plannedSeconds: number;
  readonly seconds: number;
  readonly steps: number;
  readonly completed: boolean;
  readonly tension?: Tensions;
}

/**
 * `selfcare practice`: chooses, asks, guides, saves, reports.
 *
 * @returns 0 when the session ran or was ended with q; 130 when a signal or Ctrl-C ended it
 */
export async function practice(
  context: Context,
  name: string | undefined,
  flags: PracticeFlags,
): Promise<number> {
  const wishes = wishesOf(flags, await context.settings());
  refuseAsking(context, flags.ask);
  const chosen = await (name === undefined
    ? choosePractice(context)
    : practiceNamed(await context.home(), name));
  const plan = planOf(chosen, wishes);
  const whole = plan.course;
  // Steps that were left early shorten it as it goes.
  let course = whole;
  return runSession<PracticeJson>(context, {
    ask: flags.ask === true,
    log: flags.log,
    begin: () =>
      perform(context, {
        timeline: timelineOf(whole, (cut) => (course = cut)),
        sound: plan.sound,
        cueAt: ({ step, isLater }) => (isLater ? undefined : (step.tone ?? 'hold')),
        drawn: (sink, look) => drawnSteps(sink, plan, look),
        plain: (sink, manner) => plainSteps(sink, plan, manner),
      }),
    describe({ elapsed, completed }, tension) {
      const steps = stepsDone(course, elapsed);
      return {
        id: null,
        kind: 'practice',
        practice: chosen.name,
        plannedSeconds: whole.totalMs / 1000,
        seconds: secondsOf(elapsed),
        steps,
        completed: completed && steps === whole.legs.length,
        ...(tension ? { tension } : {}),
      };
    },
    words({ steps }) {
      const all = whole.legs.length;
      const done = steps === all ? stepsWords(all) : `${steps} of ${stepsWords(all)}`;
      return `${chosen.title}: ${done}`;
    },
  });
}

/** @param changed hears of each step that was left early */
export function timelineOf(
  course: Course,
  changed: (course: Course) => void = () => undefined,
): Timeline<StepPlace> {
  return {
    totalMs: course.totalMs,
    at: (elapsed) => stepAt(course, elapsed),
    turnOf: ({ index, isLater }) => index * 2 + (isLater ? 1 : 0),
    cut(elapsed) {
      const shorter = cutAt(course, elapsed);
      changed(shorter);
      return timelineOf(shorter, changed);
    },
  };
}
