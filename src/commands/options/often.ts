import { readCadence, type TypedCadence } from '../../care/commitments/cadence.js';
import { dayLived } from '../../care/commitments/periods.js';
import { dateOfDay } from '../../care/wall.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { readEntryFields } from './entry.js';

/** What `--every` says. */
export function readOften(typed: string): TypedCadence {
  const cadence = readCadence(typed);
  if (cadence) return cadence;
  throw new UsageError(
    '--every needs how often',
    'for example: 2/week, "every 2 weeks", month; fortnightly is every 2 weeks',
  );
}

/** The date that `--since` names, as it is stored. */
export async function readSince(
  typed: string,
  context: Pick<Context, 'now' | 'local' | 'settings'>,
): Promise<string> {
  const { moment } = await readEntryFields({ at: typed }, context);
  const dayStart = (await context.settings()).get('day.start');
  return dateOfDay(dayLived(moment?.at ?? '', dayStart));
}
