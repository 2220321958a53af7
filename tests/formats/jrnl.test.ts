import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentOfIso } from '../../src/commands/options/when-exact.js';
import { UserError } from '../../src/errors.js';
import { jrnlEntries, type JrnlNotes, type JrnlOptions } from '../../src/formats/jrnl.js';
import { survey } from '../../src/formats/jrnl-survey.js';
import type { DateOrder } from '../../src/formats/stamp.js';
import { zoneRules } from '../../src/journal/zone-rules.js';
import { all, lines } from './support.js';

const BERLIN = zoneRules('Europe/Berlin');

interface Read {
  /** Wall to the minute, star, text. */
  entries: [wall: string, text: string][];
  tags: (readonly string[])[];
  notes: JrnlNotes;
}

async function read(
  text: string,
  options: Partial<JrnlOptions> = {},
  order?: DateOrder,
): Promise<Read> {
  const notes = { leading: 0, empty: 0 };
  const marks = await survey(lines(text), order, options.date !== undefined);
  const readAt = (at: string) => momentOfIso(at, BERLIN);
  const found = await all(
    jrnlEntries(lines(text), marks, { readAt, tagSymbols: '@', ...options }, notes),
  );
  return {
    entries: found.map(({ at, text: words, data }) => [
      `${at.slice(0, 16)}${data?.['star'] ? '*' : ''}`,
      words,
    ]),
    tags: found.map(({ tags = [] }) => tags),
    notes,
  };
}

test('titles, bodies of several lines, stars', async () => {
  const { entries } = await read(
    [
      '[2026-03-10 09:30] A first title.',
      'A body',
      '',
      '  with an indented line  ',
      '',
      '[2026-03-10 10:00] Starred. *',
      'its body * has a star',
      '',
      '[2026-03-10 10:30] Star at once*',
      '',
      '[2026-03-10 11:00] **Bold is no star**',
      '',
      '[2026-03-10 11:30] 2 * 3',
      '',
      '[2026-03-10 12:00] * both ends *',
      '',
    ].join('\n'),
  );
  expect(entries).toEqual([
    ['2026-03-10T09:30', 'A first title.\nA body\n\n  with an indented line  '],
    ['2026-03-10T10:00*', 'Starred.\nits body * has a star'],
    ['2026-03-10T10:30*', 'Star at once'],
    ['2026-03-10T11:00', '**Bold is no star**'],
    ['2026-03-10T11:30', '2 * 3'],
    ['2026-03-10T12:00*', 'both ends'],
  ]);
});

test('brackets without a date, or not at the start of a line, are text', async () => {
  const body = [
    '[1] a footnote',
    '[ ] a task',
    '[x] done',
    '[2026-03-10 09:30](a link)',
    'see [2026-03-10 09:30] there',
    ' [2026-03-10 09:30] indented',
    '[12:30] only a time',
    '2026-03-10 09:30 without brackets',
  ].join('\n');
  const { entries } = await read(`[2026-03-09 08:00] Title\n${body}\n`);
  expect(entries).toEqual([['2026-03-09T08:00', `Title\n${body}`]]);
});

test('an entry in summer and one in winter have their own offsets, a typed offset is kept', async () => {
  const text = '[2026-07-01 09:00] a\n\n[2026-12-01 09:00] b\n\n[2026-12-01 09:00 -05:00] c\n';
  const marks = await survey(lines(text), undefined);
  const readAt = (at: string) => momentOfIso(at, BERLIN);
  const notes = { leading: 0, empty: 0 };
  const found = await all(jrnlEntries(lines(text), marks, { readAt, tagSymbols: '@' }, notes));
  expect(found.map(({ at, zone }) => [at, zone])).toEqual([
    ['2026-07-01T09:00:00+02:00', 'Europe/Berlin'],
    ['2026-12-01T09:00:00+01:00', 'Europe/Berlin'],
    ['2026-12-01T09:00:00-05:00', '-05:00'],
  ]);
});

