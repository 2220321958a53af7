import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importsOf } from './support/architecture.js';
import { spyOnLoading } from './support/loaded.js';

const ROOT = resolve(import.meta.dirname, '..');
let world = '';
let packed = '';

beforeAll(() => {
  world = mkdtempSync(join(tmpdir(), 'selfcare-package-'));
  mkdirSync(join(world, 'home'));
  mkdirSync(join(world, 'prefix'));
  const json = execFileSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', world],
    {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const [made] = JSON.parse(json) as { filename: string }[];
  packed = join(world, made?.filename ?? '');
  execFileSync(
    'npm',
    ['install', '--global', '--offline', '--prefix', join(world, 'prefix'), packed],
    {
      env: { PATH: process.env['PATH'], HOME: join(world, 'home') },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
});
afterAll(() => rmSync(world, { recursive: true, force: true }));

/** The installed program, with an empty HOME and nothing else of this environment. */
function installed(env: Record<string, string>, ...args: string[]) {
  const ran = spawnSync(join(world, 'prefix/bin/selfcare'), args, {
    cwd: world,
    env: { PATH: process.env['PATH'], HOME: join(world, 'home'), LANG: 'C.UTF-8', ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { code: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}

describe('the package', () => {
  const library = () => join(world, 'prefix/lib/node_modules');

  test('weighs at most 1.5 MB and brings no other package', () => {
    expect(statSync(packed).size).toBeLessThanOrEqual(1.5e6);
    expect(readdirSync(library())).toEqual(['selfcare']);
    expect(readdirSync(join(library(), 'selfcare'))).not.toContain('node_modules');
    const manifest = JSON.parse(
      readFileSync(join(library(), 'selfcare/package.json'), 'utf8'),
    ) as Record<string, unknown>;
    expect(manifest['dependencies'] ?? {}).toEqual({});
  });

  test('breathes, writes and finds it again from an empty prefix and HOME', () => {
    const breath = installed({}, 'breathe', '--plain', '1-1', '-c', '1');
    expect(breath.code, breath.stderr).toBe(0);
    const written = installed({}, 'journal', '-m', 'hello');
    expect(written.code, written.stderr).toBe(0);
    const listed = installed({}, 'journal', 'list', '--kind', 'all', '--json');
    const entries = JSON.parse(listed.stdout) as { kind: string; text: string }[];
    expect(entries.map(({ kind, text }) => [kind, text])).toEqual([
      ['journal', 'hello'],
      ['breath', ''],
    ]);
    expect(installed({}, '--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(installed({}, '--help').code).toBe(0);
  });

  test('starts from the code that was compiled when it was built, and without it too', () => {
    const folder = join(library(), 'selfcare/dist');
    const [compiled = ''] = readdirSync(folder).filter((name) => name.startsWith('compiled-'));
    const { hook, loaded } = spyOnLoading(world);
    const loadedBy = (...args: string[]) => {
      expect(installed({ NODE_OPTIONS: `--require ${hook}` }, ...args).code).toBe(0);
      return loaded();
    };
    for (const args of [
      ['--version'],
      ['journal', '-m', 'rain'],
      ['journal', 'list'],
      ['crisis'],
    ]) {
      const large = loadedBy(...args).filter(({ length }) => length > 8192);
      expect(large.length, args.join(' ')).toBeGreaterThan(0);
      for (const { how } of large) expect(how, args.join(' ')).toBe('kept');
    }
    renameSync(join(folder, compiled), join(folder, 'aside'));
    expect(new Set(loadedBy('journal', 'list').map(({ how }) => how))).toEqual(
      new Set(['compiled']),
    );
    expect(installed({}, 'journal', 'list').stdout).toContain('rain');
    renameSync(join(folder, 'aside'), join(folder, compiled));
  });

  test('resolves nothing but itself and Node', () => {
    const folder = join(library(), 'selfcare/dist');
    const files = readdirSync(folder).filter((name) => /\.cjs(?:\.br)?$/.test(name));
    expect(files).toContain('main.cjs');
    const textOf = (path: string) => {
      const bytes = readFileSync(join(folder, path));
      return (path.endsWith('.br') ? brotliDecompressSync(bytes) : bytes).toString();
    };
    const foreign = files.flatMap((path) =>
      importsOf({ path, text: textOf(path) })
        .filter(({ from }) => !from.startsWith('.') && !isBuiltin(from))
        .map(({ from }) => `${path}: ${from}`),
    );
    expect(foreign).toEqual([]);
  });

  test('carries the licence of every package whose code is in it', async () => {
    const licences = readFileSync(join(library(), 'selfcare/THIRD-PARTY-LICENSES.txt'), 'utf8');
    const { metafile } = await build({
      absWorkingDir: ROOT,
      entryPoints: ['src/main.ts', 'src/context.ts'],
      outdir: join(world, 'out'),
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      write: false,
      metafile: true,
    });
    const bundled = Object.values(metafile.outputs).flatMap((output) =>
      Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) =>
        bytesInOutput > 0 && path.includes('node_modules/') ? [path] : [],
      ),
    );
    const names = new Set(
      bundled.map((path) => {
        const [first = '', second = ''] = (path.split('node_modules/').at(-1) ?? '').split('/');
        return first.startsWith('@') ? `${first}/${second}` : first;
      }),
    );
    expect(names).toContain('conf');
    const listed = [...licences.matchAll(/^(\S+) \d\S* \(.*\)\n=+$/gm)].map((match) => match[1]);
    expect([...new Set(listed)].sort()).toEqual([...names].sort());
    expect(readdirSync(join(library(), 'selfcare'))).toContain('LICENSE');
  });
});
