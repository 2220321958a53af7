import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * Runs the built program and its tests under other releases of Node. Each is an npm package, so
 * that nothing but the registry is needed, and is kept in node_modules/.cache.
 *
 *     npm run test:nodes [-- [--results FOLDER] 22 24]
 */
const { values, positionals } = parseArgs({
  options: { results: { type: 'string' } },
  allowPositionals: true,
});
const releases = positionals.length > 0 ? positionals : ['22', '24', '26'];

let failed = 0;
for (const release of releases) {
  const node = install(release);
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  const since = Date.now();
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot'];
  if (values.results) {
    args.push(
      '--reporter=json',
      `--outputFile.json=${join(values.results, `node-${release}.json`)}`,
    );
  }
  const { status } = spawnSync(node, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  if (status !== 0) failed++;
  const seconds = Math.round((Date.now() - since) / 1000);
  process.stdout.write(`Node ${version}: ${status === 0 ? 'passed' : 'failed'} in ${seconds} s\n`);
}
process.exitCode = failed > 0 ? 1 : 0;

/** Installs a release of Node, once, and returns the path of its program. */
function install(release: string): string {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${system}-${process.arch}`;
  const folder = resolve('node_modules/.cache/nodes', release);
  const node = join(folder, 'node_modules', name, 'bin', system === 'win' ? 'node.exe' : 'node');
  if (existsSync(node)) return node;
  mkdirSync(folder, { recursive: true });
  const args = [
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
  ];
  execFileSync('npm', [...args, '--no-audit', '--no-fund', `${name}@${release}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: system === 'win',
  });
  return node;
}
