import { mkdirSync } from 'node:fs';
import { enableIn, IDENTITY, PASSPHRASE_COMMAND } from '../../support/vault.js';
import { readByHand, readVaultByHand, type ByHand } from './byhand.js';

/** A way in which a journal can be kept, for tests that must hold for each. */
export interface StoreKind {
  readonly name: 'plain' | 'vault';
  /** What a run that reads needs in its environment; one that writes gets none of it. */
  readonly reading: Record<string, string>;
  /** Makes a home that is kept so; a plain one makes itself. */
  prepare(home: string): Promise<void>;
  byHand(home: string): Promise<ByHand>;
}

export const KINDS: readonly StoreKind[] = [
  {
    name: 'plain',
    reading: {},
    prepare: () => Promise.resolve(),
    byHand: (home) => Promise.resolve(readByHand(home)),
  },
  {
    name: 'vault',
    reading: { SELFCARE_PASSPHRASE_COMMAND: PASSPHRASE_COMMAND },
    async prepare(home) {
      mkdirSync(home, { recursive: true, mode: 0o700 });
      await enableIn(home);
    },
    byHand: (home) => readVaultByHand(home, IDENTITY),
  },
];
