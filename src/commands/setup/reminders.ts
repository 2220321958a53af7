import { BUILT_IN, type BuiltIn } from '../../care/reminders-builtin.js';
import { readRules } from '../../care/reminders-rules.js';
import { BUILT_IN_WORDS } from '../remind/named.js';
import type { Settings } from '../../settings/settings.js';
import { laid, laidYesNo } from '../../terminal/questions.js';
import type { Desk } from './desk.js';

/** What the shell may remind the person of. */
export async function askReminders(desk: Desk): Promise<void> {
  const { context, prompts } = desk;
  const settings = await context.settings();
  const table = settings.read('reminders', (stored) => stored);
  const before = offIn(table['off']);
  const isAll = before.length === 0;
  const wanted = await prompts.select({
    message: laid(desk.context, 'What may your shell remind you of? One line at a time.'),
    choices: [
      ...(isAll ? [] : [{ value: 'as is', name: 'As it is now' }]),
      { value: 'all', name: 'All it knows' },
      { value: 'each', name: 'Let me choose' },
      { value: 'none', name: 'Nothing' },
    ],
  });
  if (wanted === 'all') await turn(settings, BUILT_IN, true);
  if (wanted === 'none') await turn(settings, BUILT_IN, false);
  for (const id of wanted === 'each' ? BUILT_IN : []) {
    const [title, when] = BUILT_IN_WORDS[id];
    const message = laidYesNo(desk.context, `${title}, ${when}?`);
    const isOn = !before.includes(id);
    // Kept one by one: whoever leaves on the way has answered the others.
    const isWanted = await prompts.confirm({ message, default: isOn });
    if (isWanted !== isOn) await turn(settings, [id], isWanted);
  }
}

/** Turns built-in reminders on or off; all others stay as they are. */
async function turn(settings: Settings, ids: readonly BuiltIn[], isOn: boolean): Promise<void> {
  const whole = settings.whole('reminders');
  const others = listIn(whole['off']).filter((each) => !ids.includes(each as BuiltIn));
  const off = isOn ? others : [...others, ...ids];
  await settings.rewrite('reminders', { ...whole, off }, readRules);
}

/** The built-in reminders that are turned off. */
export function offIn(stored: unknown): BuiltIn[] {
  return BUILT_IN.filter((id) => listIn(stored).includes(id));
}

function listIn(stored: unknown): unknown[] {
  return Array.isArray(stored) ? stored : [];
}
