import type { Context } from '../../context.js';
import { entryJson } from '../../journal/entry.js';
import { page } from '../../terminal/page.js';
import { whole } from './view.js';

/** `journal show REF` */
export async function show(context: Context, ref: string): Promise<void> {
  const entry = await (await context.journal()).find(ref);
  if (context.out.json) context.out.value(entryJson(entry));
  else await page(whole(entry, context.out), context);
}
