import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { manual } from '../scripts/man.js';
import { REGISTRY } from '../src/commands/registry.js';

const page = await manual('0.0.0');
const render = (text: string) =>
  spawnSync('groff', ['-man', '-Tascii', '-ww', '-P-cbou', '-rLL=200n'], {
    input: text,
    encoding: 'utf8',
  });
const isHere = spawnSync('groff', ['--version']).error === undefined;

test.skipIf(!isHere)(
  'the manual page is rendered without a warning, every command in it',
  async () => {
    const { stdout, stderr } = render(page);
    expect(stderr).toBe('');
    const lacking: string[] = [];
    for (const { name, load } of REGISTRY) {
      const command = new Command(name);
      (await load()).define(command, () => () => Promise.resolve());
      for (const path of [name, ...command.commands.map((each) => `${name} ${each.name()}`)]) {
        if (!stdout.includes(`selfcare ${path}`)) lacking.push(path);
      }
      for (const { long, hidden } of command.options) {
        if (long && !hidden && !stdout.includes(long)) lacking.push(`${name} ${long}`);
      }
    }
    expect(lacking).toEqual([]);
    // A warning would be seen.
    expect(render('.NOSUCH\n').stderr).not.toBe('');
  },
);

test('the manual page is small, and all ASCII', () => {
  expect(gzipSync(page).length).toBeLessThanOrEqual(20_000);
  expect(/[^\x00-\x7f]/.test(page)).toBe(false);
});
