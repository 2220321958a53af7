import type { Context } from '../../context.js';
import { planAhead } from '../remind/after.js';
import { status } from './status.js';

/** `boundary status`, and after it what every command leaves behind. */
export async function statusAlone(context: Context): Promise<void> {
  await status(context);
  await context.settle();
  await planAhead(context);
}
