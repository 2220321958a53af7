import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hookFor } from '../../src/shell/hooks.js';
import { environment, WORLD } from './runs.js';

/** A shell without start-up files that thinks that somebody types, and loops of its own. */
const SHELLS = {
  zsh: {
    flags: ['-f', '-i', '-c'],
    loop: (count: number, body: string) => `repeat ${count} { ${body} }`,
    prompt: '_selfcare_prompt',
  },
  bash: {
    flags: ['--norc', '--noprofile', '-i', '-c'],
    loop: (count: number, body: string) => `for ((i = 0; i < ${count}; i++)); do ${body}; done`,
    prompt: '_selfcare_prompt',
  },
  fish: {
    flags: ['--no-config', '-i', '-c'],
    loop: (count: number, body: string) =>
      `for i in (string repeat -n ${count} x | string split -n '' )\n${body}\nend`,
    prompt: 'emit fish_prompt',
  },
} as const;

const PROMPTS = 1000;

/** What the hook costs in one shell, in milliseconds over the same shell without it. */
export interface HookCost {
  readonly shell: string;
  /** The bare shell's start. */
  readonly bare: number;
  readonly start: number;
  readonly prompt: number;
}

/**
 * Starts each shell that is here `starts` times with the hook and without, in turn, and has each
 * come to {@link PROMPTS} prompts. The plan is one of an hour from now: nothing is due.
 */
export async function shells(starts: number): Promise<HookCost[]> {
  const home = join(WORLD, 'shells');
  mkdirSync(home);
  const now = Math.floor(Date.now() / 1000);
  writeFileSync(join(home, 'due'), `${now + 3600}\nThe workday has ended.\n${now + 3600}\n`);
  const costs: HookCost[] = [];
  for (const [shell, { flags, loop, prompt }] of Object.entries(SHELLS)) {
    const hook = join(home, `hook.${shell}`);
    writeFileSync(hook, hookFor(shell as keyof typeof SHELLS, { platform: process.platform }));
    const run = (script: string) =>
      new Promise<number>((done) => {
        const since = performance.now();
        const child = spawn(shell, [...flags, script], {
          env: environment({ SELFCARE_HOME: home, HOME: home }),
          stdio: 'ignore',
          // An interactive shell would take the terminal for itself.
          detached: true,
        });
        child.on('error', () => done(NaN));
        child.on('close', () => done(performance.now() - since));
      });
    const load = `. '${hook}'\n`;
    if (Number.isNaN(await run(load))) continue;
    const bare: number[] = [];
    const over: number[] = [];
    for (let round = 0; round < starts; round++) {
      const first = await run(round % 2 ? load : '');
      const second = await run(round % 2 ? '' : load);
      bare.push(round % 2 ? second : first);
      over.push(round % 2 ? first - second : second - first);
    }
    const prompts: number[] = [];
    for (let round = 0; round < starts / 10; round++) {
      const nothing = await run(load + loop(PROMPTS, shell === 'fish' ? 'emit other' : ':'));
      prompts.push(((await run(load + loop(PROMPTS, prompt))) - nothing) / PROMPTS);
    }
    costs.push({ shell, bare: middle(bare), start: middle(over), prompt: middle(prompts) });
  }
  return costs;
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? NaN;
}
