import type { CommandModule } from './command.js';
import type { TaskOptions } from './delegate/change.js';
import { examples } from './options/examples.js';
import { notACommand } from './options/unknown.js';

const NAMES = ['list', 'add', 'done', 'reopen', 'edit', 'remove', 'ideas'];
const REF = 'its letters, its title or the beginning of one, or last';
const MINUTES = 'how much of your week it takes: 90, 1h30m';
const TO = 'who does it';

/** `selfcare delegate`: work that could be another's. */
export const define: CommandModule['define'] = (delegate, action) => {
  const change = () => import('./delegate/change.js');
  delegate
    .description('Work that could be another’s, and the time that it frees.')
    .usage('[options] [command]')
    .argument('[words...]')
    .action(
      action(async (context, words: string[]) => {
        const [word] = words;
        if (word !== undefined) throw notACommand('delegate', word, NAMES);
        return (await import('./delegate/list.js')).list(context);
      }),
    );
  examples(delegate, [
    ['selfcare delegate add "Insurance calls" --minutes-a-week 90', ''],
    ['selfcare delegate done insurance --to Kim', 'it is handed off'],
    ['selfcare delegate ideas', 'what is often handed off'],
  ]);
  const list = delegate
    .command('list')
    .description('Every task, and the minutes a week that it frees.')
    .action(action(async (context) => (await import('./delegate/list.js')).list(context)));
  examples(list, [['selfcare delegate list --json', '']]);
  const add = delegate
    .command('add')
    .description('Note a task that need not be yours.')
    .argument('[title...]', 'what it is: one line')
    .option('--minutes-a-week <time>', MINUTES)
    .option('--to <who>', TO)
    .action(
      action(async (context, title: string[], options: TaskOptions) =>
        (await change()).add(context, title.join(' '), options),
      ),
    );
  examples(add, [['selfcare delegate add "Bookkeeping" --minutes-a-week 1h --to Kim', '']]);
  const done = delegate
    .command('done')
    .description('It is handed off.')
    .argument('[ref]', REF)
    .option('--to <who>', TO)
    .action(
      action(async (context, ref: string | undefined, options: { to?: string }) =>
        (await change()).turn(context, ref, 'done', options),
      ),
    );
  examples(done, [['selfcare delegate done bookkeeping', '']]);
  const reopen = delegate
    .command('reopen')
    .description('It is yours again for now.')
    .argument('<ref>', REF)
    .action(action(async (context, ref: string) => (await change()).turn(context, ref, 'open')));
  examples(reopen, [['selfcare delegate reopen bookkeeping', '']]);
  const edit = delegate
    .command('edit')
    .description('Change what a task says.')
    .argument('<ref>', REF)
    .option('--title <text>', 'what it is')
    .option('--minutes-a-week <time>', MINUTES)
    .option('--to <who>', TO)
    .action(
      action(async (context, ref: string, options: TaskOptions & { title?: string }) =>
        (await change()).edit(context, ref, options),
      ),
    );
  examples(edit, [['selfcare delegate edit last --minutes-a-week 60', '']]);
  const remove = delegate
    .command('remove')
    .description('Take a task out again.')
    .argument('<ref>', REF)
    .action(action(async (context, ref: string) => (await change()).remove(context, ref)));
  examples(remove, [['selfcare delegate remove last', '']]);
  const ideas = delegate
    .command('ideas')
    .description('What is often handed off.')
    .action(action(async (context) => (await import('./delegate/list.js')).ideas(context)));
  examples(ideas, [['selfcare delegate ideas', '']]);
};
