import { readCadence } from '../../care/commitments/cadence.js';
import type { SupportCommitment } from '../../care/commitments/commitment.js';
import type { Context } from '../../context.js';
import { canReadQuietly } from '../options/readable.js';
import { add } from '../support/add.js';
import { readNet, running } from '../support/read.js';
import { nameOf, oftenWords } from '../support/words.js';
import { laid, laidOpen } from '../../terminal/questions.js';
import type { Desk } from './desk.js';

const BY_HAND = 'selfcare support add Supervision --role supervision --every month';
const FORMS = 'for example every month, every 2 weeks, 1.5 h a month';

/** Whether there is regular supervision. What else belongs to the net is added by `support`. */
export async function askSupport(desk: Desk): Promise<void> {
  const { context, prompts } = desk;
  if (!(await canReadQuietly(context))) {
    context.out.note('Supervision may stand in the vault already, so it is not asked for now.');
    return context.out.note(`If it does not: ${BY_HAND}`);
  }
  const known = (await readableNet(context)) ?? [];
  for (const each of known) context.out.note(`${nameOf(each)}: ${oftenWords(each)}.`);
  if (known.length > 0) return context.out.note('To change or add to that: selfcare support');
  const question = 'How often do you have supervision? For example every month, 1.5 h a month:';
  const isFit = (text: string) => text.trim() === '' || readCadence(text) !== undefined;
  const typed = await prompts.input({
    message: laidOpen(desk.context, question),
    validate: (text) => isFit(text) || laid(desk.context, FORMS),
  });
  if (typed.trim() === '') return;
  await add(context, 'Supervision', { role: 'supervision', every: typed.trim() });
}

/** The support net; undefined where a passphrase would have to be asked for. */
export async function readableNet(context: Context): Promise<SupportCommitment[] | undefined> {
  const { status } = await context.vault();
  if (status !== 'off' && status !== 'unlocked') return undefined;
  return running(await readNet(context));
}
