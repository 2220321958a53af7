import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { scratch } from './byhand.js';

/** Says what a test did; the suites print it, so that a green line can be judged. */
export function report(line: string): void {
  process.stdout.write(`    ${line}\n`);
}

/** Whether a program can be run here. */
export function has(program: string): boolean {
  try {
    execFileSync('/bin/sh', ['-c', `command -v "$1"`, 'sh', program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const isRoot = process.getuid?.() === 0;

export type Disk = 'tmpfs' | 'ext4';

/** Whether a disk of this kind can be mounted here: asked by mounting one. */
export function canMount(kind: Disk): boolean {
  if (!isRoot) return false;
  try {
    const folder = execFileSync('mktemp', ['-d'], { encoding: 'utf8' }).trim();
    try {
      mount(kind, folder, '', 4096);
      execFileSync('umount', [join(folder, 'disk')]);
    } finally {
      execFileSync('rm', ['-rf', folder]);
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * A small disk, taken away when the test ends.
 *
 * @param options mount options, with a comma before each
 * @param kilobytes its size
 */
export function disk(kind: Disk, options = '', kilobytes = 1024): string {
  const folder = scratch();
  const point = mount(kind, folder, options, kilobytes);
  onTestFinished(() => void execFileSync('umount', ['-l', point]));
  return point;
}

function mount(kind: Disk, folder: string, options: string, kilobytes: number): string {
  const point = join(folder, 'disk');
  mkdirSync(point);
  const quiet = { stdio: 'pipe' } as const;
  if (kind === 'tmpfs') {
    const size = `size=${kilobytes}k,mode=700${options}`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', point], quiet);
  } else {
    const image = join(folder, 'image');
    writeFileSync(image, Buffer.alloc(kilobytes * 1024));
    execFileSync('mkfs.ext4', ['-q', '-F', '-O', '^has_journal', '-m', '0', image], quiet);
    execFileSync('mount', ['-o', `loop${options}`, image, point], quiet);
  }
  return point;
}
