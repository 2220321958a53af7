import { reminders, type Outlook } from '../../care/reminders.js';
import { timeWords } from '../../care/times.js';
import type { Context } from '../../context.js';
import { momentAt } from '../../journal/moment.js';
import { wrapText } from '../../terminal/wrap.js';
import { BUILT_IN_WORDS, everyReminder, type Named } from './named.js';
import { readSituation } from './outlook.js';
import { silence } from './tell.js';
import { ruleJson, whenInWords } from './words.js';

/** Where a reminder is in its round. Times in ms since 1970. */
interface State {
  readonly state: 'due' | 'snoozed' | 'waiting' | 'off' | 'silent';
  readonly since?: number;
  readonly until?: number;
  readonly next?: number;
  readonly why?: string;
}

/** `remind list`: every reminder, its state and when it comes next. */
export async function list(context: Context): Promise<void> {
  const { out, local } = context;
  const { outlook, dayStart, unread } = await readSituation(context);
  const now = context.now().getTime();
  const rows = everyReminder(outlook.rules).map((each) => ({
    ...each,
    found: stateOf(each.id, outlook, now, unread),
  }));
  if (out.json) {
    const time = (at: number | undefined) =>
      at === undefined ? null : momentAt(new Date(at), local).at;
    return out.value(
      rows.map(({ id, title, own, found: { state, since, until, next, why } }) => ({
        ...(own ? ruleJson(own) : { id, title }),
        builtIn: own === undefined,
        state,
        since: time(since),
        until: time(until),
        next: time(next),
        why: why ?? null,
      })),
    );
  }
  const { quiet } = outlook.rules;
  const words = (each: Named & { found: State }) => {
    const when = each.own ? whenInWords(each.own) : whenOf(each.id);
    const title = out.color.bold(each.title);
    const text = `${when}; ${inWords(each.found, now, local, dayStart)}`;
    out.data(
      wrapText(title, out.width, { first: `  ${each.id.padEnd(11)}  `, rest: ' '.repeat(15) }),
    );
    out.data(wrapText(text, out.width, { first: '    ' }));
  };
  const [own, builtIn] = [rows.filter((row) => row.own), rows.filter((row) => !row.own)];
  out.data(out.color.bold('Yours'));
  own.forEach(words);
  if (own.length === 0) {
    const hint = 'None so far. To add one: selfcare remind add "Drink water" --every 2h';
    out.data(wrapText(hint, out.width, { first: '  ' }));
  }
  out.data('');
  out.data(out.color.bold('Built in'));
  builtIn.forEach(words);
  if (quiet) {
    out.data('');
    out.data(`Quiet from ${quiet.from} to ${quiet.to}, every day.`);
  }
}

function whenOf(id: string): string {
  return Object.entries(BUILT_IN_WORDS).find(([name]) => name === id)?.[1][1] ?? '';
}

function stateOf(id: string, outlook: Outlook, now: number, unread: boolean): State {
  if (outlook.rules.off.includes(id)) return { state: 'off' };
  const { standing, next } = reminders(outlook, [id]);
  const [due] = standing(now);
  const then = next(now);
  const later = then === undefined ? {} : { next: then };
  if (due) return { state: 'due', since: due.since, ...later };
  const until = outlook.stamps.snoozed[id];
  if (until !== undefined && now < until) return { state: 'snoozed', until, ...later };
  if (then !== undefined) return { state: 'waiting', ...later };
  const why = silence(id, outlook, unread);
  return { state: 'silent', ...(why === undefined ? {} : { why }) };
}

function inWords(
  { state, since, until, next, why }: State,
  now: number,
  zone: Outlook['zone'],
  dayStart: number,
): string {
  const at = (time: number) => timeWords(time, now, zone, dayStart);
  if (state === 'due' && since !== undefined) return `due since ${at(since)}`;
  if (state === 'snoozed' && until !== undefined) return `put off until ${at(until)}`;
  if (state === 'off') return 'off';
  if (next !== undefined) return `next ${at(next)}`;
  return why === undefined ? 'nothing is planned for it now' : `silent: ${why}`;
}
