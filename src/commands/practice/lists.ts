import { BUILT_IN, isBuiltIn } from '../../care/practices/built-in.js';
import { CARE, lengthOf, type Practice } from '../../care/practices/practice.js';
import type { Context } from '../../context.js';
import { safeText } from '../../terminal/safe.js';
import { columnsOf } from '../../terminal/width.js';
import { wrapText } from '../../terminal/wrap.js';
import { minutes, seconds } from '../session/words.js';
import { practiceNamed } from './choose.js';
import { brokenWords, ownPractices, type Broken } from './own.js';
import { stepsWords } from './words.js';

type Lists = Pick<Context, 'out' | 'home'>;

/** `practice list`: every practice, those that ship first. A file with a mistake is told. */
export async function list({ out, home }: Lists): Promise<void> {
  const own = await ownPractices(await home());
  const whole = [...BUILT_IN, ...own.whole];
  if (out.json) return out.value([...whole.map(listed), ...own.broken.map(unlisted)]);
  const names = Math.max(...whole.map(({ name }) => columnsOf(name)));
  const row = (name: string, length: string, steps: string, summary: string) => {
    const cells = `${name.padEnd(names)}  ${length.padStart(6)}  ${steps.padStart(5)}`;
    const fits = columnsOf(cells) + 2 + columnsOf(summary) <= out.width;
    return fits ? `${cells}  ${summary}`.trimEnd() : cells;
  };
  out.data(out.color.dim(row('practice', 'length', 'steps', '')));
  for (const { name, steps, summary } of whole) {
    out.data(row(name, minutes(lengthOf(steps) * 1000), String(steps.length), summary));
  }
  for (const broken of own.broken) {
    out.warn(safeText(brokenWords(broken)), broken.allowed);
  }
}

function listed(practice: Practice) {
  const { name, title, summary, steps } = practice;
  return {
    name,
    title,
    seconds: lengthOf(steps),
    steps: steps.length,
    summary,
    practiceBased: isBuiltIn(practice) ? practice.practiceBased : null,
    own: !isBuiltIn(practice),
    error: null,
  };
}

function unlisted({ name, file, line, problem, allowed }: Broken) {
  const none = { title: null, seconds: null, steps: null, summary: null, practiceBased: null };
  return { name, ...none, own: true, error: { file, line, problem, allowed } };
}

/** `practice info NAME`: its steps, what is known about it, and what to keep in mind. */
export async function info({ out, home }: Lists, typed: string): Promise<void> {
  const practice = await practiceNamed(await home(), typed);
  const { name, title, summary, steps, caution } = practice;
  const built = isBuiltIn(practice) ? practice : undefined;
  if (out.json) {
    return out.value({
      name,
      title,
      summary,
      seconds: lengthOf(steps),
      steps: steps.map((step) => ({
        title: step.title ?? null,
        seconds: step.seconds,
        cue: step.cue,
        more: step.more ?? null,
        round: step.round ?? null,
      })),
      practiceBased: built?.practiceBased ?? null,
      evidence: built?.evidence ?? [],
      caution: caution ?? null,
      safety: CARE,
      own: built === undefined,
    });
  }
  const { color, width } = out;
  const says = (text: string, first = '', rest = first) =>
    out.data(wrapText(out.ours(text), width, { first, rest }));
  out.data(color.bold(title));
  says(summary);
  says(`${stepsWords(steps.length)}, ${minutes(lengthOf(steps) * 1000)}`);
  out.data('');
  out.data(color.bold('How it goes'));
  const places = Math.max(...steps.map((step) => seconds(step.seconds * 1000).length));
  for (const { title: name, seconds: length, cue, more } of steps) {
    const time = `  ${seconds(length * 1000).padStart(places)} s  `;
    const words = [cue, more].filter((each) => each !== undefined).join(' ');
    says(name === undefined ? words : `${name}. ${words}`, time, ' '.repeat(time.length));
  }
  out.data('');
  out.data(color.bold('What is known'));
  if (!built) says('A practice of your own: nothing was looked up for it.', '  ');
  for (const { text, source, asOf } of built?.evidence ?? []) {
    says(text, '  ');
    says(`${source} (looked up ${asOf})`, '    ');
  }
  out.data('');
  out.data(color.bold('Take care'));
  if (caution !== undefined) says(caution, '  ');
  says(CARE, '  ');
}
