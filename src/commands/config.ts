import type { Command } from 'commander';
import type { Action } from './command.js';
import { examples } from './options/examples.js';

/** `selfcare config`: read and change settings. */
export function define(config: Command, action: Action): void {
  config.description('Read and change settings.');
  examples(config, [
    ['selfcare config list', 'every setting, its value and what it is for'],
    ['selfcare config set breathe.minutes 3', ''],
  ]);
  const get = config
    .command('get')
    .description('Show one setting.')
    .argument('<key>', 'a name from `selfcare config list`')
    .action(
      action(async (context, key: string) => (await import('./config/run.js')).get(context, key)),
    );
  examples(get, [['selfcare config get breathe.minutes', '']]);
  const set = config
    .command('set')
    .description('Change one setting.')
    .argument('<key>', 'a name from `selfcare config list`')
    .argument('<value>', 'its new value')
    .action(
      action(async (context, key: string, value: string) =>
        (await import('./config/run.js')).set(context, key, value),
      ),
    );
  examples(set, [['selfcare config set breathe.view bar', '']]);
  const unset = config
    .command('unset')
    .description('Take one setting back to its default.')
    .argument('<key>', 'a name from `selfcare config list`')
    .action(
      action(async (context, key: string) => (await import('./config/run.js')).unset(context, key)),
    );
  examples(unset, [['selfcare config unset breathe.view', '']]);
  const list = config
    .command('list')
    .description('Every setting, its value and what it is for.')
    .action(action(async (context) => (await import('./config/run.js')).list(context)));
  examples(list, [['selfcare config list --json', 'for a script']]);
  const edit = config
    .command('edit')
    .description('Change the settings in your editor.')
    .action(action(async (context) => (await import('./config/edit.js')).edit(context)));
  examples(edit, [['selfcare config edit', '']]);
  const path = config
    .command('path')
    .description('Where the settings are kept.')
    .action(action(async (context) => (await import('./config/run.js')).path(context)));
  examples(path, [['selfcare config path', '']]);
}
