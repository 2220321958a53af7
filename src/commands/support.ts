import type { Command } from 'commander';
import type { Action, CommandModule } from './command.js';
import type { AddOptions } from './support/add.js';
import { examples } from './options/examples.js';
import { notACommand } from './options/unknown.js';

const REF = 'its letters from `selfcare support`, its title or the beginning of it, or last';
const NAMES = ['add', 'log', 'due', 'show', 'packet', 'edit', 'end', 'remove'];

/** `selfcare support`: the people who hold you, and how often you mean to see them. */
export const define: CommandModule['define'] = (support, action) => {
  const show = () => import('./support/show.js');
  support
    .description(
      'The people who hold you: supervision, peers, therapy, mentoring. Alone it shows them.',
    )
    .usage('[options] [command]')
    .argument('[words...]')
    .action(
      action(async (context, words: string[]) => {
        const [word] = words;
        if (word !== undefined) throw notACommand('support', word, NAMES);
        return (await show()).show(context);
      }),
    );
  examples(support, [
    ['selfcare support add "Supervision" --role supervision --every month --hours 1.5', ''],
    ['selfcare support log supervision --minutes 60', 'it took place'],
    ['selfcare support', 'where you stand, and what is needed until when'],
    ['selfcare support packet', 'an agenda of what you tagged @supervision, masked'],
  ]);
  const sub: Sub = (name, what, ...lines) => {
    const command = support.command(name).description(what);
    examples(
      command,
      lines.map((line) => [`selfcare support ${line}`, ''] as const),
    );
    return command;
  };
  defineAdd(sub, action);
  defineLog(sub, action);
  sub('due', 'What is due, or what comes next.', 'due').action(
    action(async (context) => (await show()).due(context)),
  );
  sub('show', 'Where you stand, and what is needed until when.', 'show --json')
    .alias('list')
    .option('--all', 'those that have ended too')
    .action(
      action(async (context, options: { all?: boolean }) => (await show()).show(context, options)),
    );
  definePacket(sub, action);
  defineChanges(sub, action);
};

type Sub = (name: string, what: string, ...lines: string[]) => Command;

function defineAdd(sub: Sub, action: Action): void {
  withFigures(
    sub(
      'add',
      'Write down somebody of your net. At a terminal it asks for what is missing.',
      'add "Supervision" --role supervision --every month --hours 1.5 --who Ruth',
      'add "Supervision" --preset bacp',
      'add "Tuesday circle" --role peer --every "2 weeks"',
    ).argument('[title...]', 'what you call it: one line'),
  ).action(
    action(async (context, title: string[], options: AddOptions) =>
      (await import('./support/add.js')).add(context, title.join(' '), options),
    ),
  );
}

function withFigures(command: Command): Command {
  return command
    .option('--role <role>', 'supervision, peer, therapy or mentoring')
    .option('--who <name>', 'with whom; a name of your own people is kept as it is')
    .option('--every <often>', 'how often: month, "every 2 weeks", 2/month')
    .option('--hours <n>', 'hours that are to count each time it comes round')
    .option('--average <n>', 'so many periods count together, as an average')
    .option(
      '--group-credit <rule>',
      'how time in a group (log --group) counts: bacp, babcp, or full: all of it',
    )
    .option('--preset <name>', 'the figures of bacp or babcp, to be changed by the other flags')
    .option('--since <when>', 'since when (default: today)');
}

function defineLog(sub: Sub, action: Action): void {
  sub(
    'log',
    'It took place.',
    'log supervision --minutes 60',
    'log circle --minutes 90 --group 4 --at "yesterday 6pm"',
  )
    .argument('[ref...]', REF)
    .option('--minutes <n>', 'how long it was: 60, 1h30m')
    .option(
      '--group <n>',
      'people in the group, without the supervisor; it counts by --group-credit',
    )
    .option('--note <text>', 'a word about it')
    .option('--at <when>', 'when, if not now: "yesterday 6pm"')
    .action(
      action(async (context, ref: string[], options: Record<string, string>) =>
        (await import('./support/log.js')).log(
          context,
          ref.length === 0 ? undefined : ref.join(' '),
          options,
        ),
      ),
    );
}

function definePacket(sub: Sub, action: Action): void {
  sub(
    'packet',
    'An agenda of what you tagged @supervision, oldest first, possible identifiers masked.',
    'packet',
    'packet --since "3 weeks ago" --out packet.md',
  )
    .option('--since <when>', 'from this day on; last: since supervision was last logged', 'last')
    .option('-o, --out <file>', 'write to this file (- is stdout)')
    .option('--force', 'replace a file that stands there')
    .action(
      action(async (context, options: { since?: string; out?: string; force?: boolean }) =>
        (await import('./support/packet.js')).packet(context, options),
      ),
    );
}

function defineChanges(sub: Sub, action: Action): void {
  const change = () => import('./support/change.js');
  withFigures(
    sub('edit', 'Change one of your net.', 'edit supervision --every "3 weeks"').argument(
      '<ref...>',
      REF,
    ),
  )
    .option('--title <title>', 'another title')
    .action(
      action(async (context, ref: string[], options: AddOptions & { title?: string }) =>
        (await change()).edit(context, ref.join(' '), options),
      ),
    );
  sub('end', 'It runs no longer; its sessions stay.', 'end circle')
    .argument('<ref...>', REF)
    .action(action(async (context, ref: string[]) => (await change()).end(context, ref.join(' '))));
  sub('remove', 'As if it had never been written down.', 'remove circle')
    .argument('<ref...>', REF)
    .action(
      action(async (context, ref: string[]) => (await change()).remove(context, ref.join(' '))),
    );
}
