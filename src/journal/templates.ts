import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../files/read.js';
import { codeOf } from '../errors.js';

/** One question of a template. */
export interface Step {
  /** The heading under which the answer stands. */
  readonly heading: string;
  readonly hint: string;
}

/** A way to begin an entry: questions to answer, or a text to go on from. */
export interface Template {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly steps: readonly Step[];
  /** What stands there before the first word; empty for a template of questions. */
  readonly text: string;
  readonly own?: true;
}

/** The file name is the template's name. */
const NAME = /^(?<name>[a-z0-9][a-z0-9.-]{0,63})\.md$/;

function built(
  name: string,
  title: string,
  summary: string,
  ...steps: [string, string][]
): Template {
  return {
    name,
    title,
    summary,
    text: '',
    steps: steps.map(([heading, hint]) => ({ heading, hint })),
  };
}

/**
 * The templates that come with the product. The stages of Gibbs (1988), of Borton and Rolfe (what,
 * so what, now what) and of Kolb are named as their authors name them; the hints are our own.
 */
export const TEMPLATES: readonly Template[] = [
  built('free', 'Write freely', 'no questions, just a page'),
  built(
    'what',
    'What, so what, now what',
    'three short questions (Borton; Rolfe)',
    ['What', 'What happened, as plainly as you can put it.'],
    ['So what', 'Why it matters, to you and to the work.'],
    ['Now what', 'One thing that follows from it.'],
  ),
  built(
    'gibbs',
    'Gibbs’ reflective cycle',
    'six stages, for something worth taking apart (Gibbs 1988)',
    ['Description', 'What took place, without judging it yet.'],
    ['Feelings', 'What went on in you, then and now.'],
    ['Evaluation', 'What went well in it, and what did not.'],
    ['Analysis', 'How you make sense of that.'],
    ['Conclusion', 'What you take from it, and what else was possible.'],
    ['Action plan', 'What you will do if it comes again.'],
  ),
  built(
    'kolb',
    'Kolb’s learning cycle',
    'from an experience to the next try (Kolb)',
    ['Concrete experience', 'What you did or met.'],
    ['Reflective observation', 'What you notice as you look back at it.'],
    ['Abstract conceptualisation', 'The idea or rule that it points to.'],
    ['Active experimentation', 'How you will try that out.'],
  ),
  built(
    'good-things',
    'Three good things',
    'three things that went well, small ones count',
    ['One good thing', 'What it was, and what had a part in it.'],
    ['A second', 'It may be very small.'],
    ['A third', 'Something you would otherwise pass over.'],
  ),
  built(
    'hard-session',
    'After a hard session',
    'set it down before the next thing; about you, not the client',
    ['What stays with me', 'A picture, a sentence, a feeling. No names are needed.'],
    ['In my body', 'Where you notice it: jaw, shoulders, breath, stomach.'],
    ['What was mine to do', 'What you did with care, as far as it was in your hands.'],
    ['What is not mine', 'What you can leave where it belongs.'],
    [
      'What I need next',
      'A pause, a call, supervision, a walk. Tag it @supervision to find it again.',
    ],
  ),
  built(
    'letting-go',
    'Letting go of the day',
    'put the day down and go home',
    ['I carry', 'What is still in your hands as the day ends.'],
    ['It can wait', 'What has its place tomorrow, and where you have noted it.'],
    ['I put down', 'What you do not need to take home.'],
    ['I go to', 'What or who the evening is for.'],
  ),
];

/** The person's own templates: Markdown files in the folder `templates` of the home folder. */
export function ownTemplates(home: string): Template[] {
  const folder = join(home, 'templates');
  return names(folder).flatMap((file) => {
    const name = NAME.exec(file)?.groups?.['name'];
    if (name === undefined) return [];
    const markdown = textOf(join(folder, file));
    return markdown === undefined ? [] : [parseTemplate(name, markdown)];
  });
}

/** Markdown files of that folder that are no templates, because of how they are named. */
export function oddTemplates(home: string): string[] {
  return names(join(home, 'templates')).filter(
    (file) => /^[^.].*\.(md|markdown)$/i.test(file) && !NAME.test(file),
  );
}

/** A file's text; a folder or a link to nothing must not keep a person from writing. */
function textOf(path: string): string | undefined {
  try {
    return readText(path);
  } catch {
    return undefined;
  }
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/**
 * A template from Markdown: each `## heading` is a question, the lines under it its hint, and a
 * `# heading` the title. Without any `##` the whole is a text to go on from.
 */
export function parseTemplate(name: string, markdown: string): Template {
  const text = markdown.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const title = /^# +(.+)$/m.exec(text)?.[1]?.trim() ?? name;
  const steps = text
    .split(/^## +/m)
    .slice(1)
    .map((part) => {
      const [heading = '', ...hint] = part.split('\n');
      return { heading: heading.trim(), hint: hint.join(' ').trim().replaceAll(/\s+/g, ' ') };
    });
  const summary =
    steps.length > 0
      ? `your own, ${steps.length} ${steps.length === 1 ? 'question' : 'questions'}`
      : 'your own';
  return { name, title, summary, steps, text: steps.length > 0 ? '' : text, own: true };
}

/** The answers as one Markdown text, a heading each; questions that were passed over leave nothing. */
export function assemble(template: Pick<Template, 'steps'>, answers: readonly string[]): string {
  if (template.steps.length === 0) return (answers[0] ?? '').trim();
  return template.steps
    .map(({ heading }, index) => ({ heading, answer: (answers[index] ?? '').trim() }))
    .filter(({ answer }) => answer !== '')
    .map(({ heading, answer }) => `## ${heading}\n\n${answer}`)
    .join('\n\n');
}

/**
 * What an editor opens for a template: its questions as headings, what was answered under each, and
 * room where nothing was.
 */
export function editorText(
  { steps, text }: Pick<Template, 'steps' | 'text'>,
  answers: readonly string[] = [],
): string {
  if (steps.length === 0) return answers[0] ?? text;
  return steps
    .map(({ heading }, index) => {
      const answer = (answers[index] ?? '').trim();
      return `## ${heading}\n\n${answer}\n${answer === '' ? '' : '\n'}`;
    })
    .join('');
}

/** A text without the template's headings that have nothing under them. */
export function dropEmpty({ steps }: Pick<Template, 'steps'>, text: string): string {
  const headings = new Set(steps.map(({ heading }) => `## ${heading}`));
  const lines = text.split('\n');
  const isEmpty = (from: number): boolean => {
    const next = lines.slice(from + 1).find((line) => line.trim() !== '');
    return next === undefined || headings.has(next.trim());
  };
  return lines.filter((line, at) => !headings.has(line.trim()) || !isEmpty(at)).join('\n');
}
