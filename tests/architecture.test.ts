import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { breaches, importsOf, medianLines, sources } from './support/architecture.js';

const files = sources(resolve(import.meta.dirname, '../src'));

describe('the house', () => {
  test('imports run one way, and only context.ts touches the outside', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(breaches(files)).toEqual([]);
  });

  test('half of the files have at most 80 lines', () => {
    expect(medianLines(files)).toBeLessThanOrEqual(80);
  });
});

describe('the checker', () => {
  const BAD: [path: string, text: string, breach: string][] = [
    ['care/a.ts', `import { x } from '../journal/entry.js';`, 'care may not import journal'],
    ['care/a.ts', `import type { x } from '../context.js';`, 'care may not import context'],
    ['care/a.ts', `import { UserError } from '../errors.js';`, 'care may not import errors'],
    ['care/a.ts', `import { readFileSync } from 'node:fs';`, 'care may not import node:fs'],
    ['care/a.ts', `const x = await import('chalk');`, 'care may not import chalk'],
    ['journal/a.ts', `import { x } from '../terminal/x.js';`, 'journal may not import terminal'],
    ['journal/a.ts', `export * from '../settings/x.js';`, 'journal may not import settings'],
    ['journal/a.ts', `import { NO_FLAGS } from '../context.js';`, 'journal may not import context'],
    ['settings/a.ts', `import { x } from '../terminal/x.js';`, 'settings may not import terminal'],
    [
      'terminal/a.ts',
      `import type { x } from '../journal/x.js';`,
      'terminal may not import journal',
    ],
    ['terminal/a.ts', `type X = import('../settings/x.js').X;`, 'terminal may not import settings'],
    ['formats/a.ts', `import { x } from '../commands/x.js';`, 'formats may not import commands'],
    ['files/a.ts', `import type { x } from '../context.js';`, 'files may not import context'],
    ['files/a.ts', `import { x } from '../journal/x.js';`, 'files may not import journal'],
    ['errors.ts', `import { x } from './care/x.js';`, 'errors may not import care'],
    ['commands/a/b.ts', `import { x } from '../../main.js';`, 'commands may not import main'],
    ['attic/a.ts', ``, 'no such room: attic'],
    ['journal/a.ts', `import { homedir } from 'node:os';`, 'only context.ts may import node:os'],
    ['journal/a.ts', `const home = process.env['HOME'];`, 'only context.ts may touch process'],
    ['journal/a.ts', '\n'.repeat(251), '251 lines, 250 at most'],
    ['care/a.ts', `/** A. */\n\nexport async function a() {}`, 'a has no TSDoc'],
    ['main.ts', `import { Conf } from 'conf';`, 'every run would load conf'],
  ];
  test.each(BAD)('%s: %s', (path, text, breach) => {
    expect(breaches([{ path, text }]).join('\n')).toContain(breach);
  });

  const GOOD: [path: string, text: string][] = [
    ['care/a.ts', `import { addDays } from 'date-fns/addDays'; import './b.js';`],
    ['commands/a.ts', `import type { Context } from '../context.js'; import '../files/a.js';`],
    ['commands/a.ts', `import { type Context } from '../context.js';`],
    ['journal/a.ts', `import type { Host } from '../context.js'; import '../errors.js';`],
    ['terminal/a.ts', `import { phase } from '../care/breathing.js';`],
    ['journal/a.ts', `// process\nconst x = host.process; const y = { process: 1 };`],
    ['journal/a.ts', '\n'.repeat(250)],
    ['care/a.ts', `/** A. */\nexport function a() {}`],
    ['main.ts', `const { Conf } = await import('conf'); import { Command } from 'commander';`],
  ];
  test.each(GOOD)('lets pass %s: %s', (path, text) => {
    expect(breaches([{ path, text }])).toEqual([]);
  });

  test('follows what the start loads through our own files', () => {
    const through = [
      { path: 'services.ts', text: `import './terminal/a.js';` },
      { path: 'context.ts', text: `import './services.js';` },
      { path: 'main.ts', text: `import './context.js';` },
      { path: 'terminal/a.ts', text: `import 'inquirer';` },
    ];
    expect(breaches(through)).toEqual([
      'terminal/a.ts: every run would load inquirer; load it with import()',
    ]);
  });

  test('tells types, lazy imports and real ones apart', () => {
    const text = `import type A from 'a'; import { type B } from 'b'; import { type C, c } from 'c';
      export type { D } from 'd'; import('e'); import 'f'; let g: import('g').G;`;
    const shown = importsOf({ path: 'x.ts', text }).map(
      ({ from, typeOnly, lazy }) => from + (typeOnly ? ':type' : '') + (lazy ? ':lazy' : ''),
    );
    expect(shown).toEqual(['a:type', 'b:type', 'c', 'd:type', 'e:lazy', 'f', 'g:type']);
  });
});
