import type { Command } from 'commander';
import type { CommandModule } from './command.js';
import { examples } from './options/examples.js';
import { notACommand } from './options/unknown.js';

const REF = 'its letters from `selfcare plan`, its title or the beginning of it, or last';
const EVERY = 'how often: 2/week, "every 2 weeks", monthly';
const DOMAIN =
  'physical, psychological, emotional, spiritual, relationships, professional or balance';

/** `selfcare plan`: what you mean to do for yourself, by domain. */
export const define: CommandModule['define'] = (plan, action) => {
  const show = () => import('./plan/show.js');
  const change = () => import('./plan/change.js');
  plan
    .description('What you mean to do for yourself, and what of it you did. Alone it shows it.')
    .usage('[options] [command]')
    .argument('[words...]')
    .action(
      action(async (context, words: string[]) => {
        const [word] = words;
        if (word !== undefined) {
          throw notACommand('plan', word, ['add', 'done', 'show', 'edit', 'end', 'remove']);
        }
        return (await show()).show(context);
      }),
    );
  examples(plan, [
    ['selfcare plan add "Swim" --domain physical --every 2/week', ''],
    ['selfcare plan done swim', 'you did it'],
    ['selfcare plan', 'what is planned, and where you stand'],
  ]);
  const sub = (name: string, what: string, ...lines: string[]): Command => {
    const command = plan.command(name).description(what);
    examples(
      command,
      lines.map((line) => [`selfcare plan ${line}`, ''] as const),
    );
    return command;
  };
  sub(
    'add',
    'Plan something. At a terminal it asks for what is missing.',
    'add "Swim" --domain physical --every 2/week',
  )
    .argument('[title...]', 'what: one line')
    .option('--domain <domain>', DOMAIN)
    .option('--every <often>', EVERY)
    .option('--since <when>', 'since when (default: today)')
    .action(
      action(async (context, title: string[], options: Record<string, string>) =>
        (await import('./plan/add.js')).add(context, title.join(' '), options),
      ),
    );
  sub('done', 'You did it.', 'done swim', 'done swim --note "cold and good" --at yesterday')
    .argument('[ref...]', REF)
    .option('--note <text>', 'a word about it')
    .option('--at <when>', 'when, if not now: "yesterday 6pm"')
    .action(
      action(async (context, ref: string[], options: Record<string, string>) =>
        (await import('./plan/done.js')).done(context, joined(ref), options),
      ),
    );
  sub('show', 'What is planned, by domain, and where you stand.', 'show', 'show --json')
    .alias('list')
    .option('--all', 'what has ended too')
    .action(
      action(async (context, options: { all?: boolean }) => (await show()).show(context, options)),
    );
  sub('edit', 'Change a commitment.', 'edit swim --every weekly')
    .argument('<ref...>', REF)
    .option('--title <title>', 'another title')
    .option('--domain <domain>', DOMAIN)
    .option('--every <often>', EVERY)
    .option('--since <when>', 'since when')
    .action(
      action(async (context, ref: string[], options: Record<string, string>) =>
        (await change()).edit(context, ref.join(' '), options),
      ),
    );
  sub('end', 'It runs no longer; what you did stays.', 'end swim')
    .argument('<ref...>', REF)
    .action(action(async (context, ref: string[]) => (await change()).end(context, ref.join(' '))));
  sub('remove', 'As if it had never been planned.', 'remove swim')
    .argument('<ref...>', REF)
    .action(
      action(async (context, ref: string[]) => (await change()).remove(context, ref.join(' '))),
    );
};

function joined(words: readonly string[]): string | undefined {
  return words.length === 0 ? undefined : words.join(' ');
}
