import { isAbsolute, join, resolve } from 'node:path';
import type { Context, Flags, Host } from './context.js';
import type { Vault } from './journal/codec.js';
import type { Journal } from './journal/journal.js';
import type { Settings } from './settings/settings.js';
import { Out } from './terminal/output.js';
import { asksPlain } from './terminal/symbols.js';

export const NO_FLAGS: Flags = {
  json: false,
  plain: false,
  color: true,
  quiet: false,
  debug: false,
  yes: false,
  home: undefined,
  passphraseCommand: undefined,
  passphraseFd: undefined,
};

/** A context over `host` with the flags of one command line. */
export function createContext(host: Host, flags: Flags = NO_FLAGS): Context {
  const { stdout } = host;
  const asked = asksPlain(host.env, flags.plain);
  const plain = asked || stdout.isTTY !== true;
  // Each stream decides for itself, so that FORCE_COLOR reaches a pipe.
  const out = new Out(host, { ...flags, plain, color: flags.color && !asked });
  let opened: Journal | undefined;
  let settings: Settings | undefined;
  let vault: Vault | undefined;
  /** This device's id, made when it is first asked for. */
  const device = once(async () => {
    const [{ randomId }, { deviceId }] = await Promise.all([
      import('./journal/ids.js'),
      import('./settings/state.js'),
    ]);
    const home = await context.home();
    const warn = (problem: string, hint?: string) => out.warn(problem, hint);
    let id: string | undefined;
    return () => (id ??= deviceId(home, host, () => randomId(8, host.random), warn));
  });
  /** The journal's encryption, by what this device's state and the key's place say. */
  const openVault = async (): Promise<Vault> => {
    vault = undefined;
    const [{ NO_VAULT }, { hasVaultKey }, { vaultRecipient }] = await Promise.all([
      import('./journal/codec.js'),
      import('./journal/layout.js'),
      import('./settings/state.js'),
    ]);
    const home = await context.home();
    const recipient = vaultRecipient(home);
    if (recipient === undefined && !hasVaultKey(join(home, 'journal'))) return NO_VAULT;
    const [vaults, { passphrases }] = await Promise.all([
      import('./journal/vault/vault.js'),
      import('./terminal/passphrase.js'),
    ]);
    vault = vaults.openVault({
      home,
      recipient,
      passphrases: () => passphrases(context),
      warn: (problem, hint) => out.warn(problem, hint),
      async introduce(own) {
        const { setVaultRecipient } = await import('./settings/state.js');
        setVaultRecipient(home, host, (await device())(), own);
      },
    });
    return vault;
  };
  let vaulted: Promise<Vault> | undefined;
  /** Looks again how the vault stands: another run may have turned it on while this one is open. */
  const renew = async () => {
    const [{ hasVaultKey }, { vaultRecipient }] = await Promise.all([
      import('./journal/layout.js'),
      import('./settings/state.js'),
    ]);
    const home = await context.home();
    const recipient = vaultRecipient(home);
    const isNew = !vault && hasVaultKey(join(home, 'journal'));
    if (recipient !== vault?.recipient || isNew) await context.vault(true);
  };
  const services: Omit<Context, keyof Host> = {
    flags,
    out,
    get interactive() {
      return host.stdinIsTTY && (host.stderr.isTTY === true || stdout.isTTY === true);
    },
    home: once(() => homeFolder(host, flags)),
    settings: once(async () => {
      const { Settings } = await import('./settings/settings.js');
      const home = await context.home();
      settings = Settings.open(home, host, (problem, hint) => out.warn(problem, hint));
      return settings;
    }),
    journal: once(async () => {
      const [{ Journal }, { NO_VAULT }] = await Promise.all([
        import('./journal/journal.js'),
        import('./journal/codec.js'),
      ]);
      const home = await context.home();
      await context.vault();
      opened = new Journal({
        home,
        device: await device(),
        get codecs() {
          return (vault ?? NO_VAULT).codecs;
        },
        renew,
        host,
        warn: (problem: string, hint?: string) => out.warn(problem, hint),
      });
      return opened;
    }),
    drafts: once(async () => {
      const { Drafts } = await import('./journal/drafts.js');
      const [vault, home] = [await context.vault(), await context.home()];
      // What is typed is encrypted at every key; none of them may ask for a passphrase.
      if (vault.status === 'unintroduced') await vault.unlock();
      const anew = async () => (await renew(), await context.vault()).codecs;
      const drafts = new Drafts(home, vault.codecs, host, anew);
      if (vault.status !== 'off') {
        const { Workbench } = await import('./journal/workbench.js');
        await new Workbench(home, drafts, host).takeUp();
      }
      return drafts;
    }),
    vault: (anew = false) => (vaulted = anew || !vaulted ? openVault() : vaulted),
    opened: () => ({ settings, journal: opened }),
    async settle() {
      await opened?.tidy();
      // To open the drafts is to take up what a killed program left of one.
      if (opened && (await context.vault()).recipient !== undefined) await context.drafts();
      if (vault?.status === 'unlocked') {
        const { settleVault } = await import('./journal/vault/settle.js');
        await settleVault(await context.home(), host, vault, (problem) => out.warn(problem));
      }
    },
  };
  // Joined by their descriptors: what is costly in a host is a getter, and stays one.
  const context = Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(host),
      ...Object.getOwnPropertyDescriptors(services),
    },
  ) as Context;
  return context;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

async function homeFolder(host: Host, flags: Flags): Promise<string> {
  const named = flags.home ?? (host.env['SELFCARE_HOME'] || undefined);
  if (named !== undefined) {
    const { UsageError } = await import('./errors.js');
    if (named === '')
      throw new UsageError('--home needs a folder', 'for example: --home ~/selfcare');
    // A shell leaves the tilde of `--home=~/selfcare` alone.
    const path = named.replace(/^~(?=$|[/\\])/, () => host.userHome);
    return isAbsolute(path) ? path : resolve(host.cwd, path);
  }
  const { default: envPaths } = await import('env-paths');
  const { data } = envPaths('selfcare', { suffix: '' });
  if (isAbsolute(data)) return data;
  // An empty HOME or a relative XDG_DATA_HOME: a journal must not depend on where one stands.
  const { UsageError } = await import('./errors.js');
  throw new UsageError(
    'HOME and XDG_DATA_HOME name no folder that begins at the root',
    'set them, or name a folder with --home DIR',
  );
}
