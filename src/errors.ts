/** What a person sees when something went wrong: what happened, what to do, and the exit code. */
export class UserError extends Error {
  // Written out, because a build shortens the names of classes.
  override readonly name: string = 'UserError';
  /** 0 done, 1 failed, 2 usage, 3 locked, 4 damage found, 130 cancelled. */
  readonly exitCode: number = 1;
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** The command line was not understood. */
export class UsageError extends UserError {
  override readonly name = 'UsageError';
  override readonly exitCode = 2;
}

/** The vault is locked and what was asked needs it open. */
export class LockedError extends UserError {
  override readonly name = 'LockedError';
  override readonly exitCode = 3;
}

/** Stored files are damaged. */
export class IntegrityError extends UserError {
  override readonly name = 'IntegrityError';
  override readonly exitCode = 4;
}

/** The person left: Ctrl-C, a closed window. Nothing is printed but `message`, if there is one. */
export class Cancelled extends UserError {
  override readonly name = 'Cancelled';
  override readonly exitCode = 130;

  constructor(message = '') {
    super(message);
  }
}

/**
 * Commander's refusals and messages of our own become these two lines, everywhere.
 *
 * @param lay breaks a line for a terminal
 */
export function errorLines(error: UserError, lay = (line: string) => line): string {
  const lines = [];
  if (error.message) lines.push(`selfcare: error: ${error.message}`);
  if (error.hint) lines.push(`selfcare: hint: ${error.hint}`);
  return lines.map((line) => `${lay(line)}\n`).join('');
}

const SYSTEM: Record<string, [what: string, hint: string]> = {
  ENOSPC: ['the disk is full', 'free some space, then try again; nothing that was saved is lost'],
  EDQUOT: ['the disk quota is used up', 'free some space, then try again'],
  EROFS: ['the disk is read-only', 'name another folder with --home DIR'],
  EACCES: ['permission denied', 'check who owns the folder, or name another with --home DIR'],
  EPERM: ['permission denied', 'check who owns the folder, or name another with --home DIR'],
  ENOTDIR: ['a file stands where a folder is needed', 'name another folder with --home DIR'],
  EEXIST: ['a file stands where a folder is needed', 'name another folder with --home DIR'],
  EISDIR: ['a folder stands where a file is needed', 'name a file'],
  ENOENT: ['no such file or folder', 'check the path'],
  EFTYPE: ['that is no file, but a pipe, a socket or a device', 'move it elsewhere'],
  ELOOP: ['the path goes round in a circle of links', 'check the path'],
  ENAMETOOLONG: ['the path is too long', 'name a shorter one'],
  EMFILE: ['too many files are open', 'close some programs, then try again'],
  ENFILE: ['too many files are open', 'close some programs, then try again'],
  EIO: ['the disk reported an error', 'check the disk before you write to it again'],
  EBUSY: ['the file is in use by another program', 'close it there, then try again'],
};

/**
 * Any thrown value as a {@link UserError}. Messages of unknown errors are dropped, because a
 * parser's message may quote what a person wrote; the error's class and code are kept.
 */
export function toUserError(thrown: unknown): UserError {
  if (thrown instanceof UserError) return thrown;
  const code = codeOf(thrown);
  const known = code === undefined ? undefined : SYSTEM[code];
  if (known) {
    const path = (thrown as { path?: unknown }).path;
    // A temporary file's name tells a person nothing: its folder does.
    const shown = typeof path === 'string' && path.replace(/[/\\]\.\d+-[0-9a-f]{12}\.tmp$/, '');
    return new UserError(shown ? `${known[0]}: ${shown}` : known[0], known[1]);
  }
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  return new UserError(
    `something went wrong inside selfcare (${code ?? name})`,
    'what was saved is safe; run again with --debug and report where it happened',
  );
}

/** The system error code (`ENOSPC`, …) of a thrown value, if it has one. */
export function codeOf(thrown: unknown): string | undefined {
  const code = (thrown as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
