import { countryCode } from '../care/crisis-lines.js';
import type { CommandModule } from './command.js';
import { examples } from './options/examples.js';
import { notACommand } from './options/unknown.js';

const NAMES = ['list', 'add', 'remove'];
const COUNTRIES = 'a country goes by its English name or its two letters: selfcare crisis DE';

/** `selfcare crisis`: whom to call. */
export const define: CommandModule['define'] = (crisis, action) => {
  crisis
    .description('Your people and lines to call. Never locked; needs no network.')
    .usage('[options] [command]')
    .argument('[words...]')
    .option('--country <xx>', 'the lines of another country, as GB')
    .action(
      action(async (context, words: string[], { country }: { country?: string }) => {
        const [word] = words;
        const typed = words.join(' ');
        const named = country ?? (countryCode(typed) === undefined ? undefined : typed);
        const isMeant = word === undefined || (country === undefined && named !== undefined);
        const refused = isMeant ? undefined : notACommand('crisis', word, NAMES, COUNTRIES);
        return (await import('./crisis/show.js')).show(context, named, refused);
      }),
    );
  examples(crisis, [
    ['selfcare crisis', ''],
    ['selfcare crisis add "Dr Meyer" 020 7946 0000', 'somebody to call; shown first'],
    ['selfcare crisis --country NZ', 'the lines of another country'],
    ['selfcare config set crisis.country GB', 'the country it goes by'],
  ]);
  const list = crisis
    .command('list')
    .description('The people you added.')
    .action(action(async (context) => (await import('./crisis/change.js')).list(context)));
  examples(list, [['selfcare crisis list --json', 'for a script']]);
  const add = crisis
    .command('add')
    .description(
      'Add somebody to call, or change how to reach them. At a terminal it asks for what is missing.',
    )
    .argument('[name]', 'in quotes where it has blanks')
    .argument('[contact...]', 'a number, an address')
    .action(
      action(async (context, name: string | undefined, contact: string[]) =>
        (await import('./crisis/change.js')).add(
          context,
          name === undefined ? [] : [name, ...contact],
        ),
      ),
    );
  examples(add, [
    ['selfcare crisis add "Dr Meyer, supervisor" 020 7946 0000', ''],
    ['selfcare crisis add Anna anna@example.org', ''],
  ]);
  const remove = crisis
    .command('remove')
    .description('Take somebody out again.')
    .argument('[name...]', 'their name, or its beginning')
    .action(
      action(async (context, name: string[]) =>
        (await import('./crisis/change.js')).remove(context, name.join(' ')),
      ),
    );
  examples(remove, [['selfcare crisis remove Anna', '']]);
};
