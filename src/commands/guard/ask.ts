import type { Span } from '../../care/identifiers/span.js';
import type { Context } from '../../context.js';
import { Cancelled } from '../../errors.js';
import { openPrompts, type Choice, type Prompts } from '../../terminal/prompts.js';
import { safeText } from '../../terminal/safe.js';
import { wrapText } from '../../terminal/wrap.js';
import { excerptOf } from './excerpt.js';
import { typeWord } from './words.js';

type Answer = 'keep' | 'mask' | 'edit' | 'always' | 'keep-all' | 'mask-all';

/** What shall stand in the place of a span; undefined where it stays. */
type Decided = Map<string, string | undefined>;

/**
 * Asks about each possible identifier, in its sentence; the same word of the same type is asked
 * about once. Returns the text as it shall be saved.
 *
 * @throws Cancelled when the person leaves
 */
export async function askAbout(
  context: Context,
  text: string,
  spans: readonly Span[],
): Promise<string> {
  const prompts = await openPrompts(context);
  const decided: Decided = new Map();
  const seen = new Set<string>();
  // Where a word stands first is where it is shown.
  const different = spans.filter((span) => !seen.has(keyOf(span)) && seen.add(keyOf(span)));
  for (const [index, span] of different.entries()) {
    const left = different.length - index;
    const answer = await ask(context, prompts, text, span, left);
    if (answer === 'keep-all') break;
    if (answer === 'mask-all') {
      for (const each of different.slice(index)) decided.set(keyOf(each), `[${each.type}]`);
      break;
    }
    if (answer === 'mask') decided.set(keyOf(span), `[${span.type}]`);
    if (answer === 'always') await allow(context, span.text);
    if (answer === 'edit') {
      const message = 'What shall stand there instead?';
      decided.set(keyOf(span), await prompts.input({ message, default: safeText(span.text) }));
    }
  }
  return replaced(text, spans, decided);
}

function keyOf({ type, text }: Span): string {
  return `${type} ${text}`;
}

async function ask(
  { out }: Context,
  prompts: Prompts,
  text: string,
  span: Span,
  left: number,
): Promise<Answer> {
  const { before, it, after } = excerptOf(text, span, out.width * 2, out.symbols.ellipsis);
  const sentence = `${safeText(before)}[${out.colorErr.bold(safeText(it))}]${safeText(after)}`;
  const shown = wrapText(sentence, out.width - 2, { first: '  ' });
  const choices: Choice<Answer>[] = [
    { value: 'keep', name: 'Keep it' },
    { value: 'mask', name: `Mask it as [${span.type}]` },
    { value: 'edit', name: 'Write something else there' },
  ];
  if (!span.text.includes(',') && !/\n/.test(span.text) && span.text.length <= 80) {
    choices.push({ value: 'always', name: 'Always keep it, and do not ask again' });
  }
  if (left > 2) {
    choices.push({ value: 'keep-all', name: `Keep this and the ${left - 1} others` });
    choices.push({ value: 'mask-all', name: `Mask this and the ${left - 1} others` });
  }
  const many = left > 1 ? ` (${left} to look at)` : '';
  return prompts.select({
    message: `Possible ${typeWord(span.type)}${many}:\n${shown}\n`,
    choices,
  });
}

async function allow(context: Context, word: string): Promise<void> {
  const settings = await context.settings();
  const allowed = settings.whole('guard.allow');
  const plain = safeText(word).trim();
  if (plain === '' || allowed.includes(plain)) return;
  await settings.set('guard.allow', [...allowed, plain]);
}

function replaced(text: string, spans: readonly Span[], decided: Decided): string {
  let [whole, from] = ['', 0];
  for (const span of spans) {
    const instead = decided.get(keyOf(span));
    if (instead === undefined) continue;
    whole += text.slice(from, span.start) + instead;
    from = span.end;
  }
  return whole + text.slice(from);
}

/**
 * Once ever: what no detector sees. Returns the text, changed if the person wished to.
 *
 * @throws Cancelled when the person leaves
 */
export async function askOnce(
  context: Context,
  text: string,
  keep: (text: string) => Promise<void> = async () => undefined,
): Promise<string> {
  const prompts = await openPrompts(context);
  const question =
    'Asked once: words can be found, a story cannot. A rare job, something that was in the news, ' +
    'an unusual family: would somebody who knows a client know them from what you wrote?';
  const choice = await prompts.select({
    message: `${wrapText(question, context.out.width - 4)}\n`,
    choices: [
      { value: 'save', name: 'No, or not enough to matter: save it' },
      { value: 'change', name: 'Perhaps: let me change the text first' },
    ],
  });
  await (await context.settings()).set('guard.told', true);
  if (choice === 'save') return text;
  let kept = Promise.resolve();
  const { text: changed } = await prompts
    .compose({
      message: 'Change what would tell who it is.',
      initial: text,
      // A full disk must not stop a person from writing on; saving will say so.
      onChange: (now) => void (kept = kept.then(() => keep(now)).catch(() => undefined)),
      canEdit: false,
    })
    .finally(() => kept);
  if (changed.trim() !== '') return changed.trimEnd();
  // All of it is gone, which is no word for saving it as it was.
  await keep(text);
  throw new Cancelled('nothing was saved');
}
