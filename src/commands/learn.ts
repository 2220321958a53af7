import type { CommandModule } from './command.js';
import { examples } from './options/examples.js';
import { repeatable } from './options/filters.js';
import { notACommand } from './options/unknown.js';
import type { AddOptions } from './learn/add.js';
import type { EditOptions } from './learn/change.js';
import type { CycleOptions } from './learn/cycle.js';
import type { ListOptions } from './learn/list.js';

const NAMES = ['status', 'add', 'list', 'cycle', 'edit', 'end', 'reopen', 'remove'];
const REF = 'its letters, its title or the beginning of one, or last';
const RULE = 'name:least, name:..most, name:least..most (repeatable)';

/** `selfcare learn`: continuing education, and what a cycle still asks for. */
export const define: CommandModule['define'] = (learn, action) => {
  learn
    .description('Hours of continuing education, and what a cycle still asks for.')
    .usage('[options] [command]')
    .argument('[words...]')
    .action(
      action(async (context, words: string[]) => {
        const [word] = words;
        if (word !== undefined) throw notACommand('learn', word, NAMES);
        return (await import('./learn/status.js')).status(context, {});
      }),
    );
  examples(learn, [
    ['selfcare learn', 'where you stand'],
    ['selfcare learn cycle', 'rules to begin a cycle with'],
    ['selfcare learn add "Ethics workshop" --hours 6 --category law/ethics', ''],
  ]);
  const status = learn
    .command('status')
    .description('Where each cycle stands, and what is needed until when.')
    .option('--all', 'those that ended long ago too')
    .action(
      action(async (context, options: { all?: boolean }) =>
        (await import('./learn/status.js')).status(context, options),
      ),
    );
  examples(status, [['selfcare learn status --json', '']]);
  const add = learn
    .command('add')
    .description('Note something you learned.')
    .argument('[title...]', 'what it was: one line')
    .option('--hours <n>', 'how many hours it counts for')
    .option('--category <name>', 'which kind of learning, as your cycle names it')
    .option('--at <when>', 'when, if not now: "last friday", 2026-03-14')
    .action(
      action(async (context, title: string[], options: AddOptions) =>
        (await import('./learn/add.js')).add(context, title.join(' '), options),
      ),
    );
  examples(add, [
    ['selfcare learn add "Ethics workshop" --hours 6 --category law/ethics', ''],
    ['selfcare learn add "Reading group" --hours 1.5 --at "last friday"', ''],
  ]);
  const list = learn
    .command('list')
    .description('What you learned, the newest first.')
    .option('--from <when>', 'from this day on')
    .option('--to <when>', 'up to this day, included')
    .option('-n, --limit <n>', 'the newest n')
    .action(
      action(async (context, options: ListOptions) =>
        (await import('./learn/list.js')).list(context, options),
      ),
    );
  examples(list, [['selfcare learn list --from 2026-01', '']]);
  const cycle = learn
    .command('cycle')
    .description('Begin a cycle; alone, the rules that are known.')
    .argument('[title...]', 'what you call it')
    .option('--preset <name>', 'a known rule to begin with; other flags change it')
    .option('--hours <n>', 'hours in all; 0: no number is asked')
    .option('--from <date>', 'its first day')
    .option('--months <n>', 'how long it lasts')
    .addOption(repeatable('--category <rule>', RULE))
    .option('--floor <n>', 'hours in each year of it')
    .action(
      action(async (context, words: string[], options: CycleOptions) => {
        const module = await import('./learn/cycle.js');
        const isAsked = words.length > 0 || Object.keys(options).length > 0;
        return isAsked ? module.begin(context, words, options) : module.presets(context);
      }),
    );
  examples(cycle, [
    ['selfcare learn cycle --preset california-therapist --from 2026-07-01', ''],
    ['selfcare learn cycle "My licence" --hours 40 --from 2026-03-15 --months 24', ''],
    ['    --category "law/ethics:4" --category "self-study:..10"', 'at least, at most'],
  ]);
  const edit = learn
    .command('edit')
    .description('Change something learned, or what a cycle asks for.')
    .argument('<ref>', REF)
    .option('--title <text>', 'what it is called')
    .option('--hours <n>', 'its hours; for a cycle, hours in all')
    .addOption(
      repeatable('--category <name>', 'its kind; for a cycle a rule, "name:0" takes one out'),
    )
    .option('--at <when>', 'when it was')
    .option('--from <date>', 'of a cycle: its first day')
    .option('--months <n>', 'of a cycle: how long it lasts')
    .option('--floor <n>', 'of a cycle: hours in each year')
    .action(
      action(async (context, ref: string, options: EditOptions) =>
        (await import('./learn/change.js')).edit(context, ref, options),
      ),
    );
  examples(edit, [
    ['selfcare learn edit last --hours 4.5', ''],
    ['selfcare learn edit "my licence" --category "diversity:4"', ''],
  ]);
  const end = learn
    .command('end')
    .description('End a cycle early; what you learned stays.')
    .argument('<ref>', REF)
    .option('--on <date>', 'its last day, if not today')
    .action(
      action(async (context, ref: string, options: { on?: string }) =>
        (await import('./learn/change.js')).end(context, ref, options),
      ),
    );
  examples(end, [['selfcare learn end "my licence"', '']]);
  const reopen = learn
    .command('reopen')
    .description('Take the end of a cycle back.')
    .argument('<ref>', REF)
    .action(
      action(async (context, ref: string) =>
        (await import('./learn/change.js')).reopen(context, ref),
      ),
    );
  examples(reopen, [['selfcare learn reopen "my licence"', '']]);
  const remove = learn
    .command('remove')
    .description('Take something out again.')
    .argument('<ref>', REF)
    .action(
      action(async (context, ref: string) =>
        (await import('./learn/change.js')).remove(context, ref),
      ),
    );
  examples(remove, [['selfcare learn remove last', '']]);
};
