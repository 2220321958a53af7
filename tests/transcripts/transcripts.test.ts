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

/** What stands in the lines that are typed, piped in or put into files. */
const typed = (line: string) => /^[$<#]/.test(line);
/** JSON is UTF-8 whatever the terminal is. */
const isJson = (line: string) => /^(?:! )?[[{"]/.test(line);

test.each(TRANSCRIPTS)(
  '%s, in words of our own that are all ASCII under LC_ALL=C',
  async (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const lines = (await replay(text, tempFolder(), { LC_ALL: 'C' })).split('\n');
    const theirs = lines.filter(typed).join('\n');
    const ours = lines.filter((line) => !typed(line) && !isJson(line));
    // A letter that a person wrote is shown with what stood before it.
    const isOurs = (line: string) =>
      [...line.replaceAll(/\{esc\}\[\d+m/g, '').matchAll(/\S?[^\x00-\x7f]+/g)].some(
        ([letters]) => !theirs.includes(letters),
      );
    expect(ours.filter(isOurs)).toEqual([]);
  },
);
