import type { Action } from '../main.js';
import type { CommandModule } from './registry.js';
import { add, info, list, remove } from './breathe/patterns.js';
import { breathe } from './breathe/run.js';

const EXAMPLES = `
Examples:
  selfcare breathe                    five minutes of slow, even breaths
  selfcare breathe box -c 4           four rounds of box breathing
  selfcare breathe 4-6 -m 2 --ask     counts of your own, two minutes
  selfcare breathe info cyclic-sigh   how it goes, and what is known about it
`;

const KEYS = `
Keys: space pauses and goes on, s changes the sound, q or Esc ends.
What you did is saved, however it ends.
`;

export const define: CommandModule['define'] = (command, action) => {
  command
    .argument('[pattern]', 'a name from `breathe list`, or counts: 4-6, 4-4-4-4 (in-hold-out-hold)')
    .option('-m, --minutes <n>', 'how long, rounded up to whole breaths (default: 5)')
    .option('-c, --cycles <n>', 'how many breaths')
    .option('--view <view>', 'circle, bar or text')
    .option('--sound <sound>', 'off, bell or tone')
    .option('--ask', 'note your tension, 0 to 10, before and after')
    .option('--no-log', 'save nothing')
    .addHelpText('before', `${EXAMPLES.trim()}\n`)
    .addHelpText('after', KEYS.trimEnd())
    .action(action(breathe));
  defineLists(command, action);
};

function defineLists(command: Parameters<CommandModule['define']>[0], action: Action): void {
  command
    .command('list')
    .description('every pattern, with its timing')
    .action(action((context) => list(context)));
  command
    .command('info')
    .description('how a pattern goes, what is known about it, and cautions')
    .argument('<name>', 'a pattern, or counts')
    .action(action((context, name: string) => info(context, name)));
  command
    .command('add')
    .description('name a pattern of your own')
    .argument('<name>', 'lower-case letters, digits and hyphens')
    .argument('<counts>', 'seconds: in-out, in-hold-out or in-hold-out-hold')
    .action(action((context, name: string, counts: string) => add(context, name, counts)));
  command
    .command('remove')
    .description('forget a pattern of your own')
    .argument('<name>')
    .action(action((context, name: string) => remove(context, name)));
}
