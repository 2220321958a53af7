import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { interleaved, once, selfcare, WORLD } from './runs.js';

const PASSPHRASE = "printf '%s\\n' 'seven grey herons over a harbour'";
const OPEN = ['--passphrase-command', PASSPHRASE];

/** What a vault costs, in milliseconds. */
export interface VaultFigures {
  /** Turning it on over the whole journal, once. */
  readonly enable: number;
  /** A command that opens it and no more: the passphrase is made slow to guess. */
  readonly unlock: number;
  /** A search through all, unlocking included. */
  readonly search: number;
  readonly list: number;
  /** A write, which unlocks nothing. */
  readonly write: number;
}

/**
 * Measures a vault of the same entries.
 *
 * @param plain the home to make it from; left as it is
 */
export async function vault(plain: string, word: string, rounds: number): Promise<VaultFigures> {
  const home = join(WORLD, 'vault');
  cpSync(plain, home, { recursive: true });
  const commands = {
    unlock: selfcare('unlock', home, 'vault', 'export-key', ...OPEN),
    search: selfcare('search', home, 'journal', 'search', word, ...OPEN),
    list: selfcare('list', home, 'journal', 'list', '-n', '10', ...OPEN),
    write: selfcare('write', home, 'journal', '-m', 'A few quiet words about the day.'),
  };
  const enable = await once(
    selfcare('enable', home, 'vault', 'enable', '--new-passphrase-command', PASSPHRASE),
  );
  const times = await interleaved(Object.values(commands), rounds);
  const ms = (name: keyof typeof commands) => times.get(name)?.ms ?? NaN;
  return {
    enable,
    unlock: ms('unlock'),
    search: ms('search'),
    list: ms('list'),
    write: ms('write'),
  };
}
