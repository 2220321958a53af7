import { tzOffset } from '@date-fns/tz';
import type { ZoneRules } from './moment.js';

/** The rules of any zone, from the runtime's calendar data (some 40 ms at the first use). */
export function zoneRules(zone: string): ZoneRules {
  return { zone: () => zone, offsetAt: (instant) => tzOffset(zone, instant) };
}
