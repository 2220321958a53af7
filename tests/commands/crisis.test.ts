import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COUNTRIES, countryCode, linesOf } from '../../src/care/crisis-lines.js';
import { localeRegion } from '../../src/commands/crisis/country.js';
import { contactFault, nameFault, readPerson } from '../../src/commands/crisis/change.js';
import { CRISIS_LINE, crisisPeople, readPeople } from '../../src/commands/crisis/people.js';
import { rows } from '../../src/commands/crisis/rows.js';
import { Settings } from '../../src/settings/settings.js';
import { run, tempFolder, testHost } from '../support/host.js';
import { piecesOf } from '../support/pieces.js';
import { lockedHome } from '../support/locked.js';

const TEXT = fc.string({ unit: 'binary', maxLength: 12 });
const GB = { LANG: 'en_GB.UTF-8' };
const zone = 'Europe/London';
const ANNA = { name: 'Anna', contact: '07700 900123' };

function homeWith(config: string): string {
  const home = tempFolder();
  writeFileSync(join(home, 'config.json'), config);
  return home;
}

describe('the lines are shown, with a word on stderr,', () => {
  const damaged = (text: string) => () => homeWith(text);
  test.each<[string, () => string, RegExp]>([
    ['where the settings are no JSON', damaged('{"crisis": {"people"'), /config\.json is damaged/],
    ['where the settings are a list', damaged('[]'), /config\.json is damaged/],
    ['where the people are a list', damaged('{"crisis":{"people":[1]}}'), /damaged/],
    ['where one of them is no text', damaged('{"crisis":{"people":{"Anna":[]}}}'), /Anna cannot/],
    ['where bytes of the settings are lost', damaged('\u0000\u0000\u0000'), /damaged/],
    [
      'where a folder stands in place of the settings',
      () => {
        const home = tempFolder();
        mkdirSync(join(home, 'config.json'));
        return home;
      },
      /config\.json is a folder/,
    ],
    [
      'where a pipe stands in place of the settings',
      () => {
        const home = tempFolder();
        execFileSync('mkfifo', [join(home, 'config.json')]);
        return home;
      },
      /config\.json is no file, but a pipe/,
    ],
    ['where the home is a file', () => join(homeWith('x'), 'config.json'), /\(ENOTDIR\)/],
    [
      'where the settings were put aside',
      () => {
        const home = tempFolder();
        writeFileSync(join(home, 'config.damaged-20260101000000000.json'), '{');
        return home;
      },
      /config\.damaged-20260101000000000\.json .* people you added may stand in it/,
    ],
  ])('%s', async (_, make, warning) => {
    const home = make();
    for (const line of [['crisis'], ['crisis', '--country', 'GB'], ['crisis', '--plain']]) {
      const { code, stdout, stderr } = await run(line, { home, env: GB, zone });
      expect(code).toBe(0);
      expect(stdout).toContain('116 123        Samaritans');
      expect(stderr).toMatch(warning);
      expect(stdout).not.toContain('Nobody is here');
    }
    const json = await run(['crisis', '--json'], { home, env: GB, zone });
    expect(JSON.parse(json.stdout)).toMatchObject({ lines: [{ call: '116 123' }, {}] });
  });

  test('where nothing says where the home is', async () => {
    const env = { ...GB, SELFCARE_HOME: '', XDG_DATA_HOME: 'data' };
    const { code, stdout, stderr } = await run(['crisis', '--home', ''], { env, zone });
    expect([code, stderr]).toEqual([0, expect.stringContaining('home folder cannot be found')]);
    expect(stdout).toContain('116 123');
  });
});

test('a locked vault is not asked, and a damaged one not looked at', async () => {
  const home = lockedHome();
  const env = { ...GB, SELFCARE_PASSPHRASE_COMMAND: `touch '${home}/asked'` };
  const added = await run(['crisis', 'add', 'Anna', '07700 900123'], { home, env });
  expect(added.stderr).toContain('outside the vault');
  writeFileSync(join(home, 'state.json'), '{');
  writeFileSync(join(home, 'journal', 'keys', 'main.age'), 'no key');
  const { code, stdout, stderr } = await run(['crisis'], { home, env, zone });
  expect(stdout).toContain('Anna  07700 900123');
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('warning')]);
  expect(existsSync(join(home, 'asked'))).toBe(false);
});

test('people who may stand in a file that was put aside are not said to be nobody', async () => {
  const home = tempFolder();
  const aside = 'config.damaged-20260101000000000.json';
  writeFileSync(join(home, aside), '{"crisis":{"people":{"Anna": "1"');
  const { stdout } = await run(['crisis'], { home });
  expect(stdout).toContain(`They cannot be read now.`);
  expect(stdout).toContain(join(home, aside));
  const json = await run(['crisis', '--json'], { home });
  expect(JSON.parse(json.stdout)).toMatchObject({ people: null });
  expect((await run(['crisis', 'list'], { home })).stderr).toContain(aside);
  await run(['crisis', 'add', 'Ben', '2'], { home });
  expect((await run(['crisis'], { home })).stdout).toContain('Ben  2\n\n');
});

