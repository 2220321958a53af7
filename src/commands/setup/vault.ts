import { laidYesNo } from '../../terminal/questions.js';
import type { Desk } from './desk.js';

/** Whether what is written is encrypted. */
export async function askVault(desk: Desk): Promise<void> {
  const { context, prompts } = desk;
  const { out } = context;
  const { status } = await context.vault();
  if (status !== 'off') return out.note('The vault is on.');
  const lost = 'Without its passphrase or its paper key nobody can read that again, you neither.';
  out.note(`A vault encrypts what you write. ${lost}`);
  const wanted = await prompts.confirm({
    message: laidYesNo(desk.context, 'Turn the vault on now?'),
    default: false,
  });
  if (wanted) await (await import('../vault/enable.js')).enable(context, {});
}