describe('every time format', () => {
  const MONTHS =
    'January February March April May June July August September October November December';
  const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday';
  const two = (n: number) => String(n).padStart(2, '0');
  const fields = (date: Date) => {
    const hour = date.getUTCHours();
    const month = MONTHS.split(' ')[date.getUTCMonth()] ?? '';
    const day = WEEKDAYS.split(' ')[date.getUTCDay()] ?? '';
    return {
      Y: String(date.getUTCFullYear()),
      m: two(date.getUTCMonth() + 1),
      d: two(date.getUTCDate()),
      e: String(date.getUTCDate()).padStart(2),
      H: two(hour),
      I: two(hour % 12 || 12),
      p: hour < 12 ? 'AM' : 'PM',
      M: two(date.getUTCMinutes()),
      S: two(date.getUTCSeconds()),
      ...{ B: month, b: month.slice(0, 3), A: day, a: day.slice(0, 3) },
    } as Record<string, string>;
  };
  const write = (format: string, date: Date) =>
    format.replaceAll(/%(\w)/g, (_, letter: string) => fields(date)[letter] ?? '?');

  // The last days of months, so that day and month cannot be taken for each other.
  const dates = [1, 2, 3].map((n) => new Date(Date.UTC(2026, n, 25 + n, n * 7, n * 11, n)));

  test.each([
    '%Y-%m-%d %H:%M',
    '%Y-%m-%d %I:%M:%S %p',
    '%Y-%m-%d %I:%M %p',
    '%Y-%m-%dT%H:%M:%S',
    '%Y/%m/%d %H:%M',
    '%Y%m%d %H:%M',
    '%d.%m.%Y %H:%M',
    '%d/%m/%Y %I:%M%p',
    '%m/%d/%Y %H:%M',
    '%m-%d-%Y %H:%M:%S',
    '%A, %d %B %Y %H:%M',
    '%a, %d %b %Y %H:%M:%S',
    '%B %d, %Y %I:%M %p',
    '%b %d %Y at %H:%M',
    '%d-%b-%Y %H:%M',
    '%a %b %e %H:%M:%S %Y',
    '%H:%M %d.%m.%Y',
    '%A %Y-%m-%d %H:%M',
  ])('%s', async (format) => {
    const text = dates.map((date, n) => `[${write(format, date)}] Entry ${n}.\nbody\n`).join('\n');
    const { entries } = await read(text);
    expect(entries).toEqual(
      dates.map((date, n) => [date.toISOString().slice(0, 16), `Entry ${n}.\nbody`]),
    );
    const bare = text.replaceAll(/^\[(.*?)\]/gm, '$1');
    expect((await read(bare)).entries).toEqual(entries);
  });
});

describe('03/04/2026', () => {
  const PLAIN = '[03/04/2026 09:00] a\n';

  test.each([
    ['[13/04/2026 09:00] b\n', '2026-04-03T09:00'],
    ['[04/13/2026 09:00] b\n', '2026-03-04T09:00'],
  ])('is settled by another date: %s', async (other, wall) => {
    expect((await read(PLAIN + other)).entries[0]?.[0]).toBe(wall);
    expect((await read(other + PLAIN)).entries[1]?.[0]).toBe(wall);
  });

  test.each([
    ['dmy', '2026-04-03T09:00'],
    ['mdy', '2026-03-04T09:00'],
  ] as const)('is what the user says: %s', async (order, wall) => {
    expect((await read(PLAIN, {}, order)).entries[0]?.[0]).toBe(wall);
  });

  test('is refused where nothing tells', async () => {
    for (const text of [PLAIN, `${PLAIN}[13/04/2026 09:00] b\n[04/13/2026 09:00] c\n`]) {
      const refusal = await read(text).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(UserError);
      expect((refusal as UserError).hint).toContain('--date-order dmy or mdy');
    }
  });

  test('needs no telling where day and month are the same', async () => {
    expect((await read('[05/05/2026 09:00] a\n')).entries[0]?.[0]).toBe('2026-05-05T09:00');
  });
});

describe('what jrnl 1 wrote, without brackets', () => {
  test('a body may hold brackets, dates of another form and words', async () => {
    const { entries } = await read(
      [
        '10.06.2013 15:00 A life without tea.',
        '',
        '13.06.2013 15:40 They said "[this] is it". *',
        '[03.08.2019 12:55] A log in the body',
        '2013-06-09 was the day before',
        'Am 10. June war es 15:40',
        '',
      ].join('\n'),
    );
    expect(entries).toEqual([
      ['2013-06-10T15:00', 'A life without tea.'],
      [
        '2013-06-13T15:40*',
        'They said "[this] is it".\n[03.08.2019 12:55] A log in the body\n' +
          '2013-06-09 was the day before\nAm 10. June war es 15:40',
      ],
    ]);
  });

  test('a title that starts like AM keeps its first word', async () => {
    const text =
      '2013-06-09 09:30 Am Abend\n\n2013-06-10 10:00 Ein Tag\n\n2013-06-11 10:00 Noch einer\n';
    expect((await read(text)).entries[0]).toEqual(['2013-06-09T09:30', 'Am Abend']);
  });
});

