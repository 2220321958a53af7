import { plainCodec, type Codec } from '../../src/journal/codec.js';
import { ageCodec } from '../../src/journal/vault/codec.js';
import { newIdentity, recipientOf } from '../../src/journal/vault/keys.js';

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
