import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainCodec, type Codec } from '../../src/journal/codec.js';
import { ageCodec } from '../../src/journal/vault/codec.js';
import { newIdentity, recipientOf, wrap } from '../../src/journal/vault/keys.js';
import { enableVault } from '../../src/journal/vault/turn.js';
import { deviceId, setVaultRecipient, vaultRecipient } from '../../src/settings/state.js';
import { testHost } from './host.js';

/** One key for all tests of a file: making one takes long. */
export const IDENTITY = await newIdentity();
export const RECIPIENT = await recipientOf(IDENTITY);

/** The vault's codec, open. */
export const vaultCodec: Codec = ageCodec({
  recipient: () => Promise.resolve(RECIPIENT),
  identity: () => IDENTITY,
  unlock: () => Promise.resolve(),
});

/** As a store with the vault on has them. */
export const VAULT_CODECS = [vaultCodec, plainCodec] as const;

/** The vault's codec, locked until it is asked to open; `asked` counts how often. */
export function lockedCodec(): Codec & { asked: number } {
  let identity: string | undefined;
  const codec = {
    ...ageCodec({
      recipient: () => Promise.resolve(RECIPIENT),
      identity: () => identity,
      unlock: () => Promise.resolve(),
    }),
    asked: 0,
    get canDecode() {
      return identity !== undefined;
    },
    unlock() {
      codec.asked++;
      identity = IDENTITY;
      return Promise.resolve();
    },
  };
  return codec;
}

/** What opens a vault that {@link giveVault} made. */
export const UNLOCK = { SELFCARE_PASSPHRASE_COMMAND: 'echo open sesame' };
const KEY = await wrap(IDENTITY, 'open sesame', 10);

/** Turns the vault on in a home folder that is empty yet, for a device of this name. */
export function giveVault(home: string, device = 'vaultdev'): void {
  mkdirSync(join(home, 'journal', 'keys'), { recursive: true, mode: 0o700 });
  writeFileSync(join(home, 'journal', 'keys', 'main.age'), KEY, { mode: 0o600 });
  const state = { version: 1, device, vault: { recipient: RECIPIENT } };
  writeFileSync(join(home, 'state.json'), JSON.stringify(state), { mode: 0o600 });
}

export const PASSPHRASE = 'four herons in the reeds';
/** Prints it; for `--passphrase-command` and SELFCARE_PASSPHRASE_COMMAND. */
export const PASSPHRASE_COMMAND = `echo ${PASSPHRASE}`;

/** The least that age allows: a test is not to wait a second for each unlocking. */
export const CHEAP = 1;

/** Turns the vault of a home on, as `vault enable` does, with a key that is quick to open. */
export async function enableIn(
  home: string,
  options: { device?: string; isAlive?: () => boolean } = {},
): Promise<void> {
  const host = { ...testHost({ home }), ...(options.isAlive && { isAlive: options.isAlive }) };
  const key = await wrap(IDENTITY, PASSPHRASE, CHEAP);
  const device = deviceId(
    home,
    host,
    () => options.device ?? 'deviceaa',
    () => undefined,
  );
  const flip = () => setVaultRecipient(home, host, device, RECIPIENT);
  const isFlipped = () => vaultRecipient(home) === RECIPIENT;
  await enableVault(key, { home, host, age: vaultCodec, flip, isFlipped });
}
