import { identify } from '../../care/identifiers/identify.js';
import { maskIdentifiers } from '../../care/identifiers/mask.js';
import type { Span } from '../../care/identifiers/span.js';
import type { Context } from '../../context.js';
import type { ValueOf } from '../../settings/keys.js';
import type { Guarding } from './text.js';
import { countWords, possible } from './words.js';

/** From so many words on, a text may tell a story that tells who it is about. */
const STORY = 60;

/** What {@link guardText} does once the setting is known not to be `off`. */
export async function weigh(
  context: Context,
  text: string,
  mode: Exclude<ValueOf<'guard'>, 'off'>,
  { before = '', quietly = false, keep }: Guarding,
): Promise<string> {
  const { out, flags, interactive } = context;
  const settings = await context.settings();
  const allowed = settings.get('guard.allow');
  // Word by word: "Ann" is news where "Annoying" stood.
  const old = before === '' ? [] : await identify(before, allowed);
  const known = new Set(old.map((span) => span.text));
  const spans = (await identify(text, allowed)).filter((span) => !known.has(span.text));
  if (mode === 'mask') {
    if (spans.length > 0) out.note(`Masked ${possible(spans.length)}: ${countWords(spans)}.`);
    return maskIdentifiers(text, spans);
  }
  const asks = mode === 'ask' && interactive && !flags.yes && !quietly;
  if (!asks) {
    tellCounts(context, spans);
    return text;
  }
  const isFirst = !settings.get('guard.told') && (spans.length > 0 || isStory(text));
  if (spans.length === 0 && !isFirst) return text;
  await keep?.(text);
  const { askAbout, askOnce } = await import('./ask.js');
  const decided = spans.length === 0 ? text : await askAbout(context, text, spans);
  if (decided !== text) await keep?.(decided);
  return isFirst ? askOnce(context, decided, keep) : decided;
}

function tellCounts({ out }: Context, spans: readonly Span[]): void {
  if (spans.length === 0) return;
  out.warn(
    `${possible(spans.length)} in this text: ${countWords(spans)}`,
    'the words are kept; `selfcare guard` shows such words, `selfcare config set guard mask` masks them',
  );
}

function isStory(text: string): boolean {
  return (text.match(/\S+/g) ?? []).length >= STORY;
}
