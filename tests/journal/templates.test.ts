import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  assemble,
  dropEmpty,
  editorText,
  ownTemplates,
  parseTemplate,
  TEMPLATES,
} from '../../src/journal/templates.js';
import { run, tempFolder } from '../support/host.js';

describe('a template from Markdown', () => {
  test.each<[string, string, object]>([
    [
      'headings are questions, the lines under them their hints',
      '# Evening\n\nNot a question.\n\n## One thing\nSmall\n  ones count.\n\n## Another\n',
      {
        title: 'Evening',
        summary: 'your own, 2 questions',
        text: '',
        steps: [
          { heading: 'One thing', hint: 'Small ones count.' },
          { heading: 'Another', hint: '' },
        ],
      },
    ],
    [
      'without headings it is a text to go on from',
      'Dear diary,\n\n### three\n',
      { title: 'mine', summary: 'your own', steps: [], text: 'Dear diary,\n\n### three\n' },
    ],
    ['a title alone', '# Title\n', { title: 'Title', steps: [], text: '# Title\n' }],
    ['an empty file', '', { title: 'mine', steps: [], text: '' }],
    [
      'a byte order mark and Windows line ends',
      '\uFEFF# Évening\r\n\r\n## One\r\nhint\r\n## Two\r\n',
      {
        title: 'Évening',
        steps: [
          { heading: 'One', hint: 'hint' },
          { heading: 'Two', hint: '' },
        ],
      },
    ],
    ['a byte order mark before a text', '\uFEFFHello\r\n', { text: 'Hello\n', steps: [] }],
    ['a question first', '## Only\n', { title: 'mine', steps: [{ heading: 'Only', hint: '' }] }],
  ])('%s', (_, markdown, wanted) => {
    expect(parseTemplate('mine', markdown)).toMatchObject({ name: 'mine', own: true, ...wanted });
  });
});

describe('the folder of templates', () => {
  const make = (files: Record<string, string>) => {
    const home = tempFolder();
    mkdirSync(join(home, 'templates'));
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(home, 'templates', name), text);
    }
    return home;
  };

  test('takes Markdown files with plain names, in order, and leaves the rest', () => {
    const home = make({
      'walk.md': 'a',
      'after-work.md': '## b',
      'Upper.md': 'c',
      'note.txt': 'd',
      '.hidden.md': 'e',
      'walk.md~': 'f',
    });
    mkdirSync(join(home, 'templates', 'sub'));
    expect(ownTemplates(home).map(({ name }) => name)).toEqual(['after-work', 'walk']);
  });

  test('may be missing', () => {
    expect(ownTemplates(tempFolder())).toEqual([]);
  });

  test('may hold a folder, or a link to nothing, with a template’s name', async () => {
    const home = make({ 'good.md': 'x' });
    mkdirSync(join(home, 'templates', 'folder.md'));
    symlinkSync('nowhere', join(home, 'templates', 'gone.md'));
    const { code, stdout, stderr } = await run(['journal', 'templates', '--json'], { home });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('"good"');
    expect(stdout).not.toContain('"folder"');
  });

  test('one’s own takes the place of a built-in of its name', async () => {
    const home = make({ 'gibbs.md': '# My Gibbs\n\n## Just this\n' });
    const { stdout } = await run(['journal', 'templates', '--json'], { home });
    const shown = JSON.parse(stdout) as { name: string; title: string; own: boolean }[];
    expect(shown.filter(({ name }) => name === 'gibbs')).toMatchObject([
      { title: 'My Gibbs', own: true, steps: [{ heading: 'Just this', hint: '' }] },
    ]);
    expect(shown).toHaveLength(TEMPLATES.length);
  });
});

test('answers become one text; what was passed over leaves nothing', () => {
  const template = parseTemplate('mine', '## One\n## Two\n## Three\n');
  expect(assemble(template, ['  first \n\nstill', '  ', 'last'])).toBe(
    '## One\n\nfirst \n\nstill\n\n## Three\n\nlast',
  );
  expect(assemble(template, [])).toBe('');
  expect(assemble({ steps: [] }, [' whole \n'])).toBe('whole');
});

test('an editor opens the questions with room under each, or the text', () => {
  expect(editorText(parseTemplate('mine', '## One\n## Two\n'))).toBe('## One\n\n\n## Two\n\n\n');
  expect(editorText(parseTemplate('mine', 'Dear diary,'))).toBe('Dear diary,');
});

test('the built-in templates have names of their own and questions with hints', () => {
  expect(new Set(TEMPLATES.map(({ name }) => name)).size).toBe(TEMPLATES.length);
  for (const { name, steps, title, summary } of TEMPLATES) {
    expect(title && summary).not.toMatch(/!/);
    if (name !== 'free') expect(steps.length).toBeGreaterThan(2);
    for (const { heading, hint } of steps) expect(heading && hint).not.toBe('');
  }
});

test('an editor’s text loses the questions that were passed over, and nothing else', () => {
  const template = parseTemplate('mine', '## One\n## Two\n## Three\n');
  const asked = editorText(template, ['first', '', 'last']);
  expect(asked).toBe('## One\n\nfirst\n\n## Two\n\n\n## Three\n\nlast\n\n');
  expect(dropEmpty(template, asked)).not.toContain('Two');
  expect(dropEmpty(template, asked)).toContain('## Three\n\nlast');
  expect(dropEmpty(template, editorText(template)).trim()).toBe('');
  expect(dropEmpty(template, '## Mine\n\n## One\nx')).toBe('## Mine\n\n## One\nx');
});
