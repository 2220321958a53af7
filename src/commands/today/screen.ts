import { clockAt, counted } from '../../care/times.js';
import type { Context } from '../../context.js';
import { momentAt } from '../../journal/moment.js';
import { longDate } from '../../terminal/dates.js';
import { fold } from '../../terminal/fold.js';
import type { Out } from '../../terminal/output.js';
import type { Today } from './gather.js';
import { inLetters } from '../../terminal/symbols.js';
import { dayLine, oneLine, sessionsLine } from './words.js';

type Look = Pick<Out, 'color' | 'width' | 'symbols'>;

/** Breaks words of our own for the terminal. */
type Say = (text: string) => string;

/** A command to try, and what it is. */
type Try = readonly [command: string, what: string];

/**
 * The screen of the day, without a line end.
 *
 * @param loops a line each of the open loops to show
 */
export function screen(
  today: Today,
  loops: readonly string[],
  local: Context['local'],
  look: Look,
): string {
  const { color, width } = look;
  const say = (text: string) => fold(text, width + 1);
  const offer = ([command, what]: Try) =>
    `  ${color.cyan(command)}\n      ${fold(what, width - 5).replaceAll('\n', '\n      ')}`;
  const date = longDate(momentAt(today.now, local).at);
  const parts = [
    color.bold(say(`${date}, ${clockAt(today.now.getTime(), local)}`)),
    [dayLine(today, local), sessionsLine(today)].filter(Boolean).map(say).join('\n'),
    ...(today.log.isEmpty
      ? [
          say(dueLine(today, [])),
          say(inLetters(HELLO, look.symbols)),
          tries(today).map(offer).join('\n'),
          say(elsewhere(today)),
        ]
      : [
          say(dueLine(today, saidAnyway(today))),
          openLoops(today, loops, say),
          suggested(today, say, offer),
        ]),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const HELLO =
  'selfcare is a quiet companion for people who care for others’ minds. What you write stays on this computer. Three things to try first:';

function elsewhere({ isSetUp }: Today): string {
  const setup = isSetUp ? '' : 'To set it up in two minutes: selfcare setup\n';
  return `${setup}Everything else: selfcare --help`;
}

/** What to try first; who has set hours already is shown how to end a day. */
function tries({ day }: Today): Try[] {
  return [
    ['selfcare breathe', 'five minutes of slow, even breaths'],
    ['selfcare journal', 'a few lines about the day'],
    day.phase === 'unset'
      ? ['selfcare hours set mon-fri 9:00-17:30', 'say when you work, so that the day has an end']
      : ['selfcare boundary', 'close the workday, and leave it there'],
  ];
}

/** What the screen says anyway is not said twice. */
function saidAnyway({ suggestion, loops }: Today): (string | undefined)[] {
  return [suggestion?.id, loops.length > 0 ? 'loops' : undefined];
}

/** The first that is due, and how many more. */
function dueLine({ due }: Today, said: readonly (string | undefined)[]): string {
  const [first, ...others] = due.filter(({ id }) => !said.includes(id));
  if (!first) return '';
  const more = others.length > 0 ? `\nAnd ${others.length} more: selfcare remind` : '';
  return `Due: ${oneLine(first.title)}${more}`;
}

function openLoops({ log, suggestion }: Today, loops: readonly string[], say: Say): string {
  if (loops.length === 0) return '';
  const rest = log.openLoops - loops.length;
  const head =
    suggestion?.id === 'loops' ? suggestion.reason : `${counted(log.openLoops, 'open loop')}.`;
  return [say(head), ...loops, ...(rest > 0 ? [`    and ${rest} more`] : [])].join('\n');
}

function suggested({ suggestion, loops }: Today, say: Say, offer: (each: Try) => string): string {
  if (!suggestion) return '';
  const { id, reason, command, text } = suggestion;
  const offered = offer([command, text]);
  // The loops stand under the reason.
  return id === 'loops' && loops.length > 0 ? offered : `${say(reason)}\n${offered}`;
}
