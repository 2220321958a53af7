import type { Context } from '../../context.js';
import { planAhead } from '../remind/after.js';
import { today } from './run.js';

/** `selfcare` alone: the screen of the day, and after it what every command leaves behind. */
export async function todayAlone(context: Context): Promise<void> {
  await today(context);
  await context.settle();
  await planAhead(context);
}
