import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wrap } from '../../src/journal/vault/keys.js';
import { tempFolder, type HostOptions } from './host.js';
import { IDENTITY, RECIPIENT } from './vault.js';

export const PASSPHRASE = 'einfache Wörter genügen hier';
/** What a run gets that may open the vault. */
export const OPEN = { SELFCARE_PASSPHRASE_COMMAND: `echo '${PASSPHRASE}'` };

const KEY = await wrap(IDENTITY, PASSPHRASE, 10);

/** A home whose vault is on, and locked until a run is given the passphrase. */
export function lockedHome(home = tempFolder()): string {
  const keys = join(home, 'journal', 'keys');
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  writeFileSync(join(keys, 'main.age'), KEY, { mode: 0o600 });
  const state = { version: 1, device: 'deviceaa', vault: { recipient: RECIPIENT } };
  writeFileSync(join(home, 'state.json'), JSON.stringify(state), { mode: 0o600 });
  return home;
}

/** As options of a run: with the passphrase at hand. */
export function opened(home: string, more: HostOptions = {}): HostOptions {
  return { home, ...more, env: { ...OPEN, ...more.env } };
}
