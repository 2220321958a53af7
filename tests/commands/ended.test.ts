import { expect, test } from 'vitest';
import { run, tempFolder } from '../support/host.js';

let seed = 1300;
async function go(home: string, line: string, now = '2026-03-10T12:00:00Z') {
  const { code, stdout, stderr } = await run(line.split(' '), { home, now, seed: ++seed });
  return { code, stdout, said: `${stdout}${stderr}`.replaceAll(/\s+/g, ' ') };
}

test.each([
  ['support', 'log sup --minutes 60', 'log --minutes 60', 'none of your support runs now'],
  ['plan', 'done sup', 'done', 'nothing of your plan runs now'],
])('what has ended of %s is spoken of as it is', async (name, named, unnamed, none) => {
  const home = tempFolder();
  const flags = name === 'plan' ? '--domain physical' : '--role supervision';
  const add = (title: string) => go(home, `${name} add ${title} ${flags} --every month`);
  await add('Sup');
  await go(home, `${name} end sup`);
  const more = `1 ended: \`selfcare ${name} show --all\``;
  const alone = await go(home, name);
  expect([alone.code, alone.said.endsWith(`runs now. ${more} `)]).toEqual([0, true]);
  for (const line of [named, 'end sup', 'end last']) {
    const { code, said } = await go(home, `${name} ${line}`);
    expect([line, code]).toEqual([line, 1]);
    expect(said).toContain(`${line.includes('last') ? 'the last one' : 'sup'} has ended`);
    expect(said).toContain(`selfcare ${name} show --all`);
  }
  expect(await go(home, `${name} ${unnamed}`)).toMatchObject({
    code: 2,
    said: expect.stringContaining(none) as string,
  });
  const all = await go(home, `${name} show --all`);
  expect(all.stdout).toMatch(/Sup.*very month[;,] ended today/s);
  expect(all.said).not.toContain('1 ended');
  const json = await go(home, `${name} show --all --json`);
  expect(json.stdout).toContain('"ended":"2026-03-10"');
  expect((await go(home, `${name} show --json`)).stdout).not.toContain('Sup');

  await add('Sure');
  expect((await go(home, name)).said).toContain(more);
  // One that runs is meant before one that has ended.
  expect((await go(home, `${name} ${named.replace('sup', 'su')}`)).code).toBe(0);
});

test('no word of what has ended where nothing has', async () => {
  const home = tempFolder();
  expect((await go(home, 'support')).said).toMatch(/^No support is written down yet/);
  expect((await go(home, 'plan')).said).toMatch(/^Nothing is planned/);
  expect((await go(home, 'learn')).said).not.toContain('ended');
});

test('cycles that are not shown are counted', async () => {
  const home = tempFolder();
  await go(home, 'learn cycle One --hours 10 --from 2026-01-01 --months 12');
  await go(home, 'learn end one');
  expect((await go(home, 'learn')).said).toContain('1 ended: `selfcare learn status --all`');
  expect((await go(home, 'learn status --all')).said).not.toContain('1 ended:');
});
