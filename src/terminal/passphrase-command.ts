import { readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { Context } from '../context.js';
import { Cancelled, codeOf, LockedError, UsageError } from '../errors.js';

/** No passphrase is longer, in bytes: what is longer is not one. */
const LONGEST = 4096;
/** How long to wait for more on a descriptor that does not wait by itself, in milliseconds. */
const AGAIN = 20;

/**
 * The first line that a shell command prints. It may ask on the terminal, as a password manager
 * does; its own remarks reach the person.
 *
 * @throws UsageError where it is empty; LockedError where it fails or prints nothing; Cancelled where the run is ended
 */
export async function lineOfCommand(
  command: string,
  { env, spawn, onStop }: Pick<Context, 'env' | 'spawn' | 'onStop'>,
): Promise<string> {
  if (command.trim() === '') {
    const example = 'for example: --passphrase-command "pass show selfcare"';
    throw new UsageError('the command for the passphrase is empty', example);
  }
  const hint = 'run it by itself to see why; nothing was changed';
  const { ended, text } = await new Promise<{ ended: string | number; text: string }>(
    (done, fail) => {
      const child = spawn(command, { shell: true, stdio: ['inherit', 'pipe', 'inherit'], env });
      const release = onStop(() => {
        child.kill();
        release();
        fail(new Cancelled());
      });
      let printed = '';
      child.stdout?.setEncoding('utf8').on('data', (more: string) => {
        if (printed.length <= LONGEST) printed += more;
      });
      child.once('error', (error) => {
        release();
        const why = codeOf(error) ?? error.name;
        fail(new LockedError(`the passphrase command could not be started (${why})`, hint));
      });
      child.once('close', (code, signal) => {
        release();
        done({ ended: code ?? signal ?? 1, text: printed });
      });
    },
  );
  if (ended !== 0) {
    const how = typeof ended === 'number' ? `exit code ${ended}` : ended;
    throw new LockedError(`the passphrase command failed (${how})`, hint);
  }
  const line = firstLine(text);
  if (line === '') throw new LockedError('the passphrase command printed nothing', hint);
  return line;
}

/**
 * The line that stands next on a descriptor. Nothing behind it is taken: it may be another
 * passphrase, or what is to be written.
 *
 * @param flag what named it
 * @throws LockedError where it cannot be read, holds none, or one that is too long
 */
export async function lineOfDescriptor(fd: number, flag = '--passphrase-fd'): Promise<string> {
  const decoder = new StringDecoder('utf8');
  const byte = Buffer.alloc(1);
  let line = '';
  for (let length = 0; ;) {
    let read: number;
    try {
      read = readSync(fd, byte);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EOF') break;
      if (code !== 'EAGAIN') {
        const hint = `open it in the shell: ${flag} ${fd} ${fd}<file`;
        throw new LockedError(`descriptor ${fd} cannot be read (${code ?? 'unknown'})`, hint);
      }
      await new Promise((done) => setTimeout(done, AGAIN));
      continue;
    }
    if (read === 0 || byte[0] === 0x0a) break;
    if (++length > LONGEST) {
      const most = `a passphrase has at most ${LONGEST} bytes`;
      throw new LockedError(`the line on descriptor ${fd} is too long`, most);
    }
    line += decoder.write(byte);
  }
  const passphrase = firstLine(line + decoder.end());
  if (passphrase === '') {
    throw new LockedError(`no passphrase stands on descriptor ${fd}`, 'one line is read from it');
  }
  return passphrase;
}

function firstLine(text: string): string {
  return (/^[^\n]*/.exec(text)?.[0] ?? '').replace(/\r$/, '');
}
