import { BUILT_IN, type BuiltIn } from '../../care/reminders-builtin.js';
import { readRules } from '../../care/reminders-rules.js';
import { BUILT_IN_WORDS } from '../remind/named.js';
import { laid, laidYesNo, type Desk } from './desk.js';

/** What the shell may remind the person of. */
export async function askReminders(desk: Desk): Promise<void> {
  const { context, prompts } = desk;
  const settings = await context.settings();
  const table = settings.read('reminders', (stored) => stored);
  const before = offIn(table['off']);
  const isAll = before.length === 0;
  const wanted = await prompts.select({
    message: laid(desk, 'What may your shell remind you of? One line at a time.'),
    choices: [
      ...(isAll ? [] : [{ value: 'as is', name: 'As it is now' }]),
      { value: 'all', name: 'All it knows' },
      { value: 'each', name: 'Let me choose' },
      { value: 'none', name: 'Nothing' },
    ],
  });
  if (wanted === 'as is') return;
  const off: BuiltIn[] = wanted === 'none' ? [...BUILT_IN] : [];
  for (const id of wanted === 'each' ? BUILT_IN : []) {
    const [title, when] = BUILT_IN_WORDS[id];
    const message = laidYesNo(desk, `${title}, ${when}?`);
    if (!(await prompts.confirm({ message, default: !before.includes(id) }))) off.push(id);
  }
  const whole = settings.whole('reminders');
  // One's own that are turned off stay so.
  const own = listIn(whole['off']).filter((each) => !BUILT_IN.includes(each as BuiltIn));
  await settings.rewrite('reminders', { ...whole, off: [...own, ...off] }, readRules);
}

/** The built-in reminders that are turned off. */
export function offIn(stored: unknown): BuiltIn[] {
  return BUILT_IN.filter((id) => listIn(stored).includes(id));
}

function listIn(stored: unknown): unknown[] {
  return Array.isArray(stored) ? stored : [];
}
