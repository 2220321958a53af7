/**
 * A program that turns the vault of a home on or off, and kills itself (SIGKILL) at its Nth call
 * that changes a disk, a write of a file then being half done. Arguments: `enable` or `disable`,
 * and N; with N = 0 it prints how many such calls there are. The key comes from the environment.
 */
import fs from 'node:fs';
import { createContext, processContext } from '../../../src/context.js';
import { ageCodec } from '../../../src/journal/vault/codec.js';
import { recipientOf, RETIRED_KEY, readKeyFile, wrap } from '../../../src/journal/vault/keys.js';
import { disableVault, enableVault } from '../../../src/journal/vault/turn.js';
import { deviceId, setVaultRecipient, vaultRecipient } from '../../../src/settings/state.js';

const [what, last = '0'] = process.argv.slice(2);
const {
  HOME_FOLDER: home = '',
  IDENTITY: identity = '',
  PASSPHRASE: passphrase = '',
} = process.env;

let calls = 0;
const CHANGES = [
  ...['openSync', 'writeSync', 'fsyncSync', 'closeSync', 'renameSync', 'unlinkSync'],
  ...['mkdirSync', 'linkSync', 'rmSync', 'utimesSync', 'chmodSync'],
] as const;
const calling = fs as unknown as Record<string, (...args: unknown[]) => unknown>;
for (const name of CHANGES) {
  const real = calling[name] as (...args: unknown[]) => unknown;
  calling[name] = (...args) => {
    if (++calls !== Number(last)) return real(...args);
    if (name === 'writeSync') {
      const bytes = args[1] as Uint8Array;
      real(args[0], bytes.subarray(0, bytes.length >> 1));
    }
    process.kill(process.pid, 'SIGKILL');
    // The signal may take a moment; nothing more may happen.
    return Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
}

async function turn(): Promise<void> {
  const context = createContext(processContext());
  const recipient = await recipientOf(identity);
  const age = ageCodec({
    recipient: () => Promise.resolve(recipient),
    identity: () => identity,
    unlock: () => Promise.resolve(),
  });
  const device = deviceId(
    home,
    context,
    () => 'turningd',
    () => undefined,
  );
  const wanted = what === 'enable' ? recipient : undefined;
  const flip = () => setVaultRecipient(home, context, device, wanted);
  const isFlipped = () => vaultRecipient(home) === wanted;
  const turning = { home, host: context, age, flip, isFlipped };
  if (what === 'disable') await disableVault(turning);
  else {
    const key = readKeyFile(home, RETIRED_KEY) ?? (await wrap(identity, passphrase, 1));
    await enableVault(key, turning);
  }
  process.stdout.write(`${calls}\n`);
}

void turn();
