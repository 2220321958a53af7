import type { Command } from 'commander';
import type { Action } from './command.js';
import { addFilters, repeatable } from './options/filters.js';
import { examples } from './options/examples.js';

const NAMES = 'list, search, show, edit, delete, undo, tags, on-this-day, templates, drafts';

/** `selfcare journal`: write it down, find it again. */
export function define(journal: Command, action: Action): void {
  journal
    .description('Write it down in private, and find it again.')
    .usage('[options] | <command>')
    .enablePositionalOptions()
    .argument('[words...]', `\`-\` reads standard input; otherwise one of ${NAMES}`)
    .optionsGroup('Ways to write:')
    .addOption(repeatable('-m, --message <text>', 'save this text (repeatable: a paragraph each)'))
    .option('-e, --edit', 'write in your editor ($VISUAL, $EDITOR)')
    .option('-t, --template <name>', 'begin with a template')
    .optionsGroup('About the entry:')
    .addOption(repeatable('--tag <tag>', 'add a tag (repeatable); @tag in the text counts too'))
    .option('--mood <1-5>', 'your mood, 1 low to 5 high')
    .option('--at <when>', 'when it was, if not now')
    .option('--star', 'mark it with a star')
    .action(
      action(async (context, words: string[], options) => {
        const { write } = await import('./journal/write.js');
        return write(context, words, options as object, NAMES);
      }),
    );
  examples(journal, [
    ['selfcare journal', 'write at the terminal, with or without a template'],
    ['selfcare journal -m "Long day, good supervision. @supervision"', 'save one line'],
    ['selfcare journal list --from "last monday"', 'find it again'],
  ]);
  reading(journal, action);
  changing(journal, action);
}

function reading(journal: Command, action: Action): void {
  const list = journal.command('list').description('Entries, newest first.');
  addFilters(list).action(
    action(async (context, options) =>
      (await import('./journal/list.js')).list(context, options as object),
    ),
  );
  examples(list, [
    ['selfcare journal list -n 10', 'the last ten'],
    ['selfcare journal list --on 2026-03 --tag supervision', 'a month, by tag'],
    ['selfcare journal list --kind all --json', 'every kind of entry, for a script'],
  ]);
  const search = journal
    .command('search')
    .description('Entries that hold all of the words, newest first.')
    .argument('<words...>', 'words or parts of words; quote a phrase');
  addFilters(search).action(
    action(async (context, words: string[], options) =>
      (await import('./journal/list.js')).search(context, words, options as object),
    ),
  );
  examples(search, [
    ['selfcare journal search garden', ''],
    ['selfcare journal search "slept badly" --from 2026', 'a phrase, this year'],
  ]);
  const showCommand = journal
    .command('show')
    .description('One entry, whole.')
    .argument('<ref>', 'the letters that `list` shows (3 or more), or last: the newest you wrote')
    .action(
      action(async (context, ref: string) =>
        (await import('./journal/show.js')).show(context, ref),
      ),
    );
  examples(showCommand, [
    ['selfcare journal show last', 'the newest'],
    ['selfcare journal show k3f', 'by its letters'],
  ]);
  const tags = journal.command('tags').description('The tags you use, and how often.');
  addFilters(tags).action(
    action(async (context, options) =>
      (await import('./journal/tags.js')).tags(context, options as object),
    ),
  );
  examples(tags, [['selfcare journal tags --from 2026', 'of this year']]);
  const day = journal
    .command('on-this-day')
    .description('What you wrote on this day in other years.');
  addFilters(day).action(
    action(async (context, options) =>
      (await import('./journal/list.js')).onThisDay(context, options as object),
    ),
  );
  examples(day, [['selfcare journal on-this-day', '']]);
}

function changing(journal: Command, action: Action): void {
  const edit = journal
    .command('edit')
    .description('Change an entry; what it said before is kept.')
    .argument('<ref>', 'the letters that `list` shows (3 or more), or last: the newest you wrote')
    .addOption(repeatable('-m, --message <text>', 'the new text (repeatable: a paragraph each)'))
    .addOption(repeatable('--tag <tag>', 'the tags it shall have besides those in its text'))
    .option('--mood <1-5>', 'your mood; 0 takes it away')
    .option('--at <when>', 'when it was')
    .option('--star', 'mark it with a star')
    .option('--no-star', 'take the star away')
    .action(
      action(async (context, ref: string, options) =>
        (await import('./journal/edit.js')).edit(context, ref, options as object),
      ),
    );
  examples(edit, [
    ['selfcare journal edit last', 'in your editor'],
    ['selfcare journal edit k3f --at "yesterday 6pm"', 'only its time'],
  ]);
  const deleteCommand = journal
    .command('delete')
    .description('Delete an entry; `journal undo` brings it back.')
    .argument('<ref>', 'the letters that `list` shows (3 or more), or last: the newest you wrote')
    .action(
      action(async (context, ref: string) =>
        (await import('./journal/change.js')).remove(context, ref),
      ),
    );
  examples(deleteCommand, [
    ['selfcare journal delete k3f', ''],
    ['selfcare journal undo', 'brings it back'],
  ]);
  const undoCommand = journal
    .command('undo')
    .description('Take back the newest thing that this device recorded, of any kind.')
    .action(action(async (context) => (await import('./journal/change.js')).undo(context)));
  examples(undoCommand, [
    [
      'selfcare journal undo',
      'an entry, an edit, a delete, an import, a breath, a close; once for each',
    ],
  ]);
  const templatesCommand = journal
    .command('templates')
    .description('The templates, yours among them.')
    .argument('[name]', 'show this one')
    .action(
      action(async (context, name: string | undefined) =>
        (await import('./journal/templates.js')).templates(context, name),
      ),
    );
  examples(templatesCommand, [
    ['selfcare journal templates gibbs', 'its questions'],
    ['selfcare journal -t gibbs', 'write with it'],
  ]);
  const draftsCommand = journal
    .command('drafts')
    .description('What you began and did not save. `selfcare journal` goes on with it.')
    .argument('[ref]', 'show this one')
    .option('--discard', 'throw it away')
    .action(
      action(async (context, ref: string | undefined, options) =>
        (await import('./journal/drafts.js')).drafts(context, ref, options as object),
      ),
    );
  examples(draftsCommand, [
    ['selfcare journal drafts', 'all of them'],
    ['selfcare journal drafts k3f --discard', 'throw one away'],
  ]);
}
