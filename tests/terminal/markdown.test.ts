import { Chalk } from 'chalk';
import { expect, test } from 'vitest';
import { showText } from '../../src/terminal/markdown.js';
import { symbolsFor } from '../../src/terminal/symbols.js';

const symbols = symbolsFor({ LANG: 'C.UTF-8' }, 'linux');

/** Shown text with its styles as words: `<bold>x</>`. */
function styled(text: string, width = 40): string {
  const names: Record<string, string> = { 1: 'bold', 2: 'dim', 3: 'italic', 4: 'line', 36: 'cyan' };
  const shown = showText(text, { width, symbols, color: new Chalk({ level: 1 }) });
  return shown.replace(/\u001b\[(\d+)m/g, (_, code: string) =>
    names[code] ? `<${names[code]}>` : '</>',
  );
}

test.each([
  ['a heading', '# Today', '<bold>Today</>'],
  ['a heading without a blank is none', '#today', '#today'],
  ['strong words', 'a **b c** d', 'a <bold>b c</> d'],
  ['emphasis', 'a *b* _c_ d', 'a <italic>b</> <italic>c</> d'],
  ['emphasis within strong words', '**a *b* c**', '<bold>a <italic>b</> c</>'],
  ['names with underscores', 'see snake_case_name', 'see snake_case_name'],
  ['arithmetic', '2 * 3 * 4', '2 * 3 * 4'],
  ['code', 'run `a *b*`', 'run <cyan>a *b*</>'],
  ['a link', '[here](https://a.example)', '<line>here</> <dim>(https://a.example)</>'],
  ['a list', '- one\n* two\n1. three', '• one\n• two\n1. three'],
  ['a quotation', '> said', '<dim>│ </>said'],
  ['a rule', '---', `<dim>${'─'.repeat(20)}</>`],
  ['fenced code', '```\n*a*\n```\n*b*', '<dim>```</>\n<dim>*a*</>\n<dim>```</>\n<italic>b</>'],
])('%s', (_, text, shown) => {
  expect(styled(text)).toBe(shown);
});

test('items and quotations hang when they wrap, also at 20 columns', () => {
  expect(styled('- words that go on for a while', 20)).toBe('• words that go on\n  for a while');
  expect(styled('> words that go on for a while', 20)).toBe(
    '<dim>│ </>words that go on\n<dim>│ </>for a while',
  );
  expect(styled('  - words that go on for a while', 20)).toBe(
    '  • words that go on\n    for a while',
  );
});

test('without colour every mark stays as it was written', () => {
  const text = '# Today\n\n**well** and *fine*, `x`, [a](https://b.example)\n\n* one\n> two\n---';
  expect(showText(text, { width: 80, symbols, color: new Chalk({ level: 0 }) })).toBe(text);
});

test('what a terminal would obey is taken out, and tabs become blanks', () => {
  const plain = { width: 80, symbols, color: new Chalk({ level: 0 }) };
  expect(showText('a\u001b[2Jb\tc\u0007', plain)).toBe('ab    c');
});
