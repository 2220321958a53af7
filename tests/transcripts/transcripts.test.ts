import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../support/host.js';
import { replay } from './transcript.js';

const FOLDER = import.meta.dirname;
const TRANSCRIPTS = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

/** `npx vitest run tests/transcripts -u` writes them anew; read what changed before it is kept. */
test.each(TRANSCRIPTS)('%s', async (name) => {
  const file = join(FOLDER, name);
  const text = readFileSync(file, 'utf8');
  const played = await replay(text, tempFolder());
  expect(played).toContain('$ selfcare');
  await expect(played).toMatchFileSnapshot(file);
});
