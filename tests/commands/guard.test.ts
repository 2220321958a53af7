import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, tempFolder } from '../support/host.js';

const TEXT = 'Saw Maria today. Her number is 07700 900123.';
const SPANS = [
  { start: 4, end: 9, type: 'name', text: 'Maria' },
  { start: 31, end: 43, type: 'phone', text: '07700 900123' },
];

describe('selfcare guard', () => {
  test('prints spans as JSON, from a file and from standard input', async () => {
    const home = tempFolder();
    writeFileSync(join(home, 'a.txt'), TEXT);
    for (const [argv, stdin] of [
      [['guard', 'a.txt', '--json'], ''],
      [['guard', '-', '--json'], TEXT],
      [['guard', '--json'], TEXT],
    ] as const) {
      const { code, stdout } = await run([...argv], { home, stdin });
      expect(code).toBe(1);
      expect(JSON.parse(stdout)).toEqual(SPANS);
    }
  });

  test('--lines gives one array a line, for blank lines too', async () => {
    const { code, stdout } = await run(['guard', '-', '--lines'], { stdin: `${TEXT}\n\nrain\r\n` });
    expect(code).toBe(1);
    expect(
      stdout
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([SPANS, [], []]);
    const clean = await run(['guard', '-', '--lines'], { stdin: 'rain\n\nsun' });
    expect([clean.code, clean.stdout]).toEqual([0, '[]\n[]\n[]\n']);
  });

  test('counts offsets in UTF-16, and exits 0 where nothing is found', async () => {
    const { stdout } = await run(['guard', '--json'], { stdin: '👩‍👩‍👧 and Zoë.' });
    expect(JSON.parse(stdout)).toEqual([{ start: 13, end: 16, type: 'name', text: 'Zoë' }]);
    expect((await run(['guard', '--json'], { stdin: 'Rain.' })).code).toBe(0);
    expect((await run(['guard', '--json'], { stdin: '' })).stdout).toBe('[]\n');
  });

  test('reads the line ends of Windows as those of others', async () => {
    const { stdout } = await run(['guard', '--json'], { stdin: 'Maria is 34\r\nat noon' });
    const [, age] = JSON.parse(stdout) as unknown[];
    expect(age).toEqual({ start: 9, end: 11, type: 'age', text: '34' });
  });

  test('leaves alone what is allowed', async () => {
    const home = tempFolder();
    await run(['config', 'set', 'guard.allow', 'Maria, Leeds'], { home });
    const { stdout } = await run(['guard', '--json'], { home, stdin: TEXT });
    expect(JSON.parse(stdout)).toEqual(SPANS.slice(1));
  });
});

describe('before an entry is saved without a terminal', () => {
  const saved = async (home: string) =>
    (
      JSON.parse((await run(['journal', 'list', '--json'], { home })).stdout) as { text: string }[]
    ).map(({ text }) => text);

  test.each([
    ['-m', ['-m', TEXT], ''],
    ['-', ['-'], TEXT],
    ['-m --yes', ['-m', TEXT, '--yes'], ''],
  ])('%s: counts and types, never the text; it is saved as it is', async (_, argv, stdin) => {
    const home = tempFolder();
    const { code, stdout, stderr } = await run(['journal', ...argv], { home, stdin });
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('2 possible identifiers in this text: 1 name, 1 phone number');
    expect(stderr).not.toMatch(/Maria|900123/);
    expect(await saved(home)).toEqual([TEXT]);
  });

  test('mask replaces, off says nothing, and an edit is told of what is new only', async () => {
    const home = tempFolder();
    await run(['config', 'set', 'guard', 'mask'], { home });
    const masked = await run(['journal', '-m', TEXT], { home });
    expect(masked.stderr).toContain('Masked 2 possible identifiers: 1 name, 1 phone number.');
    expect(await saved(home)).toEqual(['Saw [name] today. Her number is [phone].']);
    await run(['config', 'set', 'guard', 'off'], { home });
    const off = await run(['journal', 'edit', 'last', '-m', TEXT], { home, seed: 7 });
    expect(off.stderr).not.toContain('possible');
    await run(['config', 'unset', 'guard'], { home });
    const more = `${TEXT} Tunde called.`;
    const edited = await run(['journal', 'edit', 'last', '-m', more], { home, seed: 8 });
    expect(edited.stderr).toContain('1 possible identifier in this text: 1 name\n');
    expect(await saved(home)).toEqual([more]);
  });

  test('a name in an edit is new where the old text had it in a longer word only', async () => {
    const home = tempFolder();
    await run(['config', 'set', 'guard', 'mask'], { home });
    await run(['journal', '-m', 'Annoying meeting.'], { home });
    await run(['journal', 'edit', 'last', '-m', 'Annoying meeting. Ann and Maria came.'], {
      home,
      seed: 7,
    });
    expect(await saved(home)).toEqual(['Annoying meeting. [name] and [name] came.']);
  });

  test('boundary tells, or masks, what stands in its answers', async () => {
    const home = tempFolder();
    const close = ['boundary', '--finished-at', '18:00', '--loop', 'call Maria :: Tuesday, 9am'];
    const told = await run([...close, '--well', 'Tunde laughed'], { home });
    expect(told.stderr).toContain('2 possible identifiers in this text: 2 names');
    expect(told.stderr).not.toMatch(/Tunde/);
    const other = tempFolder();
    await run(['config', 'set', 'guard', 'mask'], { home: other });
    await run([...close, '--well', 'Tunde laughed'], { home: other });
    const all = await run(['journal', 'list', '--kind', 'all', '--json'], { home: other });
    expect(all.stdout).toContain('call [name]');
    expect(all.stdout).toContain('[name] laughed');
    expect(all.stdout).not.toMatch(/Maria|Tunde/);
  });
});

describe('the setting', () => {
  test('is nothing that doctor finds wrong, in each of its parts', async () => {
    const home = tempFolder();
    for (const [key, value] of [
      ['guard', 'mask'],
      ['guard.allow', 'Leeds'],
    ] as const) {
      await run(['config', 'set', key, value], { home });
      const found = JSON.parse((await run(['doctor', '--json'], { home })).stdout) as unknown[];
      expect((found as { check: string }[]).filter(({ check }) => check === 'settings')).toEqual(
        [],
      );
    }
    writeFileSync(
      join(home, 'config.json'),
      '{"guard":{"mode":"loud","allow":3},"day":{"start":99}}',
    );
    const found = JSON.parse((await run(['doctor', '--json'], { home })).stdout) as unknown[];
    const named = (found as { check: string; what: string }[]).filter(
      ({ check }) => check === 'settings',
    );
    expect(named.map(({ what }) => what.split(' ')[0])).toEqual([
      'day.start',
      'guard',
      'guard.allow',
    ]);
  });

  test('guard and guard.allow stand side by side in the file', async () => {
    const home = tempFolder();
    await run(['config', 'set', 'guard.allow', ' Ann , Leeds,Ann,'], { home });
    await run(['config', 'set', 'guard', 'warn'], { home });
    expect((await run(['config', 'get', 'guard.allow', '--json'], { home })).stdout).toBe(
      '["Ann","Leeds"]\n',
    );
    expect((await run(['config', 'get', 'guard'], { home })).stdout).toBe('warn\n');
    expect((await run(['config', 'set', 'guard', 'loud'], { home })).code).toBe(2);
    await run(['config', 'unset', 'guard'], { home });
    expect((await run(['config', 'get', 'guard'], { home })).stdout).toBe('ask\n');
    expect((await run(['config', 'get', 'guard.allow'], { home })).stdout).toBe('Ann, Leeds\n');
  });
});
