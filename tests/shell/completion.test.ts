import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { grammarOf } from '../../src/commands/completion/grammar.js';
import { REGISTRY } from '../../src/commands/registry.js';
import { completionFor } from '../../src/shell/completion.js';
import { HERE, rigHome, ShellRig } from './rig.js';

const grammar = await grammarOf(REGISTRY);

describe('the grammar', () => {
  test('has every command, and what each defines', () => {
    const [root] = grammar.places;
    expect(root?.commands.map(({ name }) => name)).toEqual(REGISTRY.map(({ name }) => name));
    expect(grammar.places.map(({ path }) => path)).toContain('journal on-this-day');
    expect(grammar.everywhere.flatMap(({ names }) => names)).toEqual(
      expect.arrayContaining(['--json', '-q', '--home', '--help', '--version']),
    );
    // An alias leads where its command does.
    for (const { name, alias } of REGISTRY) {
      if (alias) expect(grammar.steps).toContainEqual({ from: '', word: alias, to: name });
    }
  });

  test('hides what is hidden', () => {
    expect(JSON.stringify(grammar)).not.toContain('--words');
  });
});

/** What stands for the program: it answers with names, one of them not a nice one. */
const PROGRAM = `#!/bin/sh
case "$1 $2 $3" in
  'completion --words patterns') printf '%s\\n' box resonance my-own ;;
  'completion --words templates') printf '%s\\n' free gibbs ;;
  'completion --words tags') printf '%s\\n' supervision 'h$(touch ran-a)\`touch ran-b\`;x' täglich ;;
esac
`;

/** What is typed before Tab, and what then stands there. */
const TYPED: [typed: string, stands: string][] = [
  ['brea', 'breathe'],
  ['journal sea', 'journal search'],
  ['journal on-', 'journal on-this-day'],
  ['journal --temp', 'journal --template'],
  ['journal --template gi', 'journal --template gibbs'],
  ['journal -t gi', 'journal -t gibbs'],
  ['journal --template=gi', 'journal --template=gibbs'],
  ['journal list --not', 'journal list --not-tag'],
  ['journal list --not-tag su', 'journal list --not-tag supervision'],
  ['journal -m list --plai', 'journal -m list --plain'],
  ['--home /tmp journal sea', '--home /tmp journal search'],
  ['breathe bo', 'breathe box'],
  ['breathe --minutes 3 my', 'breathe --minutes 3 my-own'],
  ['breathe info res', 'breathe info resonance'],
  ['init pw', 'init pwsh'],
  ['completion fi', 'completion fish'],
  ['import some-f', 'import some-file.jsonl'],
  ['journal list -n 3 --no-col', 'journal list -n 3 --no-color'],
];

describe.each(HERE)('completion in %s', (shell) => {
  const open = () => {
    const home = rigHome();
    writeFileSync(join(home, 'bin/selfcare'), PROGRAM);
    writeFileSync(join(home, 'some-file.jsonl'), '');
    const file = join(home, 'completion');
    writeFileSync(file, completionFor(shell, grammar));
    const init = shell === 'zsh' ? 'autoload -Uz compinit; compinit -D\n' : '';
    const before = `cd '${home}'\n${init}. '${file}'\n. '${file}'\n`;
    return new ShellRig(shell, home, { before });
  };

  test('finishes commands, flags and names', async () => {
    const rig = open();
    await rig.run();
    for (const [typed, stands] of TYPED) {
      rig.terminal.type(`selfcare ${typed}\t`);
      const line = new RegExp(`> selfcare ${stands.replaceAll(/[.=]/g, '\\$&')}[ /]?$`);
      await rig.terminal.shows(line, 5000).catch((error: unknown) => {
        throw new Error(`selfcare ${typed}: ${(error as Error).message}`);
      });
      rig.terminal.type('\x15');
      await rig.terminal.shows(/>\s*$/);
    }
  });

  test('runs nothing of a name, and quotes it', async () => {
    const rig = open();
    await rig.run();
    rig.terminal.type('selfcare journal list --tag h\t');
    await rig.terminal.shows(/--tag '?h\\?\$/);
    rig.terminal.type('\r');
    await rig.run();
    for (const name of ['ran-a', 'ran-b']) expect(existsSync(join(rig.home, name))).toBe(false);
  });

  test('offers the commands where nothing is typed', async () => {
    const rig = open();
    // Room for all of them at once.
    rig.terminal.resize(100, 60);
    await rig.run();
    rig.terminal.type('selfcare \t\t');
    for (const { name } of REGISTRY) await rig.terminal.shows(new RegExp(`\\b${name}\\b`));
  });
});