describe('whatever is typed behind it, people and lines come first', () => {
  const home = () => homeWith('{"crisis":{"people":{"Anna":"07700"},"country":"NZ"}}');
  test.each([
    ['crisis germany', 'Germany'],
    ['crisis uk', 'United Kingdom'],
    ['crisis New Zealand', 'New Zealand'],
    ['crisis --country Germany', 'Germany'],
    ['crisis --country england', 'United Kingdom'],
    ['crisis fr', 'France'],
  ])('%s', async (line, country) => {
    const { code, stdout } = await run(line.split(' '), { home: home() });
    expect(code).toBe(0);
    expect(stdout).toContain('Anna  07700');
    expect(stdout).toContain(`\nLines, ${country} (`);
  });

  test.each(['crisis help-me', 'crisis --country Atlantis', 'crisis ZZ', 'crisis nz --country XX'])(
    '%s, with the lines of the country that is set',
    async (line) => {
      const { code, stdout, stderr } = await run(line.split(' '), { home: home() });
      expect([code, stderr]).toEqual([2, expect.stringContaining('selfcare: error:')]);
      expect(stdout).toMatch(/Anna {2}07700\n\nLines, New Zealand [^]* 1737 /);
      const json = await run([...line.split(' '), '--json'], { home: home() });
      expect([json.code, JSON.parse(json.stdout)]).toEqual([
        2,
        expect.objectContaining({ people: [{ name: 'Anna', contact: '07700' }] }),
      ]);
    },
  );
});

test('two letters that are no country are refused, and guessed from no locale', async () => {
  const home = tempFolder();
  for (const code of ['ZZ', 'XX']) {
    const { code: exit, stderr } = await run(['crisis', '--country', code], { home });
    expect([exit, stderr]).toEqual([2, expect.stringContaining('no country')]);
  }
  const { stdout } = await run(['crisis'], { home, env: { LC_ALL: 'en_XX.UTF-8' } });
  expect(stdout).toContain('988');
  expect(stdout).not.toMatch(/xx|Unknown/);
});

test('nothing is made, moved or changed by looking', async () => {
  const home = homeWith('{"crisis": {"people"');
  await run(['crisis'], { home });
  await run(['crisis', '--json'], { home });
  expect(readdirSync(home)).toEqual(['config.json']);
  expect(readFileSync(join(home, 'config.json'), 'utf8')).toBe('{"crisis": {"people"');
  const none = join(tempFolder(), 'none');
  await run(['crisis'], { home: none });
  expect(existsSync(none)).toBe(false);
});

test('it waits for nothing that it does not need: no commander, journal or settings', async () => {
  const home = homeWith('{"crisis":{"people":{"Anna":"1"}}}');
  for (const flag of ['--quiet', '--plain', '--json']) {
    const { code, stdout, pieces } = await piecesOf(['crisis', flag], home);
    expect([code, stdout]).toEqual([0, expect.stringContaining('Anna')]);
    const ours = pieces.map((path) => basename(path));
    expect(ours.filter((name) => !/^(?:main|crisis|json)[.-]/.test(name))).toEqual([]);
  }
});

test('someone is added once, in their place, and can be had back by what is said', async () => {
  const home = tempFolder();
  const said = async (...words: string[]) => (await run(['crisis', ...words], { home })).stderr;
  const all = async () => JSON.parse((await run(['crisis', 'list', '--json'], { home })).stdout);
  await said('add', '__proto__', '1');
  await said('add', "Dr O'Hara, Ärztin", '2');
  await said('add', 'Ben', '3');
  await said('add', "DR O'HARA,  ärztin", '22');
  expect(await all()).toEqual([
    { name: '__proto__', contact: '1' },
    { name: "Dr O'Hara, Ärztin", contact: '22' },
    { name: 'Ben', contact: '3' },
  ]);
  expect(await said('remove', 'dr')).toContain(`crisis add 'Dr O'\\''Hara, Ärztin' '22'`);
  expect((await all()).map(({ name }: { name: string }) => name)).toEqual(['__proto__', 'Ben']);
});

test('people that the file holds otherwise are kept when one is added', async () => {
  const home = homeWith('{"crisis":{"people":{" Anna ":7700,"Ben":["?"]}}}');
  await run(['crisis', 'add', 'anna', '1'], { home });
  const { stdout, stderr } = await run(['crisis'], { home });
  expect(stdout).toContain('Anna  1\n');
  expect(stderr).toContain('Ben cannot be read');
  const refused = homeWith('{"crisis":{"people":"Anna"}}');
  expect((await run(['crisis', 'add', 'Ben', '1'], { home: refused })).code).toBe(1);
  expect(readFileSync(join(refused, 'config.json'), 'utf8')).toContain('"Anna"');
});

test('others ask for the people by `crisisPeople`', async () => {
  const host = testHost();
  await run(['crisis', 'add', 'Anna', '07700 900123'], { home: host.home });
  expect(crisisPeople(Settings.open(host.home, host, () => undefined))).toEqual([ANNA]);
  expect(CRISIS_LINE).toContain('`selfcare crisis`');
});

