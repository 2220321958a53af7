/**
 * A program that asks: each argument is a question as JSON, `[kind, request]`, asked in turn. Each
 * answer, every change, what ended it, and how the terminal was left, are lines of JSON in the home's file
 * `said`. Words that begin with `--` are flags.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, NO_FLAGS, processContext } from '../../src/context.js';
import { openPrompts, type Prompts } from '../../src/terminal/prompts.js';

const words = process.argv.slice(2);
const [plain, yes] = ['--plain', '--yes'].map((flag) => words.includes(flag));
const color = !words.includes('--no-color');
const flags = { ...NO_FLAGS, plain: plain === true, yes: yes === true, color };
const context = createContext(processContext(), flags);
const file = join(process.env['SELFCARE_HOME'] ?? '', 'said');
const keep = (name: string, value: unknown) =>
  appendFileSync(file, `${JSON.stringify([name, value])}\n`);
const say = (name: string, value: unknown) => {
  keep(name, value);
  process.stdout.write(`said: ${name}\n`);
};

async function ask(): Promise<void> {
  let last: string | undefined;
  const onChange = (text: string) => {
    last = text;
    keep('changed', text);
  };
  try {
    const prompts = await openPrompts(context);
    for (const word of words.filter((word) => !word.startsWith('--'))) {
      const [kind, request] = JSON.parse(word) as [keyof Prompts, Record<string, unknown>];
      const question = prompts[kind] as (request: unknown) => Promise<unknown>;
      say('answer', (await question({ ...request, onChange })) ?? null);
    }
  } catch (error) {
    say('threw', [(error as Error).name, last ?? null]);
  }
  // A prompt that never answered would let the process run out here.
  await new Promise(setImmediate);
  const input = context.stdin();
  say('left', [
    input.isRaw ?? false,
    input.listenerCount('keypress'),
    process.listenerCount('SIGTERM'),
  ]);
}

void ask();
