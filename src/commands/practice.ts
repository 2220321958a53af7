import type { CommandModule } from './command.js';
import { examples } from './options/examples.js';

const EXAMPLES = [
  ['selfcare practice', 'choose from a list'],
  ['selfcare practice reset', 'two minutes between sessions'],
  ['selfcare practice body-scan -m 10', 'longer, step by step in proportion'],
  ['selfcare practice info rain', 'its steps, and what is known about it'],
] as const;

const AFTER = `
Keys: space pauses and goes on, n goes on to the next step, s changes the
sound, q or Esc ends. What you did is saved, however it ends.

Practices of your own are files practices/<name>.json in the home folder:
{ "steps": [{ "title": "Arrive", "seconds": 20, "cue": "Feel your feet." }] }
`;

export const define: CommandModule['define'] = (command, action) => {
  command
    .description('Short guided practices: grounding, body scan, kindness, stretching, and more.')
    .argument('[practice]', 'a name from `practice list`; left out, you choose at the terminal')
    .option('-m, --minutes <n>', 'how long (default: as the practice is written)')
    .option('--view <view>', 'circle, bar or text')
    .option('--sound <sound>', 'off, bell or tone')
    .option('--ask', 'note your tension, 0 to 10, before and after')
    .option('--no-log', 'save nothing')
    .addHelpText('after', AFTER.trimEnd())
    .action(
      action(async (context, name: string | undefined, options: PracticeFlags) =>
        (await import('./practice/run.js')).practice(context, name, options),
      ),
    );
  examples(command, EXAMPLES);
  const list = command
    .command('list')
    .description('Every practice, yours among them.')
    .action(action(async (context) => (await import('./practice/lists.js')).list(context)));
  examples(list, [['selfcare practice list', '']]);
  const info = command
    .command('info')
    .description('The steps of a practice, what is known about it, and cautions.')
    .argument('<name>', 'a practice')
    .action(
      action(async (context, name: string) =>
        (await import('./practice/lists.js')).info(context, name),
      ),
    );
  examples(info, [['selfcare practice info grounding', '']]);
};

/** What a person typed after `practice`. */
export interface PracticeFlags {
  readonly minutes?: string;
  readonly view?: string;
  readonly sound?: string;
  readonly ask?: boolean;
  readonly log: boolean;
}
