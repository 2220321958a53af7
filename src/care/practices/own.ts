import type { Located, Mistake } from './located.js';
import { numberIn, objectIn, textIn, type Members, type Slip } from './own-fields.js';
import { lengthOf, type Practice, type Step } from './practice.js';

/** What a file may hold at most (design choices: a screen's worth of words, two hours). */
const MOST = { title: 60, summary: 100, caution: 200, cue: 200, steps: 100, seconds: 7200 };
const STEP_SECONDS = { min: 1, max: 3600 };

const FIELDS = ['version', 'title', 'summary', 'caution', 'steps'];
const STEP_FIELDS = ['seconds', 'cue', 'title', 'more', 'round'];

/** The practice that a file describes, or the first mistake in it, from the top. */
export function ownPractice(name: string, root: Located): Practice | Mistake {
  const slips: Mistake[] = [];
  const slip: Slip = ({ line }, problem, allowed) => void slips.push({ line, problem, allowed });
  const members = objectIn(root, FIELDS, 'a practice', slip);
  const practice = {
    name,
    title: textIn(members, 'title', MOST.title, slip) ?? name,
    summary: textIn(members, 'summary', MOST.summary, slip) ?? 'your own',
    caution: textIn(members, 'caution', MOST.caution, slip),
    steps: stepsOf(members, root, slip),
  };
  const version = members.get('version');
  if (version && version.value !== 1) {
    slip(version, '"version" is not one that this selfcare reads', 'version is 1');
  }
  // A sort keeps the order of slips on one line.
  const [first] = slips.sort((a, b) => a.line - b.line);
  return first ?? practice;
}

function stepsOf(members: Members, root: Located, slip: Slip): readonly Step[] {
  const allowed = `steps takes a list of 1 to ${MOST.steps} steps: { "seconds": 20, "cue": "..." }`;
  const found = members.get('steps');
  const items = Array.isArray(found?.value) ? (found.value as readonly Located[]) : [];
  if (!found) slip(root, '"steps" is missing', allowed);
  else if (!Array.isArray(found.value)) slip(found, '"steps" is not a list', allowed);
  else if (items.length === 0) slip(found, '"steps" is empty', allowed);
  else if (items.length > MOST.steps) slip(found, 'there are too many steps', allowed);
  const steps: Step[] = [];
  for (const item of items) steps.push(stepOf(item, steps, slip));
  if (found && lengthOf(steps) > MOST.seconds) {
    slip(found, 'the steps are too long together', `at most ${MOST.seconds} seconds in all`);
  }
  return steps;
}

function stepOf(item: Located, before: readonly Step[], slip: Slip): Step {
  const members = objectIn(item, STEP_FIELDS, 'a step', slip);
  const { min, max } = STEP_SECONDS;
  const cue = textIn(members, 'cue', MOST.cue, slip);
  const title = textIn(members, 'title', MOST.title, slip);
  const more = textIn(members, 'more', MOST.cue, slip);
  const round = roundOf(members, before, slip);
  if (!members.has('cue')) {
    slip(item, '"cue" is missing in a step', `cue takes a text of 1 to ${MOST.cue} characters`);
  }
  if (!members.has('seconds')) {
    slip(item, '"seconds" is missing in a step', `seconds takes a number from ${min} to ${max}`);
  }
  return {
    seconds: numberIn(members, 'seconds', STEP_SECONDS, slip) ?? 0,
    cue: cue ?? '',
    ...(title === undefined ? {} : { title }),
    ...(more === undefined ? {} : { more }),
    ...(round === undefined ? {} : { round }),
  };
}

function roundOf(members: Members, before: readonly Step[], slip: Slip): number | undefined {
  const found = members.get('round');
  if (!found) return undefined;
  const last = before.findLast(({ round }) => round !== undefined)?.round ?? 0;
  const isOver = last > 0 && before.at(-1)?.round === undefined;
  const { value } = found;
  if (typeof value === 'number' && !isOver) {
    if (value === last + 1 || (value === last && last > 0)) return value;
  }
  slip(
    found,
    '"round" is not the one that comes here',
    'rounds count 1, 2, 3 and so on, and no other step stands between them',
  );
  return undefined;
}
