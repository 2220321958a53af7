import type { Action, CommandModule } from './command.js';
import { add, info, list, remove } from './breathe/patterns.js';
import { breathe } from './breathe/run.js';
import { examples } from './options/examples.js';

const EXAMPLES = [
  ['selfcare breathe', 'five minutes of slow, even breaths'],
  ['selfcare breathe box -c 4', 'four rounds of box breathing'],
  ['selfcare breathe 4-6 -m 2 --ask', 'counts of your own, two minutes'],
  ['selfcare breathe info cyclic-sigh', 'how it goes, and what is known about it'],
] as const;

const KEYS = `
Keys: space pauses and goes on, s changes the sound, q or Esc ends.
What you did is saved, however it ends.
`;

export const define: CommandModule['define'] = (command, action) => {
  command
    .description('A guided breathing timer.')
    .argument('[pattern]', 'a name from `breathe list`, or counts: 4-6, 4-4-4-4 (in-hold-out-hold)')
    .option('-m, --minutes <n>', 'how long, rounded up to whole breaths (default: 5)')
    .option('-c, --cycles <n>', 'how many breaths')
    .option('--view <view>', 'circle, bar or text')
    .option('--sound <sound>', 'off, bell or tone')
    .option('--ask', 'note your tension, 0 to 10, before and after')
    .option('--no-log', 'save nothing')
    .addHelpText('after', KEYS.trimEnd())
    .action(action(breathe));
  examples(command, EXAMPLES);
  defineLists(command, action);
};

function defineLists(command: Parameters<CommandModule['define']>[0], action: Action): void {
  const listCommand = command
    .command('list')
    .description('Every pattern, with its timing.')
    .action(action((context) => list(context)));
  examples(listCommand, [['selfcare breathe list', '']]);
  const infoCommand = command
    .command('info')
    .description('How a pattern goes, what is known about it, and cautions.')
    .argument('<name>', 'a pattern, or counts')
    .action(action((context, name: string) => info(context, name)));
  examples(infoCommand, [['selfcare breathe info box', '']]);
  const addCommand = command
    .command('add')
    .description('Name a pattern of your own.')
    .argument('[name]', 'lower-case letters, digits and hyphens')
    .argument('[counts]', 'seconds: in-out, in-hold-out or in-hold-out-hold')
    .action(action((context, name?: string, counts?: string) => add(context, name, counts)));
  examples(addCommand, [['selfcare breathe add evening 4-7', 'then: selfcare breathe evening']]);
  const removeCommand = command
    .command('remove')
    .description('Forget a pattern of your own.')
    .argument('[name]')
    .action(action((context, name?: string) => remove(context, name)));
  examples(removeCommand, [['selfcare breathe remove evening', '']]);
}
