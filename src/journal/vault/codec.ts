import { LockedError } from '../../errors.js';
import { VAULT_SUFFIX, type Codec } from '../codec.js';
import { decryptWith, encryptTo } from './age.js';
import { pad } from './padding.js';

/** What encrypting and decrypting need. */
export interface Keys {
  /** To whom is encrypted; on a device that has not opened the vault yet this asks. */
  recipient(): Promise<string>;
  /** What decrypts; undefined while locked. */
  identity(): string | undefined;
  unlock(): Promise<void>;
}

/** Files encrypted by age, their sizes rounded up. */
export function ageCodec(keys: Keys): Codec {
  return {
    suffix: VAULT_SUFFIX,
    get canDecode() {
      return keys.identity() !== undefined;
    },
    unlock: () => keys.unlock(),
    encode: async (plain) => encryptTo(await keys.recipient(), pad(plain)),
    async decode(stored) {
      const identity = keys.identity();
      if (identity === undefined) throw new LockedError('the vault is locked');
      return decryptWith(identity, stored);
    },
  };
}
