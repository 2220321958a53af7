import { readFileSync } from 'node:fs';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** Time for what a shell does in the background, on a machine that has other work. */
const expect = { poll: { timeout: 10_000 } };

/** A vitest configuration; every suite sees the same build-time constants. */
export function suite(test: NonNullable<ViteUserConfig['test']>): ViteUserConfig {
  return defineConfig({
    define: { __VERSION__: JSON.stringify(version) },
    test: { expect, ...test },
  });
}
