import { gather, type TodayContext } from './gather.js';
import { screen } from './screen.js';

/** `selfcare today`, and `selfcare` alone: one calm screen. */
export async function today(context: TodayContext): Promise<void> {
  const { out, local } = context;
  const found = await gather(context);
  if (out.json) {
    const { todayJson } = await import('./json.js');
    out.value(todayJson(found, local));
    return;
  }
  // Laying out a person's own words takes more than most days need.
  const lines =
    found.loops.length > 0 ? (await import('./loops.js')).loopLines(found.loops, out) : [];
  out.data(screen(found, lines, local, out));
}
