import { readRules } from '../../care/reminders-rules.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { timeOfDay } from '../options/when-time.js';

const FORMS = 'for example: selfcare remind quiet 22:00-07:00, or: selfcare remind quiet off';

/** `remind quiet [FROM-TO|off]` */
export async function quiet(context: Context, typed?: string): Promise<void> {
  const { out } = context;
  const settings = await context.settings();
  if (typed === undefined) return tell(out, settings.read('reminders', readRules).quiet ?? null);
  const table = Object.entries(settings.whole('reminders')).filter(([name]) => name !== 'quiet');
  const hours = /^(off|none)$/i.test(typed.trim()) ? null : readQuiet(typed);
  const changed = hours ? [...table, ['quiet', hours] as const] : table;
  await settings.rewrite('reminders', Object.fromEntries(changed), readRules);
  tell(out, hours);
}

function tell(out: Context['out'], hours: { from: string; to: string } | null): void {
  if (out.json) return out.value(hours);
  if (!hours) return out.note('There are no quiet hours.');
  out.note(`Quiet from ${hours.from} to ${hours.to}, every day.`);
}

function readQuiet(typed: string): { from: string; to: string } {
  const [first = '', second = '', ...more] = typed.toLowerCase().split(/\s*(?:-|–| to )\s*/);
  const [from, to] = [first, second].map((word) => {
    const text = word.trim();
    return timeOfDay(/^\d{1,2}$/.test(text) ? `${text}:00` : text)?.slice(0, 5);
  });
  if (more.length > 0 || from === undefined || to === undefined) {
    throw new UsageError('quiet hours need two times of day', FORMS);
  }
  if (from !== to) return { from, to };
  throw new UsageError('quiet hours that begin when they end would be none, or all', FORMS);
}
