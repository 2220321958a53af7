import { Command, type Argument, type Option } from 'commander';
import {
  ASKED,
  type Flag,
  type Grammar,
  type Place,
  type Step,
  type Values,
} from '../../shell/completion/place.js';
import { FLAGS, HELP_FLAG, VERSION_FLAG } from '../options/flags.js';
import type { CommandEntry } from '../registry.js';

/** The whole command line, as the commands themselves define it. */
export async function grammarOf(registry: readonly CommandEntry[]): Promise<Grammar> {
  const root = new Command('selfcare');
  await Promise.all(
    registry.map(async ({ load, alias, name, summary }) => {
      const command = new Command(name).summary(summary);
      if (alias) command.alias(alias);
      (await load()).define(command, () => () => Promise.resolve());
      return command;
    }),
  ).then((commands) => commands.forEach((command) => root.addCommand(command)));
  const everywhere = new Command();
  for (const [flag, what] of [...FLAGS, VERSION_FLAG, HELP_FLAG]) everywhere.option(flag, what);
  const places: Place[] = [];
  const steps: Step[] = [];
  const visit = (command: Command, path: string) => {
    const children = command.commands.filter((child) => !isHidden(child, command));
    places.push({
      path,
      flags: command.options.filter(({ hidden }) => !hidden).map((option) => flagOf(option)),
      commands: children.map((child) => ({ name: child.name(), what: said(child) })),
      first: firstOf(command),
    });
    for (const child of children) {
      const to = `${path} ${child.name()}`.trim();
      for (const word of [child.name(), ...child.aliases()]) steps.push({ from: path, word, to });
      visit(child, to);
    }
  };
  visit(root, '');
  return { places, steps, everywhere: everywhere.options.map((option) => flagOf(option)) };
}

function isHidden(child: Command, parent: Command): boolean {
  return !parent.createHelp().visibleCommands(parent).includes(child);
}

function said(command: Command): string {
  return oneLine(command.summary() || command.description());
}

function flagOf(option: Option): Flag {
  const names = [option.short, option.long].filter((name) => name !== undefined);
  const takes =
    option.required || option.optional
      ? { takes: valuesOf(nameIn(option.flags), option.argChoices, option.name()) }
      : {};
  return { names, what: oneLine(option.description), ...takes };
}

/** What the first argument can be: its own word, or where that is only `name`, what it names. */
function firstOf(command: Command): Values {
  const [first]: readonly (Argument | undefined)[] = command.registeredArguments;
  if (!first) return [];
  const above = command.parent?.registeredArguments[0]?.name();
  return valuesOf(first.name(), first.argChoices, command.name(), above);
}

/** Which values a word such as `tag`, `file` or `name` stands for. */
function valuesOf(
  name: string,
  choices?: readonly string[],
  ...names: (string | undefined)[]
): Values {
  if (choices) return choices;
  for (const word of name === 'name' || name === 'tag' ? [name, ...names] : [name]) {
    const asked = ASKED.find((kind) => kind === word || kind === `${word ?? ''}s`);
    if (asked) return asked;
    if (/^(file|path)$/i.test(word ?? '')) return 'files';
    if (/^(dir|folder)$/i.test(word ?? '')) return 'folders';
  }
  return [];
}

/** `name` of `-t, --template <name>`. */
function nameIn(flags: string): string {
  return /[<[]([^\]>.]*)/.exec(flags)?.[1] ?? '';
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
