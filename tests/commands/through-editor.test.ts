import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { throughEditor } from '../../src/commands/journal/through-editor.js';
import { createContext } from '../../src/context.js';
import type { Draft } from '../../src/journal/drafts.js';
import { tempFolder, testHost } from '../support/host.js';

const ABOUT = { at: '2026-03-10T18:30:00+01:00', zone: 'Europe/Berlin', template: 'free' };
const DRAFT: Draft = { id: 'abcdefgh', ...ABOUT, tags: [], mood: null, star: false, answers: [] };

/** A text in an editor, while the vault is turned on in another window and the disk fills up. */
async function edit(script: string) {
  const editor = join(tempFolder(), 'editor.sh');
  writeFileSync(editor, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const host = testHost({ env: { EDITOR: editor } });
  const context = createContext(host);
  const drafts = await context.drafts();
  const keep = drafts.keep.bind(drafts);
  drafts.keep = async (draft) => {
    if (draft.answers.includes('before')) return keep(draft);
    throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
  };
  drafts.isSealing = () => Promise.resolve(true);
  const file = join(drafts.folder, `${DRAFT.id}.md`);
  return { host, file, written: throughEditor(context, drafts, DRAFT, 'before') };
}

test('a text that cannot be encrypted as a draft is returned all the same, and its file named', async () => {
  const { host, file, written } = await edit(`printf 'after' >"$1"`);
  expect(await written).toBe('after');
  expect(host.stderr.text).toContain('could not be encrypted as a draft');
  expect(host.stderr.text).toContain(file);
  expect(readFileSync(file, 'utf8')).toBe('after');
});

test('nor does that hide how an editor failed', async () => {
  const { file, written } = await edit(`printf 'after' >"$1"; exit 7`);
  await expect(written).rejects.toThrow(/ended with an error \(exit code 7\)/);
  expect(readFileSync(file, 'utf8')).toBe('after');
});
