import { existsSync } from 'node:fs';
import type { Context } from '../../context.js';
import { check } from './checks.js';
import { noteNumbers } from './checks/numbers.js';
import { look } from './look.js';
import { repair } from './repair.js';
import { show } from './show.js';

export interface DoctorOptions {
  readonly repair?: true;
  readonly unlock?: true;
}

/** `doctor`: 0 where all is well, 4 where something is wrong and was not set right. */
export async function doctor(context: Context, options: DoctorOptions): Promise<number> {
  context.spareMemory();
  const home = await context.home();
  const seen = await look(context, home, options.unlock === true);
  const found = await check(seen);
  // At the end of a run with the vault open, what was left unencrypted is put right.
  if (options.repair && seen.vault.status === 'unlocked') await context.journal();
  const told = options.repair ? await repair(found, seen) : found;
  // A doctor remembers how it was: a folder that goes back in time is known only by that.
  if (existsSync(home)) noteNumbers(seen);
  show(context, told, seen);
  return told.some((one) => one.severity === 'wrong' && !('repaired' in one)) ? 4 : 0;
}
