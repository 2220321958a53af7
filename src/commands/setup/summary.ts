import { hasHours, readHours } from '../../care/hours.js';
import { BUILT_IN } from '../../care/reminders-builtin.js';
import type { Context } from '../../context.js';
import { SETUP_STEPS } from '../../settings/keys.js';
import { loadedBy } from '../../shell/start-files.js';
import { wrapText } from '../../terminal/wrap.js';
import { crisisPeople } from '../crisis/people.js';
import { nameOf } from '../support/words.js';
import { weekText } from '../hours/words.js';
import { offIn } from './reminders.js';
import { ownShell, short } from './shell.js';
import { readableNet } from './support.js';

/** How things are set, a line each. */
export async function showSummary(context: Context): Promise<void> {
  const { out } = context;
  const { hours, off, people, net, vault, shell, file } = await read(context);
  const week = new Map(
    Object.entries(hours.week).flatMap(([day, spans]) =>
      spans.length > 0 ? [[Number(day), spans] as const] : [],
    ),
  );
  const on = BUILT_IN.length - off.length;
  const reminders =
    off.length === 0 ? 'all of them' : on === 0 ? 'none' : `all but ${off.join(', ')}`;
  const loads =
    file === undefined ? 'does not say what is due' : `${short(file, context)} loads the hook`;
  const lines: [string, string][] = [
    ['Hours', hasHours(hours) ? weekText(week, out).replaceAll('.\n', '; ') : 'none set'],
    ['Reminders', reminders],
    ['To call', people.map(({ name }) => name).join(', ') || 'nobody yet'],
    ['Support', net ? net.map(nameOf).join(', ') || 'none yet' : 'in the vault'],
    ['Vault', vault === 'off' ? 'off' : 'on'],
    ['Shell', shell === undefined ? 'not known' : `${shell}: ${loads}`],
  ];
  for (const [name, text] of lines) {
    const first = `${name.padEnd(11)}`;
    out.data(wrapText(text, out.width, { first, rest: ' '.repeat(11) }));
  }
}

/** What `setup --json` shows: a contract. */
export async function summaryJson(context: Context): Promise<unknown> {
  const { asked, hours, off, people, country, net, vault, shell, file } = await read(context);
  return {
    asked,
    left: SETUP_STEPS.filter((step) => !asked.includes(step)),
    hours: hasHours(hours),
    remindersOff: off,
    people: people.length,
    country: country || null,
    // null where it cannot be read without the passphrase
    support: net?.length ?? null,
    vault: vault !== 'off',
    shell: shell ?? null,
    hook: file ?? null,
  };
}

async function read(context: Context) {
  const settings = await context.settings();
  const shell = ownShell(context);
  return {
    asked: settings.get('setup.asked'),
    hours: settings.read('hours', readHours),
    off: offIn(settings.read('reminders', (stored) => stored)['off']),
    people: crisisPeople(settings),
    country: settings.get('crisis.country'),
    net: await readableNet(context),
    vault: (await context.vault()).status,
    shell,
    file: shell && loadedBy(shell, context),
  };
}
