import { describe, expect, test } from 'vitest';
import { barCells, ledgerWeeks, mondayBefore } from '../../src/care/ledger.js';

const at = (iso: string) => Date.parse(`${iso}Z`);

describe('the ledger', () => {
  test('closed days by their weeks, oldest first, with their minutes after hours', () => {
    const planned = (day: string) => at(`${day}T17:30`);
    const weeks = ledgerWeeks([
      { day: '2026-11-23', planned: planned('2026-11-23'), finished: at('2026-11-23T17:00') },
      { day: '2026-11-20', planned: planned('2026-11-20'), finished: at('2026-11-20T18:12') },
      { day: '2026-11-16', planned: planned('2026-11-16'), finished: at('2026-11-16T17:40') },
      { day: '2026-11-22', finished: at('2026-11-22T12:00') },
    ]);
    expect(
      weeks.map(({ monday, after, days }) => [monday, after, days.map((each) => each.after)]),
    ).toEqual([
      ['2026-11-16', 52, [10, 42, 0]],
      ['2026-11-23', 0, [0]],
    ]);
  });

  test('of nothing is nothing', () => {
    expect(ledgerWeeks([])).toEqual([]);
  });

  test.each([
    ['2026-11-16', 0, '2026-11-16'],
    ['2026-11-22', 0, '2026-11-16'],
    ['2026-11-22', 3, '2026-10-26'],
    ['2027-01-01', 0, '2026-12-28'],
  ])('the Monday of %s, %d weeks before', (day, weeks, monday) => {
    expect(mondayBefore(day, weeks)).toBe(monday);
  });

  test.each([
    [0, 0],
    [1, 1],
    [30, 12],
    [60, 24],
  ])('%d minutes of sixty fill %d of 24 cells', (minutes, cells) => {
    expect(barCells(minutes, 60, 24)).toBe(cells);
  });

  test('a bar without room stays empty', () => {
    expect(barCells(30, 60, 0)).toBe(0);
  });
});
