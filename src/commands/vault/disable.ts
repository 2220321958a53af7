import type { Context } from '../../context.js';
import { disableVault } from '../../journal/vault/turn.js';
import { setVaultRecipient, vaultRecipient } from '../../settings/state.js';
import { progress } from '../../terminal/progress.js';
import { openPrompts } from '../../terminal/prompts.js';
import { forgetTimes } from '../boundary/times-file.js';
import { deviceOf } from './device.js';
import { restOfVault } from './rest.js';

/** `selfcare vault disable`. */
export async function disable(context: Context): Promise<void> {
  const { out } = context;
  const vault = await context.vault();
  const home = await context.home();
  if (vault.status === 'off') {
    const { done, left } = await restOfVault(context, home);
    if (done.length + left.length === 0) out.note('The vault is off.');
    return tell(context, done, left);
  }
  await vault.unlock();
  if (context.interactive) {
    const { confirm } = await openPrompts(context);
    const message = 'Write the whole journal as plain text again?';
    if (!(await confirm({ message, default: true }))) {
      out.note('The vault is on, as it was.');
      return;
    }
  }
  // What an editor was killed with becomes a draft, and is decrypted with the others.
  await context.drafts();
  const device = deviceOf(home, context);
  const bar = progress(context, 'decrypting');
  const { done, left } = await disableVault({
    home,
    host: context,
    age: vault.codecs[0],
    flip: () => setVaultRecipient(home, context, device, undefined),
    isFlipped: () => vaultRecipient(home) === undefined,
    progress: (count) => bar.tick(count),
  }).finally(() => bar.done());
  await context.vault(true);
  forgetTimes(home);
  tell(context, done, left);
  out.note('The key is kept in journal/keys/retired.age: older backups still need it.');
  out.note('Other devices go on encrypting until you run this there, too.');
}

function tell({ out }: Context, done: readonly string[], left: readonly string[]): void {
  if (done.length > 0) {
    const files = done.length === 1 ? '1 file is' : `${done.length} files are`;
    out.note(`The vault is off. ${files} plain text again.`);
  }
  for (const name of left) {
    out.warn(`${name} cannot be decrypted; it is as it was`, '`selfcare doctor` looks at it');
  }
  if (out.json) out.value({ vault: 'off', decrypted: done.length, left });
}
