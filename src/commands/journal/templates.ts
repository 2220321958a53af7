import { join } from 'node:path';
import type { Context } from '../../context.js';
import { oddTemplates } from '../../journal/templates.js';
import { safeText } from '../../terminal/safe.js';
import { wrapText } from '../../terminal/wrap.js';
import { allTemplates, templateNamed } from './begin.js';

/** `journal templates [NAME]` */
export async function templates(context: Context, name: string | undefined): Promise<void> {
  const { out } = context;
  const known = await allTemplates(context);
  const chosen = name === undefined ? known : [templateNamed(name, known)];
  if (out.json) {
    const shapes = chosen.map(({ name, title, summary, steps, text, own = false }) => ({
      name,
      title,
      summary,
      steps,
      text,
      own,
    }));
    return out.value(name === undefined ? shapes : shapes[0]);
  }
  const [one] = chosen;
  if (name !== undefined && one) {
    out.data(out.ours(`${out.color.bold(one.title)}\n${one.summary}`));
    for (const { heading, hint } of one.steps) {
      out.data(out.ours(`\n## ${heading}`));
      if (hint) out.data(wrapText(out.ours(hint), out.width, { first: '  ' }));
    }
    if (one.text) out.data(`\n${one.text.trimEnd()}`);
    return;
  }
  for (const file of oddTemplates(await context.home())) {
    const what = `${safeText(file)} in the folder templates is passed over for its name`;
    out.warn(what, 'small letters, digits, dots and dashes, as in after-work.md');
  }
  const width = Math.max(...known.map((each) => each.name.length));
  for (const each of known) {
    const line = out.ours(`${each.title}: ${each.summary}`);
    const first = `${each.name.padEnd(width)}  `;
    out.data(wrapText(line, out.width, { first, rest: ' '.repeat(first.length) }));
  }
  out.note(
    `\nYour own: a Markdown file each in ${join(await context.home(), 'templates')}; every \`## heading\` is a question.`,
  );
}
