import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createTarPacker } from 'modern-tar';
import { membersOf } from '../../src/formats/archive/tar.js';
import { readChunks } from '../../src/files/stream.js';
import { newIdentity, recipientOf, wrap } from '../../src/journal/vault/keys.js';
import { digests } from '../faults/support/byhand.js';
import { done, keep, textsOf } from '../support/backup.js';
import { tempFolder } from '../support/host.js';
import { giveVault, IDENTITY } from '../support/vault.js';

const keyOf = (home: string) => join(home, 'journal', 'keys', 'main.age');
const ASIDE = 'quarantine/2026-03-10-183000/journal/keys/main.age';

async function sealed(): Promise<{ home: string; file: string; key: Buffer }> {
  const home = tempFolder();
  giveVault(home);
  await done(home, ['journal', '-m', 'first'], { seed: 1 });
  await done(home, ['journal', '-m', 'second'], { seed: 2 });
  const file = join(tempFolder(), 'b.tar');
  await done(home, ['backup', file]);
  return { home, file, key: readFileSync(keyOf(home)) };
}

/** One byte is changed to another that may stand in its place. */
function changed(bytes: Uint8Array, at: number): Buffer {
  const other = Buffer.from(bytes);
  other[at] = other[at] === 0x41 ? 0x42 : 0x41;
  return other;
}

/** Where the parts of a key file are: its salt, what is wrapped, the header's seal, the rest. */
function placesIn(key: Buffer): [name: string, at: number][] {
  const seal = key.indexOf('\n--- ') + 10;
  return [
    ['the salt', 40],
    ['the wrapped key', seal - 30],
    ['the seal of the header', seal],
    ['the nonce', seal + 45],
    ['the identity', key.length - 30],
  ];
}

describe('a restore into a vault whose key is', () => {
  test.each<[name: string, harm: (path: string, key: Buffer) => void]>([
    ['missing', (path) => rmSync(path)],
    ['cut short', (path) => truncateSync(path, 100)],
    ['empty', (path) => writeFileSync(path, '')],
  ])('%s puts it back, and keeps what stood there', async (_name, harm) => {
    const { home, file, key } = await sealed();
    harm(keyOf(home), key);
    const harmed = existsSync(keyOf(home)) ? readFileSync(keyOf(home)) : undefined;
    const before = digests(home);
    const dry = await done(home, ['restore', file, '--dry-run']);
    expect(dry).toMatchObject({ key: true, vault: false, entries: 0 });
    expect(digests(home)).toEqual(before);
    const { code, stderr } = await keep(home, ['restore', file]);
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('The key of the vault is back');
    expect(readFileSync(keyOf(home))).toEqual(key);
    if (harmed) expect(readFileSync(join(home, ASIDE))).toEqual(harmed);
    expect(await textsOf(home)).toEqual(['first', 'second']);
    expect((await keep(home, ['doctor', '--unlock'])).code).toBe(0);
  });

  test('changed in one byte, whichever, puts it back', async () => {
    const { home, file, key } = await sealed();
    for (const [name, at] of placesIn(key)) {
      writeFileSync(keyOf(home), changed(key, at));
      const read = await keep(home, ['journal', 'list']);
      expect([3, 4], name).toContain(read.code);
      expect(await done(home, ['restore', file]), name).toMatchObject({ key: true });
      expect(readFileSync(keyOf(home)), name).toEqual(key);
    }
    expect(await textsOf(home)).toEqual(['first', 'second']);
  });

  test('lost, brings what was written since, too', async () => {
    const { home, file } = await sealed();
    rmSync(keyOf(home));
    await done(home, ['journal', '-m', 'third'], { seed: 3 });
    await done(home, ['restore', file]);
    expect(await textsOf(home)).toEqual(['first', 'second', 'third']);
  });

  test('lost, with a wrong passphrase or the backup of another vault, changes nothing', async () => {
    const { home, file } = await sealed();
    truncateSync(keyOf(home), 100);
    const before = digests(home);
    const env = { SELFCARE_PASSPHRASE_COMMAND: 'echo wrong' };
    expect((await keep(home, ['restore', file], { env })).code).toBe(3);
    expect((await keep(home, ['restore', file], { env: {} })).code).toBe(3);

    const other = tempFolder();
    const identity = await newIdentity();
    giveVault(other);
    writeFileSync(keyOf(other), await wrap(identity, 'open sesame', 1));
    const state = {
      version: 1,
      device: 'otherdev',
      vault: { recipient: await recipientOf(identity) },
    };
    writeFileSync(join(other, 'state.json'), JSON.stringify(state));
    const strange = join(tempFolder(), 's.tar');
    await done(other, ['journal', '-m', 'strange'], { seed: 4 });
    await done(other, ['backup', strange]);
    const { code, stderr } = await keep(home, ['restore', strange]);
    expect(code).toBe(4);
    expect(stderr).toContain('the key in the backup is another');
    expect(digests(home)).toEqual(before);
  });

  test('whole, with a passphrase that was changed since, leaves it', async () => {
    const { home, file } = await sealed();
    const newer = await wrap(IDENTITY, 'open sesame', 2);
    writeFileSync(keyOf(home), newer);
    expect(await done(home, ['restore', file])).toMatchObject({ key: false });
    expect(readFileSync(keyOf(home))).toEqual(Buffer.from(newer));
  });

  test('whole, and the backup’s is the one that was changed, leaves it', async () => {
    const { home, file, key } = await sealed();
    for (const [name, at] of placesIn(key)) {
      const path = join(dirname(file), 'c.tar');
      rmSync(path, { force: true });
      await withKey(file, path, changed(key, at));
      expect(await done(home, ['restore', path]), name).toMatchObject({ key: false, added: 0 });
      expect(readFileSync(keyOf(home)), name).toEqual(key);
    }
  });
});

test('a restore with a key that cannot open its backup says so, and changes nothing', async () => {
  const { file } = await sealed();
  const other = tempFolder();
  giveVault(other);
  writeFileSync(keyOf(other), await wrap(await newIdentity(), 'open sesame', 1));
  const path = join(dirname(file), 'c.tar');
  await withKey(file, path, readFileSync(keyOf(other)));
  rmSync(join(other, 'state.json'));
  truncateSync(keyOf(other), 100);
  const before = digests(other);
  const { code, stderr } = await keep(other, ['restore', path]);
  expect(code).toBe(4);
  expect(stderr).toContain('does not open the backup');
  expect(digests(other)).toEqual(before);
});

/** A copy of a sealed backup with another key in it. */
async function withKey(file: string, path: string, key: Uint8Array): Promise<void> {
  const { readable, controller } = createTarPacker();
  const reading = (async () => {
    const pieces: Uint8Array[] = [];
    for await (const piece of readable) pieces.push(piece);
    return Buffer.concat(pieces);
  })();
  for await (const { name, chunks } of membersOf(readChunks(file))) {
    const pieces: Uint8Array[] = [];
    for await (const chunk of chunks) pieces.push(chunk);
    const body = name === 'keys/main.age' ? key : Buffer.concat(pieces);
    const writer = controller.add({ name, size: body.length, type: 'file' }).getWriter();
    await writer.write(Uint8Array.from(body));
    await writer.close();
  }
  controller.finalize();
  writeFileSync(path, await reading);
}
