import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentOfIso } from '../../src/commands/options/when-exact.js';
import { encode, entryLine } from '../../src/formats/encode.js';
import { jsonlEntries, parseEntryLine } from '../../src/formats/jsonl.js';
import { entryJson, KINDS, type Entry } from '../../src/journal/entry.js';
import { offsetText } from '../../src/journal/moment.js';
import { zoneRules } from '../../src/journal/zone-rules.js';
import { all, from, lines } from './support.js';

const BERLIN = zoneRules('Europe/Berlin');
const readAt = (text: string) => momentOfIso(text, BERLIN);
const read = (text: string) => all(jsonlEntries(lines(text), readAt));

const base32 = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'abcxyz234567'), minLength: length, maxLength: length });
const tag = fc
  .string({ unit: fc.constantFrom(...'abcäß-_./:9'), minLength: 1 })
  .map((t) => `t${t}`);
const entries: fc.Arbitrary<Entry> = fc.record({
  id: base32(12),
  rev: base32(16),
  device: base32(6),
  at: fc
    .tuple(
      fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      fc.integer({ min: -15 * 60, max: 15 * 60 }),
      fc.boolean(),
    )
    .map(([date, offset, milliseconds]) => {
      const wall = date.toISOString().slice(0, milliseconds ? 23 : 19);
      return wall + offsetText(offset);
    }),
  zone: fc.constantFrom(
    'Europe/Berlin',
    'America/Argentina/Buenos_Aires',
    'UTC',
    '+05:30',
    '-03:00',
  ),
  kind: fc.constantFrom(...KINDS),
  text: fc.string({ unit: 'grapheme' }),
  tags: fc.uniqueArray(tag).map((tags) => tags.sort()),
  mood: fc.option(fc.integer({ min: 1, max: 5 })),
  data: fc
    .dictionary(fc.string(), fc.jsonValue())
    .map((data) => JSON.parse(JSON.stringify(data)) as Record<string, unknown>),
});

test('what is written as lines is read back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entries), async (written) => {
      const text = (await all(encode(from(written), 'jsonl'))).join('');
      const back = await read(text);
      expect(back).toEqual(written.map(entryJson));
      const again = (await all(encode(from(back as Entry[]), 'jsonl'))).join('');
      expect(again).toBe(text);
    }),
  );
});

test('the array is the same entries, an entry a line', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entries), async (written) => {
      const text = (await all(encode(from(written), 'json'))).join('');
      expect(JSON.parse(text)).toEqual(written.map(entryJson));
      expect(text.split('\n')).toHaveLength(written.length === 0 ? 2 : written.length + 3);
    }),
  );
});

test('many entries are handed on in pieces, none at once with all', async () => {
  const entry = fc.sample(entries, 1)[0] as Entry;
  const many = Array.from({ length: 2000 }, () => entry);
  const handed = await all(encode(from(many), 'jsonl'));
  expect(handed.join('')).toBe(many.map((each) => `${entryLine(each)}\n`).join(''));
  expect(handed.length).toBeGreaterThan(2);
});

describe('a line needs only a date and a text', () => {
  test.each([
    ['2026-03-10T09:30:00+01:00', '2026-03-10T09:30:00+01:00', 'Europe/Berlin'],
    ['2026-03-10T09:30:00+05:30', '2026-03-10T09:30:00+05:30', '+05:30'],
    ['2026-03-10T09:30:00.123Z', '2026-03-10T09:30:00.123+00:00', 'UTC'],
    ['2026-07-10 09:30', '2026-07-10T09:30:00+02:00', 'Europe/Berlin'],
    ['2026-03-10', '2026-03-10T12:00:00+01:00', 'Europe/Berlin'],
  ])('%s', (at, stored, zone) => {
    const entry = parseEntryLine(JSON.stringify({ at, text: 'hello' }), readAt);
    expect(entry).toEqual({ at: stored, zone, text: 'hello' });
  });

  test('null is as good as absent, and tags lose their @', () => {
    const line = '{"at":"2026-03-10","text":"","id":null,"tags":["@Work"],"mood":null,"kind":null}';
    expect(parseEntryLine(line, readAt)).toEqual({
      ...{ at: '2026-03-10T12:00:00+01:00', zone: 'Europe/Berlin', text: '' },
      ...{ tags: ['work'], mood: null },
    });
  });
});

test.each([
  ['secret words', 'not JSON'],
  ['[', 'a JSON array'],
  ['["secret"]', 'not a JSON object'],
  ['{"text":"secret"}', '"at"'],
  ['{"at":"2026-03-10"}', '"text"'],
  ['{"at":"yesterday","text":"secret"}', '"at"'],
  ['{"at":"2026-02-30","text":"secret"}', '"at"'],
  ['{"at":"2026-03","text":"secret"}', '"at"'],
  ['{"at":"2026-03-10","text":7}', '"text"'],
  ['{"at":"2026-03-10","text":"secret","id":"../x"}', '"id"'],
  ['{"at":"2026-03-10","text":"secret","kind":"secret"}', '"kind"'],
  ['{"at":"2026-03-10","text":"secret","mood":6}', '"mood"'],
  ['{"at":"2026-03-10","text":"secret","mood":2.5}', '"mood"'],
  ['{"at":"2026-03-10","text":"secret","tags":"secret"}', '"tags"'],
  ['{"at":"2026-03-10","text":"secret","tags":["se cret"]}', '"tags"'],
  ['{"at":"2026-03-10","text":"secret","data":[]}', '"data"'],
  ['{"at":"2026-03-10","text":"secret","zone":"../../secret"}', '"zone"'],
  ['{"at":"2026-03-10","text":"secret","device":"a/b"}', '"device"'],
])('a bad line is named and not quoted: %s', async (line, what) => {
  const text = `{"at":"2026-03-10","text":"fine"}\n\n${line}\n`;
  const message = await read(text).then(
    () => 'was read',
    (error: Error) => error.message,
  );
  expect(message).toContain(`line 3: ${what}`);
  expect(message).not.toContain('secret');
});

test('fields that no entry has are left out and told', async () => {
  const told: string[] = [];
  const text = '{"at":"2026-03-10","text":"a","weather":"rain","siblings":[]}\n';
  const read = await all(jsonlEntries(lines(text), readAt, (field) => told.push(field)));
  expect(read[0]).not.toHaveProperty('weather');
  expect(told).toEqual(['weather', 'siblings']);
});
