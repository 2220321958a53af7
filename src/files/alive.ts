import { readFileSync } from 'node:fs';
import { codeOf } from '../errors.js';

/**
 * Whether a process of this machine is alive. One that has ended and only waits for its parent to
 * notice is not, where the system tells (Linux).
 *
 * @param signal sends signal 0 to a process, and throws where there is none
 */
export function isAlive(pid: number, signal: (pid: number) => unknown): boolean {
  try {
    signal(pid);
  } catch (error) {
    // Somebody else's process is a process all the same.
    return codeOf(error) === 'EPERM';
  }
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '');
    return !/^ [ZX] /.test(state);
  } catch {
    return true;
  }
}
