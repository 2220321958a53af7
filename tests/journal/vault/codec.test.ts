import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codecFor, plainCodec } from '../../../src/journal/codec.js';
import { pad, paddedSize } from '../../../src/journal/vault/padding.js';
import { newIdentity, recipientOf, unwrap, wrap } from '../../../src/journal/vault/keys.js';
import { IntegrityError } from '../../../src/errors.js';
import { VAULT_CODECS, vaultCodec } from '../../support/vault.js';

describe('padding', () => {
  // Padmé's own table: a size keeps only its first few binary digits.
  test.each([
    [0, 1024],
    [1, 1024],
    [1023, 1024],
    [1024, 1024],
    [1025, 1088],
    [1500, 1536],
    [2048, 2048],
    [2049, 2176],
    [9_999, 10_240],
    [100_000, 100_352],
    [1_000_000, 1_015_808],
  ])('%i bytes take %i', (size, padded) => {
    expect(paddedSize(size)).toBe(padded);
  });

  test('wastes at most 12 %, never shrinks, and is blank lines', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1025, max: 2 ** 40 }), (size) => {
        const padded = paddedSize(size);
        return padded >= size && padded <= size * 1.12 && paddedSize(padded) === padded;
      }),
    );
    const text = Buffer.from(pad(Buffer.from('{"a":1}\n'))).toString();
    expect(text.length).toBe(1024);
    expect(text.trimEnd()).toBe('{"a":1}');
    expect(text.slice(7)).toMatch(/^\n+$/);
  });
});

test('what was encoded is decoded, and no two files are the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 3000 }), async (text) => {
      const plain = Buffer.from(`${text}\n`);
      const [one, two] = [await vaultCodec.encode(plain), await vaultCodec.encode(plain)];
      expect(Buffer.from(one).equals(two)).toBe(false);
      expect(one.length).toBe(two.length);
      const room = Buffer.from(one);
      const decoding = vaultCodec.decode(room);
      // The caller's memory is used again at once.
      room.fill(0);
      expect(
        Buffer.from(await decoding)
          .subarray(0, plain.length)
          .equals(plain),
      ).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test.each([
  ['journal/a/new/0f.json', ''],
  ['journal/a/new/0f.json.age', '.age'],
  ['journal/a/2026-03.0f.jsonl.age', '.age'],
  ['journal/a/new/0f.sync-conflict-20260310-101010-ABCDEFG.json.age', '.age'],
  ['journal/a/new/0f.json.sync-conflict-20260310-101010-ABCDEFG.age', '.age'],
  ['journal/a/new/0f.json.age (conflicted copy)', '.age'],
  ['journal/a/new/0f.json (conflicted copy).age', '.age'],
  ['home.age/journal/a/new/0f.json', ''],
])('%s is read as "%s"', (path, suffix) => {
  expect(codecFor(path, VAULT_CODECS)?.suffix).toBe(suffix);
  expect(codecFor(path, [plainCodec])?.suffix).toBe(suffix === '' ? '' : undefined);
});

describe('a key', () => {
  test('is opened by its passphrase, and by no other', async () => {
    const identity = await newIdentity();
    const bytes = await wrap(identity, 'einfache Wörter genügen', 10);
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('AGE-SECRET-KEY');
    expect(await unwrap(bytes, 'einfache Wörter genügen')).toBe(identity);
    expect(await unwrap(bytes, 'einfache Wörter genügen'.normalize('NFD'))).toBe(identity);
    expect(await unwrap(bytes, 'einfache Wörter genuegen')).toBeUndefined();
    expect(await unwrap(bytes, '')).toBeUndefined();
    expect(await recipientOf(identity)).toMatch(/^age1[a-z0-9]{58}$/);
  });

  test.each([
    ['cut short', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 5)],
    ['emptied', () => new Uint8Array()],
    ['no key file', () => Buffer.from('age-encryption.org/v1\nnot this\n')],
  ])('that is %s is said to be damaged', async (_what, damage) => {
    const bytes = await wrap(await newIdentity(), 'words', 10);
    await expect(unwrap(damage(bytes), 'words')).rejects.toThrow(IntegrityError);
  });
});
