import { expect, test } from 'vitest';
import { daysSinceDayOff } from '../../src/care/hours-rest.js';
import { readHours } from '../../src/care/hours.js';
import { zoneRules } from '../../src/journal/zone-rules.js';

const day = [{ from: '09:00', to: '17:30' }];
const night = [{ from: '22:00', to: '07:00' }];
const WEEKDAYS = { '1': day, '2': day, '3': day, '4': day, '5': day };
const SEVEN = { ...WEEKDAYS, '6': day, '7': day };

// 2026-11-20 is a Friday.
test.each([
  ['a week with a weekend', { week: WEEKDAYS }, [], '2026-11-20', 5],
  ['on the Saturday', { week: WEEKDAYS }, [], '2026-11-21', 0],
  ['a Sunday on which work was recorded', { week: WEEKDAYS }, ['2026-11-15'], '2026-11-20', 6],
  [
    'both days of the weekend worked',
    { week: WEEKDAYS },
    ['2026-11-15', '2026-11-14'],
    '2026-11-20',
    12,
  ],
  ['today worked, though off', { week: WEEKDAYS }, ['2026-11-21'], '2026-11-21', 6],
  ['no day off in the week', { week: SEVEN }, [], '2026-11-20', undefined],
  [
    'but for leave',
    { week: SEVEN, off: [{ from: '2026-11-01', to: '2026-11-03' }] },
    [],
    '2026-11-20',
    17,
  ],
  ['but for one day', { week: SEVEN, once: { '2026-11-19': [] } }, [], '2026-11-20', 1],
  ['a night that ends in the day off', { week: { '5': night } }, [], '2026-11-22', 0],
  ['on that morning', { week: { '5': night } }, [], '2026-11-21', 2],
  [
    'a shift that ends at midnight',
    { week: { '5': [{ from: '14:00', to: '24:00' }] } },
    [],
    '2026-11-21',
    0,
  ],
  ['no hours, but work', {}, ['2026-11-20', '2026-11-19'], '2026-11-20', 2],
  ['nothing known', {}, [], '2026-11-20', undefined],
])('%s', (_name, stored, worked, today, days) => {
  const now = new Date(`${today}T12:00:00+01:00`);
  const zone = zoneRules('Europe/Berlin');
  expect(daysSinceDayOff(readHours(stored), new Set(worked), now, zone)).toBe(days);
});

test('a date that was left out by the zone was nobody’s day off', () => {
  // Samoa had no Friday 2011-12-30.
  const hours = readHours({ week: { ...SEVEN, '5': [] } });
  const now = new Date('2012-01-02T12:00:00+14:00');
  expect(daysSinceDayOff(hours, new Set(), now, zoneRules('Pacific/Apia'))).toBe(10);
});
