import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../src/main.js';
import { createContext } from '../src/context.js';
import { testHost } from './support/host.js';
import { withTables } from './support/readme.js';

const ROOT = resolve(import.meta.dirname, '..');
const README = join(ROOT, 'README.md');
const text = (path: string) => readFileSync(path, 'utf8');
const documents = [
  README,
  join(ROOT, 'CHANGELOG.md'),
  ...readdirSync(join(ROOT, 'docs')).map((name) => join(ROOT, 'docs', name)),
].filter((path) => path.endsWith('.md'));

// `npx vitest run tests/readme.test.ts -u` writes the tables anew.
test('the tables are what the registry and the settings say', async () => {
  await expect(await withTables(text(README))).toMatchFileSnapshot(README);
});

test.each(documents)('%s names only files that are there', (path) => {
  const targets = [...text(path).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)/g)].map(
    ([, to]) => to,
  );
  const missing = targets.filter((to) => to && !existsSync(resolve(dirname(path), to)));
  expect(missing).toEqual([]);
});

test('the README names only commands and flags that help knows', async () => {
  const unknown: string[] = [];
  for (const [, line = ''] of text(README).matchAll(/^(?:.*\| )?selfcare ([a-z]+ .*)$/gm)) {
    const words = line.replace(/\s{2,}.*$/, '').match(/"[^"]*"|\S+/g) ?? [];
    const [name = '', sub = ''] = words;
    const host = testHost();
    const below = /^[a-z][a-z-]*$/.test(sub) ? [sub] : [];
    await main([name, ...below, '--help'], createContext(host));
    for (const flag of words.filter((word) => /^--?[a-z]/.test(word))) {
      if (!new RegExp(`(^|[\\s,])${flag}\\b`, 'm').test(host.stdout.text)) unknown.push(line);
    }
  }
  expect(unknown).toEqual([]);
});

test('the walk in docs/architecture.md names only what is in the source', () => {
  const walk = text(join(ROOT, 'docs/architecture.md')).replace(/^```.*?^```/gms, '');
  const names = [...walk.matchAll(/`((?:[a-z][\w-]*\/)*[\w.-]+)(?:\([^`]*\))?`/g)]
    .map(([, name = '']) => name)
    .filter((name) => /[a-z][A-Z]|^[A-Z]\w|[./]/.test(name) && !/^-|NAME/.test(name));
  const folders = ['src', 'tests', 'scripts', 'bin', 'docs', '.ci'];
  const paths = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${folder}/${path.replaceAll('\\', '/')}`,
    ),
  );
  const source = paths
    .filter((path) => /^src\/.*\.ts$/.test(path))
    .map((path) => text(join(ROOT, path)))
    .join('\n');
  const isThere = (name: string) =>
    paths.some((path) => path === name || path.endsWith(`/${name}`) || path.includes(`/${name}`)) ||
    new RegExp(`\\b${name.split('.').at(-1) ?? ''}\\b`).test(source);
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => !isThere(name))).toEqual([]);
});
