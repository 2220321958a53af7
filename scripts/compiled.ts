import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Keeps what V8 compiles of the built program beside it, where bin/selfcare.js finds it when the
 * same Node runs it again.
 *
 * @throws Error when one of the runs that it takes fails
 */
export function keepCompiled(): void {
  const { env, execPath } = process;
  const world = mkdtempSync(join(tmpdir(), 'selfcare-build-'));
  try {
    // The flags of V8 that NODE_OPTIONS may hold would make it fit nobody else's runs.
    const { status, error, stderr } = spawnSync(execPath, ['scripts/record.cjs'], {
      encoding: 'utf8',
      env: { PATH: env['PATH'], HOME: world },
    });
    if (status !== 0) throw new Error(`nothing was compiled: ${error?.message ?? stderr}`);
  } finally {
    rmSync(world, { recursive: true });
  }
}
