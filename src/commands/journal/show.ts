import type { Context } from '../../context.js';
import { entryJson, type Entry } from '../../journal/entry.js';
import { offsetPart } from '../../terminal/dates.js';
import { showText } from '../../terminal/markdown.js';
import type { Out } from '../../terminal/output.js';
import { safeText } from '../../terminal/safe.js';
import { page } from '../../terminal/page.js';
import { headline, summary } from './view.js';

/** `journal show REF` */
export async function show(context: Context, ref: string): Promise<void> {
  const entry = await (await context.journal()).find(ref);
  if (context.out.json) context.out.value(entryJson(entry));
  else await page(whole(entry, context.out), context);
}

/** The whole of an entry, its Markdown lightly styled, and where and when it was lived. */
function whole(entry: Entry, out: Out): string {
  const { color, symbols } = out;
  const text = summary(entry);
  const style = { width: out.width, color, symbols };
  const parts = [headline(entry, out), text === '' ? '' : showText(text, style)];
  for (const [index, sibling] of (entry.siblings ?? []).entries()) {
    const title = `Another version, from device ${sibling.device} (${index + 1} of ${entry.siblings?.length ?? 0}):`;
    parts.push(color.yellow(title), showText(summary(sibling), style));
  }
  parts.push(
    color.dim(`${entry.id} ${symbols.dot} ${safeText(entry.zone)} ${offsetPart(entry.at)}`),
  );
  return parts.filter(Boolean).join('\n\n');
}