describe('what stands before the first date', () => {
  const TEXT = '\nSome words @first\nand more\n\n[2026-03-10 09:30] Title\n';

  test('is an entry of its own, as old as the first', async () => {
    const { entries, tags, notes } = await read(TEXT);
    expect(entries).toEqual([
      ['2026-03-10T09:30', 'Some words @first\nand more'],
      ['2026-03-10T09:30', 'Title'],
    ]);
    expect(tags[0]).toEqual(['first']);
    expect(notes.leading).toBe(1);
  });
});

describe('a file of a folder journal', () => {
  const date = '2026-03-10';

  test('its name is the date', async () => {
    const text = '[2026-03-09 09:30] a\n\n[12:30] is text\n\n[10.03.2026 11:00] b\n';
    expect((await read(text, { date })).entries).toEqual([
      ['2026-03-10T09:30', 'a\n\n[12:30] is text'],
      ['2026-03-10T11:00', 'b'],
    ]);
  });

  test('stamps may be times alone, or missing', async () => {
    const times = await read('[09:30] a\n\n[11:00 PM] b\n', { date });
    expect(times.entries).toEqual([
      ['2026-03-10T09:30', 'a'],
      ['2026-03-10T23:00', 'b'],
    ]);
    const none = await read('just words\n', { date });
    expect(none.entries).toEqual([['2026-03-10T12:00', 'just words']]);
  });
});

test('tags with the signs that were named', async () => {
  const text = '[2026-03-10 09:30] Went @Home with #WorldPeace, a@b.de and #\nAn @c/d @x-y @* #1\n';
  expect((await read(text)).tags).toEqual([['c/d', 'home', 'x-y']]);
  expect((await read(text, { tagSymbols: '#@' })).tags).toEqual([
    ['1', 'c/d', 'home', 'worldpeace', 'x-y'],
  ]);
});

test('an entry without words is left out and told', async () => {
  const { entries, notes } = await read(
    '[2026-03-10 09:30] \n\n[2026-03-10 10:00]\n[2026-03-10 11:00] a\n',
  );
  expect(entries).toEqual([['2026-03-10T11:00', 'a']]);
  expect(notes.empty).toBe(2);
});

test.each([
  ['a Fernet token', 'gAAAAABkQ2hhcm1pbmcgdG9rZW4='],
  ['a header of its own', 'JRNLv3\0?{"salt":"c2FsdA=="}gAAAAAB'],
  ['bytes', 'x\0y'],
])('an encrypted journal is refused with what to do: %s', async (_, text) => {
  const refusal = await read(text).catch((error: unknown) => error);
  expect((refusal as UserError).hint).toContain('jrnl --decrypt');
});

test('what jrnl writes comes back: every date, title, body and star', async () => {
  const word = fc.stringMatching(/^[\p{L}\d][\p{L}\d.,!-]{0,8}$/u);
  const title = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
  const line = fc.oneof(title, fc.constant(''), fc.constant('[1] note'), fc.constant('  indented'));
  const body = fc.array(line, { maxLength: 5 }).map((all) => all.join('\n').replace(/\n+$/, ''));
  const date = fc.date({
    min: new Date('1950-01-01'),
    max: new Date('2099-01-01'),
    noInvalidDate: true,
  });
  const written = fc.record({ date, title, body, star: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(written, { minLength: 1 }), async (items) => {
      const wall = (each: Date) => each.toISOString().slice(0, 16);
      const text = items
        .map(({ date, title, body, star }) => {
          const head = `[${wall(date).replace('T', ' ')}] ${title}${star ? ' *' : ''}`;
          return `${head}${body ? `\n${body}` : ''}\n`;
        })
        .join('\n');
      const { entries } = await read(text);
      expect(entries).toEqual(
        items.map(({ date, title, body, star }) => [
          `${wall(date)}${star ? '*' : ''}`,
          body ? `${title}\n${body}` : title,
        ]),
      );
    }),
  );
});