test('whatever stands in the table, each of the people is one harmless line', () => {
  fc.assert(
    fc.property(
      fc.dictionary(TEXT, fc.oneof(TEXT, fc.double(), fc.constant(null), fc.array(TEXT))),
      (table) => {
        for (const { name, contact } of readPeople(table)) {
          expect(name + contact).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
        }
      },
    ),
  );
});

test.each([
  [['Anna', '1'], { name: 'Anna', contact: '1' }],
  [['Anna', 'next', 'door', '12'], { name: 'Anna next door', contact: '12' }],
  [['Dr', 'Meyer', '+49', '30', '1'], { name: 'Dr Meyer', contact: '+49 30 1' }],
  [['Dr', 'Meyer', '(020)', '7946'], { name: 'Dr Meyer', contact: '(020) 7946' }],
  [['Anna Lee', 'next door'], { name: 'Anna Lee', contact: 'next door' }],
  [['Ann', 'Lee', 'a@b.org'], { name: 'Ann Lee', contact: 'a@b.org' }],
])('crisis add %j', (words, person) => expect(readPerson(words)).toEqual(person));

test.each(['', 'x'.repeat(81), 'a\u0007b', 'a\u202eb', 'a\u200bb'])('the name %j', (name) => {
  expect(nameFault(name)).toBeTypeOf('string');
});

test('names are written with joiners, too', () => {
  expect(nameFault('می‌خواهم')).toBeUndefined();
  expect(contactFault('')).toBeTypeOf('string');
});

test.each([
  [{ LANG: 'en_GB.UTF-8' }, 'GB'],
  [{ LANG: 'en_US.UTF-8', LC_TELEPHONE: 'de_DE.UTF-8' }, 'DE'],
  [{ LANG: 'de_DE@euro', LC_ALL: '' }, 'DE'],
  [{ LANG: 'zh_Hant_TW.UTF-8' }, 'TW'],
  [{ LANG: 'en_IE', LC_ALL: 'C.UTF-8' }, 'IE'],
  [{ LANG: 'ca_ES.UTF-8@valencia' }, 'ES'],
  [{ LANG: 'C.UTF-8' }, undefined],
  [{ LANG: 'POSIX' }, undefined],
  [{ LANG: 'de' }, undefined],
  [{}, undefined],
])('the region of %j is %s', (env, code) => expect(localeRegion(env)?.code).toBe(code));

describe('a locale and a clock that disagree', () => {
  const country = async (LANG: string, zone: string) => {
    const { stdout } = await run(['crisis', '--json'], { env: { LANG }, zone });
    return (JSON.parse(stdout) as { country: { code: string } | null }).country?.code;
  };
  test.each([
    ['en_US.UTF-8', 'America/Chicago', 'US'],
    ['en_US.UTF-8', 'UTC', 'US'],
    ['en_US.UTF-8', 'Europe/Berlin', undefined],
    ['en_GB.UTF-8', 'Asia/Tokyo', undefined],
    ['en_NZ.UTF-8', 'Pacific/Auckland', 'NZ'],
    ['en_AU.UTF-8', 'Australia/Perth', 'AU'],
    ['fr_CA.UTF-8', 'America/Toronto', 'CA'],
    ['en_IE.UTF-8', 'Europe/Dublin', 'IE'],
    ['de_DE.UTF-8', 'Asia/Tokyo', 'DE'],
  ])('%s in %s: %s', async (locale, zone, code) => {
    expect(await country(locale, zone)).toBe(code);
  });
});

test('every line says where it is from; every country has a number and a page', () => {
  for (const code of COUNTRIES) {
    const { lines, emergency, directory } = linesOf(code);
    expect(lines.length).toBeGreaterThan(0);
    for (const { source } of lines) expect(source).toMatch(/^https:/);
    expect(emergency).toMatch(/^\d{3}$/);
    expect(directory).toContain(code.toLowerCase());
  }
  expect(linesOf('SE').name).toBe('Sweden');
  expect(linesOf('FR')).toMatchObject({
    name: 'France',
    emergency: '112',
    lines: [{ call: '116 123' }],
  });
  expect(linesOf('CH')).toMatchObject({ name: undefined, emergency: undefined, lines: [] });
  expect(['uk', ' gb ', 'Gb', 'g', 'GBR', 'Ä1'].map(countryCode)).toEqual([
    ...['GB', 'GB', 'GB'],
    ...[undefined, undefined, undefined],
  ]);
});

test.each([20, 40, 59, 60, 80])('a number is not broken at %d columns', (width) => {
  const { out } = { out: { width, color: { bold: (text: string) => text } } };
  const head = '+49 (0)30 901820';
  const laid = rows([{ head, text: 'one word after the other, until it breaks' }], out as never);
  expect(laid).toContain(`  ${head}`);
  const long = laid.split('\n').filter((line) => line.length > width);
  expect(long).toEqual([]);
});
