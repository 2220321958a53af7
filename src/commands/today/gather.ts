import type { DayLog } from '../../care/daylog.js';
import { readHours } from '../../care/hours.js';
import type { Due } from '../../care/reminders.js';
import { standing as standingOf, type Standing } from '../../care/standing.js';
import { loopsAreDue } from '../../care/suggestion-work.js';
import { suggestion, type Suggestion } from '../../care/suggestion.js';
import type { Context } from '../../context.js';
import { SETUP_STEPS } from '../../settings/keys.js';
import { readDayLog } from '../boundary/daylog.js';
import type { LoopEntry } from '../boundary/workdays.js';
import { dueNow } from '../remind/outlook.js';

/** What the screen of the day needs of the context. */
export type TodayContext = Pick<
  Context,
  'flags' | 'home' | 'journal' | 'settings' | 'now' | 'local' | 'out'
>;

/** All that the screen of the day shows. */
export interface Today {
  readonly now: Date;
  /** The hour at which the person's day begins. */
  readonly dayStart: number;
  readonly day: Standing;
  readonly log: DayLog;
  /** Why this day is off, as the person noted it. */
  readonly why?: string;
  /** Sessions that the person wants to hold at most; 0 where there is no limit. */
  readonly limits: { readonly day: number; readonly week: number };
  /** Open loops to show now, the first of them; empty while they are to be left alone. */
  readonly loops: readonly LoopEntry[];
  /** The reminders that are due, the most important first. */
  readonly due: readonly Due[];
  readonly suggestion?: Suggestion;
  /** Whether the questions of `selfcare setup` are behind the person. */
  readonly isSetUp: boolean;
}

/** As many loops are shown; the others are counted. */
const SHOWN = 3;

/** Reads where the day stands; of the journal the last weeks only. */
export async function gather(context: TodayContext): Promise<Today> {
  const { local: zone } = context;
  const now = context.now();
  const settings = await context.settings();
  const hours = settings.read('hours', readHours);
  const log = await readDayLog(context);
  const dayStart = settings.get('day.start');
  const day = standingOf(hours, log, now, zone, dayStart);
  const leave = hours.off.find(({ from, to }) => from <= day.day && day.day <= to);
  const heavyLimit = settings.get('load.heavy');
  const due = await dueNow(context, log);
  const isDue = due.map(({ id }) => id);
  const found = suggestion({ day, log, now, zone, heavyLimit, dayStart, isDue });
  // A locked vault keeps their words; the screen of the day asks nobody for them.
  const { isLocked } = (await context.journal()).store;
  const showsLoops = !isLocked && loopsAreDue({ day, log, now, zone });
  return {
    now,
    dayStart,
    day,
    log,
    ...(leave?.why !== undefined && { why: leave.why }),
    limits: { day: settings.get('load.day'), week: settings.get('load.week') },
    loops: showsLoops ? await (await import('./loops.js')).firstLoops(context, SHOWN) : [],
    due,
    ...(found && { suggestion: found }),
    isSetUp: settings.get('setup.asked').length === SETUP_STEPS.length,
  };
}
