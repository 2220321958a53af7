import type { Context } from '../../context.js';
import { LockedError } from '../../errors.js';

/**
 * Before anything is typed or practised that is to be saved: a device that joined a vault and has
 * not opened it yet could not keep it, so the passphrase is asked for now.
 *
 * @throws LockedError where there is no way to ask, or none fits
 */
export async function introduced({ vault }: Pick<Context, 'vault'>): Promise<void> {
  const { status, unlock } = await vault();
  if (status !== 'unintroduced') return;
  try {
    await unlock();
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    throw new LockedError(
      `${error.message}, and nothing can be saved on this machine before it was opened once`,
      error.hint,
    );
  }
}
