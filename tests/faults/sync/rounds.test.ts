import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listLoose } from '../../../src/journal/layout.js';
import { pack } from '../../../src/journal/pack.js';
import { digests } from '../support/byhand.js';
import { report } from '../support/needs.js';
import { testJournal, picture } from '../../support/journal.js';
import { git, world, type Machine } from '../../support/machines.js';

const ROUNDS = 20;

/** The journal of a machine, without the program around it. */
function journalOf({ home, journal }: Machine) {
  const own = readdirSync(join(home, 'seq')).map((name) => name.split('.')[0] ?? '');
  const device = own[0] ?? readdirSync(journal)[0] ?? '';
  return { device, journal: testJournal({ home, device }) };
}

/** Packs what is loose, however little it is. */
async function packed(machine: Machine): Promise<number> {
  const { device, journal } = journalOf(machine);
  const loose = listLoose(journal.store.folder, device);
  await pack(journal.store, device, loose);
  return loose.length;
}

/** What stands in the folder of the journal and travels. */
function files({ journal }: Machine): [string, string][] {
  return [...digests(journal)].filter(([path]) => !path.startsWith('.')).sort();
}

test(`${ROUNDS} rounds of two machines that both write: no conflict, one journal`, async () => {
  const { one, two, remote } = world();
  const both = [one, two];
  const written: string[] = [];
  for (const machine of both) {
    await machine.run('journal', '-m', 'first');
    await machine.run('sync', 'setup', remote);
  }
  let taken = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, machine] of both.entries()) {
      const text = `round ${round} on ${index}`;
      await machine.run('journal', '-m', text);
      written.push(text);
    }
    // Both change the same entry of the other's, without knowing.
    if (round % 5 === 2) {
      for (const [index, machine] of both.entries()) {
        const { journal } = journalOf(machine);
        const [entry] = (await journal.read({})).slice(-1);
        if (entry) await journal.revise(entry, { text: `edit ${round} on ${index}` });
      }
    }
    const packing = both[round % 2];
    if (round % 3 === 1 && packing) taken += await packed(packing);
    const said =
      round % 4 === 3
        ? await Promise.all(both.map((machine) => machine.run('sync')))
        : [await one.run('sync'), await two.run('sync')];
    for (const { stderr } of said) expect(stderr).toMatch(/^In step with|^Nothing new/);
    for (const { stderr } of said) expect(stderr).not.toMatch(/warning|two versions|missing/);
  }
  for (const machine of [...both, ...both]) await machine.run('sync');
  expect(files(two)).toEqual(files(one));
  const seen = await picture(journalOf(one).journal);
  expect(await picture(journalOf(two).journal)).toEqual(seen);
  const texts = await one.texts();
  for (const text of written) expect(texts).toContain(text);
  const names = git(remote, 'ls-tree', '-r', '--name-only', 'main');
  expect(names).not.toMatch(/conflict/);
  expect(
    names
      .trim()
      .split('\n')
      .filter((name) => !name.startsWith('.')),
  ).toHaveLength(files(one).length);
  const commits = git(remote, 'rev-list', '--count', 'main').trim();
  report(
    `${written.length} texts, ${taken} files packed away, ${commits} commits, one line of them`,
  );
  expect(git(remote, 'rev-list', '--merges', 'main').trim()).toBe('');
});

test('four syncs of one machine at once harm nothing', async () => {
  const { one, two, remote } = world();
  await one.run('journal', '-m', 'first');
  await one.run('sync', 'setup', remote);
  await two.run('sync', 'setup', remote);
  for (let round = 0; round < 5; round++) {
    await one.run('journal', '-m', `one ${round}`);
    await two.run('journal', '-m', `two ${round}`);
    const ended = await Promise.all(
      [one, one, one, one, two, two].map((machine) => machine.built(['sync'])),
    );
    for (const { code, stderr } of ended) expect(code, stderr).toBe(0);
  }
  await one.run('sync');
  await two.run('sync');
  await one.run('sync');
  expect(await one.texts()).toHaveLength(11);
  expect(await two.texts()).toEqual(await one.texts());
});
