import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'selfcare-chunks-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('dividing a program anew says nothing on stdout, where npm pack puts the package', () => {
  const file = (name: string, text: string) => writeFileSync(join(folder, `${name}.js`), text);
  file('main', `import('./a.js'); import('./b.js');`);
  file('a', `import { c } from './c.js'; console.log('a', c);`);
  file('b', `import { c } from './c.js'; console.log('b', c);`);
  file('c', `export const c = globalThis.c;`);
  const output = (source: string) => ({ inputs: { [source]: {} }, imports: [] });
  const outputs = { 'dist/a.js': output('a.ts'), 'dist/b.js': output('b.ts') };
  writeFileSync(join(folder, 'metafile-esm.json'), JSON.stringify({ outputs }));
  const script = `import { rechunk } from './scripts/chunks.ts'; await rechunk(process.argv[1], { ab: ['a.ts', 'b.ts'] });`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script, folder];
  const stdout = execFileSync('node', args, { cwd: ROOT, encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(existsSync(join(folder, 'main.cjs'))).toBe(true);
  const names = readdirSync(folder).filter((name) => name !== 'main.cjs');
  expect(names.map((name) => name.split('-')[0])).toEqual(expect.arrayContaining(['ab']));
  expect(names.filter((name) => /^[abc]-|^[abc]\.js/.test(name))).toEqual([]);
});
