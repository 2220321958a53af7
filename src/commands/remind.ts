import type { Command } from 'commander';
import { nearest } from '../care/nearest.js';
import { UsageError } from '../errors.js';
import type { CommandModule } from './command.js';
import { examples } from './options/examples.js';

/** `selfcare remind`: what is due, and what is to be. */
export const define: CommandModule['define'] = (remind, action) => {
  remind
    .description('What is due now, a line each, or nothing.')
    .option('--refresh', 'plan anew what shells are to show, and print nothing')
    .allowExcessArguments()
    .action(
      action(async (context, options: { refresh?: boolean }) => {
        refuseWords(remind);
        return (await import('./remind/due.js')).due(context, options);
      }),
    );
  const refresh = remind.options.find(({ long }) => long === '--refresh');
  if (refresh) refresh.hidden = true;
  examples(remind, [
    ['selfcare remind', ''],
    ['selfcare remind add "Drink water" --every 2h --during work', ''],
    ['selfcare remind add "Leave for the train" --at 17:30 --on weekdays', ''],
    ['selfcare remind off pause', 'a built-in one that you can do without'],
  ]);
  const sub = (name: string, what: string, ...lines: string[]) => {
    const command = remind.command(name).description(what);
    examples(
      command,
      lines.map((line) => [`selfcare remind ${line}`, ''] as const),
    );
    return command;
  };
  const REF = 'its letters from `selfcare remind list`, its title, or the name of a built-in one';
  const change = () => import('./remind/change.js');
  sub(
    'add',
    'Be reminded every so often, or at a time of day.',
    'add "Drink water" --every 2h --during work',
    'add "Leave for the train" --at 17:30 --on mon,wed',
  )
    .argument('[title...]', 'what it says: one line')
    .option('--every <time>', '20m, 2h, 1d: how long it waits each time')
    .option('--during <when>', 'with --every: work, off or always (default: always)')
    .option('--at <time>', 'a time of day')
    .option('--on <days>', 'with --at: weekdays, weekends, daily, mon,wed (default: daily)')
    .action(
      action(async (context, title: string[], options: Record<string, string>) =>
        (await import('./remind/add.js')).add(context, title.join(' '), options),
      ),
    );
  sub('list', 'Every reminder, and when it comes next.', 'list').action(
    action(async (context) => (await import('./remind/list.js')).list(context)),
  );
  sub('snooze', 'Put one off for a while.', 'snooze pause', 'snooze pause 1h')
    .argument('<ref>', REF)
    .argument('[for]', '20m, 1h, 2d (default: 20m)')
    .action(
      action(async (context, ref: string, length?: string) =>
        (await change()).snooze(context, ref, length),
      ),
    );
  sub('done', 'Done, for this time.', 'done pause')
    .argument('<ref>', REF)
    .action(action(async (context, ref: string) => (await change()).done(context, ref)));
  sub('off', 'Turn one off.', 'off pause')
    .argument('<ref>', REF)
    .action(action(async (context, ref: string) => (await change()).turn(context, ref, false)));
  sub('on', 'Turn one on again.', 'on pause')
    .argument('<ref>', REF)
    .action(action(async (context, ref: string) => (await change()).turn(context, ref, true)));
  sub('remove', 'Forget one of your own.', 'remove abc')
    .argument('<ref>', 'its letters from `selfcare remind list`')
    .action(action(async (context, ref: string) => (await change()).remove(context, ref)));
  sub('quiet', 'Hours in which nothing is due.', 'quiet 22:00-07:00', 'quiet off')
    .argument('[hours]', 'from-to, or off')
    .action(
      action(async (context, hours?: string) =>
        (await import('./remind/quiet.js')).quiet(context, hours),
      ),
    );
};

/** A word after `remind` that is none of its commands. */
function refuseWords({ args, commands }: Command): void {
  if (args[0] === undefined) return;
  const names = commands.map((command) => command.name());
  const near = nearest(args[0], names);
  throw new UsageError(
    'that is not a remind command',
    near ? `did you mean \`selfcare remind ${near}\`?` : `there are ${names.join(', ')}`,
  );
}
