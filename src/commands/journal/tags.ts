import type { Context } from '../../context.js';
import { page } from '../../terminal/page.js';
import { safeText } from '../../terminal/safe.js';
import { readFilters, type FilterOptions } from '../options/filters.js';

/** `journal tags`: every tag with how many entries have it, the most used first. */
export async function tags(context: Context, options: FilterOptions): Promise<void> {
  const { out } = context;
  context.spareMemory();
  const counts = new Map<string, number>();
  const query = await readFilters(options, context);
  for await (const entry of (await context.journal()).entries(query)) {
    for (const tag of entry.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const rows = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (out.json) return out.value(rows.map(([tag, count]) => ({ tag, count })));
  if (rows.length === 0) return out.note('No tags yet. Write @word in an entry to give it one.');
  const width = String(rows[0]?.[1] ?? 0).length;
  const lines = rows.map(
    ([tag, count]) => `${String(count).padStart(width)}  ${out.color.green(`@${safeText(tag)}`)}`,
  );
  await page(lines.join('\n'), context);
}
