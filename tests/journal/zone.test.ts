import { expect, test } from 'vitest';
import { localZone } from '../../src/journal/zone.js';

const asked = () => 'Asked/Runtime';

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  [':Europe/Berlin', 'Europe/Berlin'],
  ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['UTC', 'UTC'],
])('TZ=%s is taken at its word', (tz, zone) => {
  expect(localZone(tz, asked)).toBe(zone);
});

test.each([['CET-1CEST'], ['Europe/Atlantis'], ['../../etc/passwd'], ['EST5EDT,M3.2.0,M11.1.0']])(
  'TZ=%s names no zone, so the runtime is asked',
  (tz) => {
    expect(localZone(tz, asked)).toBe('Asked/Runtime');
  },
);

test.each([[undefined], ['']])('without TZ (%j) some zone is found', (tz) => {
  expect(localZone(tz, asked)).toMatch(/^(UTC|[A-Za-z]+(\/[A-Za-z0-9_+-]+)+)$/);
});

test('a zone that the runtime cannot name has no name', () => {
  expect(localZone('UTC-5', () => undefined)).toBe('');
});
