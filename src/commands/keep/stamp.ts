import type { Context } from '../../context.js';
import { momentAt } from '../../journal/moment.js';

/** `2026-03-10-183000`: now, by the wall clock, for a name. */
export function stampOf({ now, local }: Pick<Context, 'now' | 'local'>): string {
  const { at } = momentAt(now(), local);
  const [, day = '', time = ''] = /^(.+)T(\d\d:\d\d:\d\d)/.exec(at) ?? [];
  return `${day}-${time.replaceAll(':', '')}`;
}
