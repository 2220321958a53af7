import type { Context } from '../context.js';
import { LockedError } from '../errors.js';

/** What finding a passphrase needs of the context. */
export type PassphraseContext = Pick<
  Context,
  | 'env'
  | 'flags'
  | 'interactive'
  | 'onContinue'
  | 'onResize'
  | 'onStop'
  | 'out'
  | 'platform'
  | 'spawn'
  | 'stderr'
  | 'stdin'
  | 'stdout'
  | 'suspend'
>;

/** Where a passphrase comes from, beside a person. */
export interface PassphraseSource {
  readonly command: string | undefined;
  readonly fd: number | undefined;
  /** What named the descriptor; `--passphrase-fd` where absent. */
  readonly flag?: string;
}

/** So often a person may try. */
const TRIES = 3;

/**
 * The passphrases to try: the one that a command prints or a descriptor holds, else what a person
 * types, who may try three times. The flags of the line come before the environment.
 *
 * @param what what a person is asked for
 * @param isOne whether a line of a descriptor can be it; others are passed over
 * @throws LockedError where there is no way to ask
 */
export async function* passphrases(
  context: PassphraseContext,
  what = 'Passphrase',
  isOne: (line: string) => boolean = () => true,
): AsyncGenerator<string> {
  const { env, flags, interactive, out } = context;
  const source =
    flags.passphraseCommand === undefined && flags.passphraseFd === undefined
      ? { command: env['SELFCARE_PASSPHRASE_COMMAND'] || undefined, fd: undefined }
      : { command: flags.passphraseCommand, fd: flags.passphraseFd };
  let given = await givenPassphrase(source, context);
  while (given !== undefined && source.command === undefined && !isOne(given)) {
    given = await givenPassphrase(source, context);
  }
  if (given !== undefined) {
    yield given;
    return;
  }
  if (!interactive) {
    throw new LockedError(
      'the vault is locked',
      'give its passphrase with --passphrase-command CMD, SELFCARE_PASSPHRASE_COMMAND or ' +
        '--passphrase-fd N, or run this in a terminal',
    );
  }
  const [{ askHidden }, { Hush }] = await Promise.all([
    import('./password.js'),
    import('./hush.js'),
  ]);
  const hush = new Hush(context.stdin());
  try {
    for (let tries = 1; tries <= TRIES; tries++) {
      // A question that is drawn empties the line before it listens.
      await hush.question(out.plain);
      const typed = await askHidden(context, what);
      hush.between();
      yield typed;
      if (tries < TRIES) out.note('That does not open it. Try again, or press Ctrl-C to leave.');
    }
  } finally {
    await hush.end();
  }
}

/**
 * The passphrase that a command prints, or that stands on a descriptor: the first line.
 *
 * @returns undefined where neither is named
 * @throws LockedError where there is none to be had there
 */
export async function givenPassphrase(
  { command, fd, flag }: PassphraseSource,
  context: Pick<Context, 'env' | 'spawn' | 'onStop'>,
): Promise<string | undefined> {
  if (command !== undefined) {
    const { lineOfCommand } = await import('./passphrase-command.js');
    return lineOfCommand(command, context);
  }
  if (fd === undefined) return undefined;
  const { lineOfDescriptor } = await import('./passphrase-command.js');
  return lineOfDescriptor(fd, flag);
}
