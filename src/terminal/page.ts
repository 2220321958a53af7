import type { PagerContext } from './pager.js';

/**
 * Shows text on stdout; through the person's pager at a terminal that it is too tall for. Text that
 * comes bit by bit is shown as it comes.
 */
export async function page(
  source: string | AsyncIterable<string>,
  context: PagerContext,
): Promise<void> {
  const { stdout, plain, json, quiet } = context.out;
  const chunks = typeof source === 'string' ? [ended(source)] : source;
  if (stdout.isTTY === true && !plain && !json && !quiet) {
    const { turnPages } = await import('./pager.js');
    return turnPages(chunks, context);
  }
  for await (const chunk of chunks) await context.out.raw(chunk);
}

function ended(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
