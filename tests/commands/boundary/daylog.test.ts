import { describe, expect, test } from 'vitest';
import { keepLoopsFile, readLoopsFile } from '../../../src/commands/boundary/loops-file.js';
import { readDayLog } from '../../../src/commands/boundary/daylog.js';
import { createContext } from '../../../src/context.js';
import type { NewEntry } from '../../../src/journal/entry.js';
import { momentOfWall } from '../../../src/journal/moment.js';
import { tempFolder, testHost } from '../../support/host.js';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DAY = '2026-03-10';
const WEEKDAYS = [{ from: '09:00', to: '17:30' }];

/** A home with entries, and the day log as it reads at `now`. */
class Log {
  readonly home = tempFolder();
  private seed = 1;

  hours(hours: object): void {
    writeFileSync(join(this.home, 'config.json'), JSON.stringify({ hours }));
  }

  context(now = '2026-03-10T17:30:00Z') {
    return createContext(testHost({ home: this.home, now, seed: (this.seed += 7) }));
  }

  async add(wall: string, kind: NewEntry['kind'], data: object = {}): Promise<string> {
    const context = this.context();
    const moment = momentOfWall(`${wall}:00`, context.local);
    const journal = await context.journal();
    return (await journal.add({ ...moment, kind, data: { ...data } })).id;
  }

  read(now?: string) {
    return readDayLog(this.context(now));
  }
}

const at = (iso: string) => Date.parse(iso);

describe('the day log', () => {
  test('of an empty home', async () => {
    expect(await new Log().read()).toEqual({
      openLoops: 0,
      snoozes: [],
      sessions: { today: 0, week: 0, heavyToday: 0, heavyWeek: 0 },
      isEmpty: true,
    });
  });

  test('the newest of each kind, and nothing that lies ahead', async () => {
    const log = new Log();
    await log.add('2026-03-09T10:00', 'breath');
    await log.add('2026-03-10T11:00', 'practice');
    await log.add('2026-03-10T12:00', 'journal');
    await log.add('2026-03-12T12:00', 'journal');
    await log.add('2026-03-01T08:00', 'checkin');
    expect(await log.read()).toMatchObject({
      lastBreath: at('2026-03-10T10:00Z'),
      lastJournal: at('2026-03-10T11:00Z'),
      lastCheckin: at('2026-03-01T07:00Z'),
      isEmpty: false,
    });
  });

  test('what lies before the window is not read, and the home is not empty all the same', async () => {
    const log = new Log();
    await log.add('2025-01-01T10:00', 'journal');
    const read = await log.read();
    expect(read.lastJournal).toBeUndefined();
    expect(read.isEmpty).toBe(false);
  });

  test('the latest workday counts as closed, whichever was written last', async () => {
    const log = new Log();
    await log.add('2026-03-09T18:00', 'workday', {
      event: 'close',
      day: '2026-03-09',
      notesDue: 2,
    });
    await log.add('2026-03-10T08:00', 'workday', {
      event: 'close',
      day: '2026-03-08',
      notesDue: 5,
    });
    await log.add('2026-03-10T08:55', 'workday', { event: 'open', day: DAY });
    expect(await log.read()).toMatchObject({
      closed: { day: '2026-03-09', at: at('2026-03-09T17:00Z') },
      opened: { day: DAY, at: at('2026-03-10T07:55Z') },
      notesDue: 2,
    });
  });

  test('snoozes of the workday that runs, oldest first', async () => {
    const log = new Log();
    const snooze = (wall: string, day: string, until: string) =>
      log.add(wall, 'workday', { event: 'snooze', day, minutes: 20, until });
    await snooze('2026-03-09T17:30', '2026-03-09', '2026-03-09T17:50:00+01:00');
    await snooze('2026-03-10T17:30', DAY, '2026-03-10T17:50:00+01:00');
    await snooze('2026-03-10T17:55', DAY, '2026-03-10T18:15:00+01:00');
    await snooze('2026-03-10T17:56', DAY, 'no time at all');
    expect((await log.read()).snoozes).toEqual([
      { at: at('2026-03-10T16:30Z'), until: at('2026-03-10T16:50Z') },
      { at: at('2026-03-10T16:55Z'), until: at('2026-03-10T17:15Z') },
    ]);
  });

  test('a night shift is one workday, closed or snoozed after midnight', async () => {
    const log = new Log();
    log.hours({ week: { 1: [{ from: '22:00', to: '07:00' }] } });
    const data = { event: 'snooze', day: '2026-03-09', until: '2026-03-10T07:20:00+01:00' };
    await log.add('2026-03-10T07:00', 'workday', data);
    expect((await log.read('2026-03-10T06:10:00Z')).snoozes).toHaveLength(1);
    expect((await log.read('2026-03-10T17:00:00Z')).snoozes).toHaveLength(0);
  });

  test('sessions of the day that is lived, and of its week from Monday on', async () => {
    const log = new Log();
    log.hours({ week: { 1: WEEKDAYS, 2: WEEKDAYS } });
    await log.add('2026-03-08T12:00', 'load', { sessions: 9, heavy: 9 });
    await log.add('2026-03-09T12:00', 'load', { sessions: 4, heavy: 1 });
    await log.add('2026-03-10T02:00', 'load', { sessions: 1, heavy: 1 });
    await log.add('2026-03-10T12:00', 'load', { sessions: 2, heavy: 0 });
    expect((await log.read()).sessions).toEqual({
      today: 2,
      week: 7,
      heavyToday: 0,
      heavyWeek: 2,
    });
  });

  test('open loops: the recent by the journal, the older by the list', async () => {
    const log = new Log();
    const loop = (wall: string, state: string) =>
      log.add(wall, 'workday', { event: 'loop', day: wall.slice(0, 10), state });
    const open = await loop('2026-03-09T17:00', 'open');
    const done = await loop('2026-03-09T17:00', 'done');
    const old = await loop('2025-11-09T17:00', 'open');
    expect((await log.read()).openLoops).toBe(1);
    const places = [
      { id: open, month: '2026-03' },
      { id: done, month: '2026-03' },
      { id: old, month: '2025-11' },
      { id: 'deleted', month: '2026-03' },
    ];
    keepLoopsFile(log.home, places, testHost({ home: log.home }));
    expect((await log.read()).openLoops).toBe(2);
  });

  test.each(['', 'null', '[]', '{"loops":7}', '{"loops":[7,{"id":1}]}'])(
    'a damaged list of loops is empty: %s',
    (text) => {
      const home = tempFolder();
      writeFileSync(join(home, 'loops.json'), text);
      expect(readLoopsFile(home)).toEqual([]);
    },
  );
});
