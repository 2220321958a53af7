import {
  choice,
  country,
  flag,
  line,
  list,
  name,
  names,
  number,
  phrases,
  table,
  type SettingKey,
} from './kinds.js';

export type { SettingKey };

/** The steps of the end of the day that can be left out or put in another order. */
const STEPS = [
  'sweep',
  'notes',
  'loops',
  'plans',
  'well',
  'feeling',
  'breath',
  'intention',
  'phrase',
] as const;

/** The questions of `selfcare setup`, in their order. */
export const SETUP_STEPS = ['hours', 'reminders', 'people', 'support', 'vault', 'shell'] as const;

/** Every setting: its type, its default and one line of help. */
export const KEYS = {
  'day.start': number(
    4,
    'the hour at which your day begins; before it, "today" is still yesterday',
    0,
    12,
    true,
  ),
  'breathe.pattern': name(
    'resonance',
    'the pattern of a plain `selfcare breathe`',
    'a pattern from `selfcare breathe list`, or counts such as 4-6',
  ),
  'breathe.minutes': number(5, 'how long a session lasts, in minutes', 0.5, 120),
  'breathe.view': choice('circle', 'how a session is drawn', ['circle', 'bar', 'text']),
  'breathe.sound': choice('off', 'what is heard when the breath turns', ['off', 'bell', 'tone']),
  'journal.template': name(
    'ask',
    'the template that `selfcare journal` starts with',
    '`ask`, or a template from `selfcare journal templates`',
  ),
  'journal.mood': flag(true, 'whether `selfcare journal` asks for your mood at the end'),
  guard: {
    ...choice('ask', 'what is done about possible client identifiers before an entry is saved', [
      'ask',
      'warn',
      'mask',
      'off',
    ]),
    // Its own name is that of the table in which the others stand.
    place: 'guard.mode',
  },
  'guard.allow': phrases('names and words that the guard leaves alone'),
  'guard.told': flag(false, 'whether the guard has said what it cannot see'),
  patterns: names(
    'your own breathing patterns',
    'names with counts; use `selfcare breathe add` and `selfcare breathe remove`',
  ),
  hours: table('your working hours', 'a table; use `selfcare hours`'),
  'boundary.steps': list(STEPS, 'the steps of `selfcare boundary`, in their order', STEPS),
  'boundary.phrase': line('', 'the phrase that closes your day'),
  'boundary.snoozes': number(0, 'snoozes a day that you allow yourself; 0: no limit', 0, 20, true),
  'load.day': number(6, 'sessions a day that you want to hold at most; 0: no limit', 0, 50, true),
  'load.week': number(25, 'sessions a week at most; 0: no limit', 0, 200, true),
  'load.heavy': number(3, 'heavy sessions a day after which to consult; 0: never', 0, 50, true),
  'crisis.country': country('the country whose lines `selfcare crisis` shows'),
  'crisis.people': table(
    'the people whom `selfcare crisis` shows',
    'names with contacts; use `selfcare crisis add` and `selfcare crisis remove`',
  ),
  'setup.asked': list([], 'the questions of `selfcare setup` that are behind you', SETUP_STEPS),
  reminders: table('your reminders', 'a table; use `selfcare remind`'),
} as const satisfies Record<string, SettingKey>;

export type Key = keyof typeof KEYS;
export type ValueOf<K extends Key> = (typeof KEYS)[K] extends SettingKey<infer T> ? T : never;

/** Where a setting stands in the file. */
export function placeOf(key: Key): string {
  const { place = key }: SettingKey = KEYS[key];
  return place;
}

/** Whether `text` names a setting. */
export function isKey(text: string): text is Key {
  return Object.hasOwn(KEYS, text);
}
