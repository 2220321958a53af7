import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import type { PassphraseSource } from '../../terminal/passphrase.js';

/** How a new passphrase may be given without a terminal. */
export interface NewOptions {
  readonly newPassphraseCommand?: string;
  readonly newPassphraseFd?: string;
}

/** Where the new passphrase is said to be. */
export function newSource(options: NewOptions): PassphraseSource {
  const fd = options.newPassphraseFd;
  if (fd !== undefined && !/^\d{1,4}$/.test(fd)) {
    const hint = 'for example: --new-passphrase-fd 3 3<file';
    throw new UsageError('--new-passphrase-fd needs the number of a descriptor', hint);
  }
  return {
    command: options.newPassphraseCommand,
    fd: fd === undefined ? undefined : Number(fd),
    flag: '--new-passphrase-fd',
  };
}

/**
 * Where the first passphrase of a vault may come from: what says that it is new, else what will
 * unlock it later.
 */
export function sourcesOf(
  { flags, env }: Pick<Context, 'flags' | 'env'>,
  options: NewOptions,
): PassphraseSource[] {
  return [
    newSource(options),
    { command: flags.passphraseCommand, fd: flags.passphraseFd },
    { command: env['SELFCARE_PASSPHRASE_COMMAND'] || undefined, fd: undefined },
  ];
}
