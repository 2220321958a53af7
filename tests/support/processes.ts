import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Long enough for a busy machine, and an end where what is waited for never comes. */
export const PATIENT = { timeout: 20_000, interval: 10 };

/** Whether a process runs; one that has ended and that nobody asked about is as good as gone. */
export function isRunning(pid: number): boolean {
  try {
    const status = `/proc/${pid}/status`;
    if (existsSync('/proc/self/status')) return !/^State:\s+Z/m.test(readFileSync(status, 'utf8'));
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Waits until a process has ended. */
export async function ends(pid: number): Promise<void> {
  await expect.poll(() => isRunning(pid), PATIENT).toBe(false);
}

/** Waits until a file is there. */
export async function appears(path: string): Promise<void> {
  await expect
    .poll(() => existsSync(path), { ...PATIENT, message: `${path} never came` })
    .toBe(true);
}
