import { Command, CommanderError, Help, Option } from 'commander';
import { nearest } from './care/nearest.js';
import type { Action } from './commands/command.js';
import {
  EVERYWHERE,
  FLAGS,
  HELP_FLAG,
  UNLOCK_FLAGS,
  VERSION_FLAG,
} from './commands/options/flags.js';
import { commonLast, stacked } from './commands/options/help.js';
import { SIDE_BY_SIDE } from './commands/options/width.js';
import { planAhead } from './commands/remind/after.js';
import { REGISTRY, type CommandEntry } from './commands/registry.js';
import { rootHelp } from './commands/root-help.js';
import { createContext, type Context, type Flags } from './context.js';
import { UsageError } from './errors.js';

declare const __VERSION__: string;

/**
 * Parses a command line and runs what it names; returns the exit code.
 *
 * @throws UsageError where it cannot be understood, and whatever the command throws
 */
export async function runProgram(words: readonly string[], context: Context): Promise<number> {
  let code = 0;
  const action: Action =
    <A extends unknown[]>(run: (context: Context, ...parsed: A) => unknown) =>
    async (...args: unknown[]) => {
      // Commander passes (…arguments, options, command); runs take (…arguments, options).
      const command = args.at(-1) as Command;
      const parsed = [...args.slice(0, -2), ownOptions(command)] as unknown as A;
      const own = createContext(context, flagsOf(command));
      const ended = await run(own, ...parsed);
      code = typeof ended === 'number' ? ended : 0;
      await own.settle();
      await planAhead(own);
    };
  try {
    // Before commander looks for --help, which it answers for any command that is not there.
    const [first = '-'] = words;
    if (!first.startsWith('-') && !REGISTRY.some((entry) => isNamed(entry, first))) {
      throw unknownCommand(first);
    }
    // Of commands that are not named here none is made: each takes its share of a millisecond.
    const known = REGISTRY.filter((entry) => first.startsWith('-') || isNamed(entry, first));
    await program(known, context, action).parseAsync(words, { from: 'user' });
    return code;
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.exitCode === 0 || thrown.code === 'commander.help') return 0;
    const { usageError } = await import('./commands/options/unparsed.js');
    throw usageError(thrown, words);
  }
}

function program(known: readonly CommandEntry[], context: Context, action: Action): Command {
  let { out } = context;
  const root = new Command('selfcare')
    .exitOverride()
    // A flag after a command's name is the command's: a message may look like one of ours.
    .enablePositionalOptions()
    .addHelpOption(new Option(...HELP_FLAG).helpGroup(EVERYWHERE))
    .helpCommand(false)
    .configureHelp({
      showGlobalOptions: false,
      // Nearly all of them have options, and many get theirs when they are reached.
      subcommandTerm: (command) =>
        Help.prototype.subcommandTerm.call(new Help(), command).replace(' [options]', ''),
      formatHelp(command, helper) {
        // The flags before --help count: it may be --no-color.
        out = createContext(context, flagsOf(command)).out;
        if (!command.parent) return `${rootHelp(out)}\n`;
        return commonLast.call(helper, command, helper);
      },
      helpWidth: context.out.width,
      styleTitle: (title) => out.color.bold(title),
      ...(context.out.width < SIDE_BY_SIDE ? { minWidthToWrap: 10, formatItem: stacked } : {}),
    })
    .configureOutput({
      writeOut: (text) => void context.stdout.write(context.out.ours(text)),
      // Help for a command that only has sub-commands comes this way.
      writeErr: (text) => void context.stdout.write(context.out.ours(text)),
      outputError: () => undefined,
    });
  // A flag after the command's name is the command's.
  if (known.length !== 1) everywhere(root);
  for (const entry of known) {
    const stub = root.command(entry.name).summary(entry.summary).description(entry.summary);
    stub.helpCommand(false);
    if (entry.alias) stub.alias(entry.alias);
  }
  root.hook('preSubcommand', async (_root, stub) => {
    const entry = known.find(({ name }) => name === stub.name());
    (await entry?.load())?.define(stub, action);
    everywhere(stub);
    onTheWay(stub);
  });
  root.allowExcessArguments().action(async (...args: unknown[]) => {
    const [word] = root.args;
    if (word !== undefined) throw unknownCommand(word);
    const { today } = await import('./commands/today/run.js');
    await action(today)(...args);
  });
  return root;
}

function unknownCommand(word: string): UsageError {
  const names = REGISTRY.flatMap(({ name, alias }) => (alias ? [name, alias] : [name]));
  const near = nearest(word, names);
  const shown = /^[a-z-]{1,20}$/i.test(word) ? ` called ${word}` : '';
  const hint = near ? `did you mean \`selfcare ${near}\`?` : '`selfcare --help` lists them';
  return new UsageError(`there is no command${shown}`, hint);
}

/** A command gets its flags when it is reached: a hundred of them cost two milliseconds. */
function onTheWay(command: Command): void {
  command.hook('preSubcommand', (_command, child) => {
    everywhere(child);
    onTheWay(child);
  });
}

/** Gives a command the flags that every command understands. */
function everywhere(command: Command): void {
  command.optionsGroup(EVERYWHERE);
  for (const [flag, what] of FLAGS) command.option(flag, what);
  for (const [flag, what] of UNLOCK_FLAGS) {
    const option = new Option(flag, what).hideHelp();
    // `vault` shows them, as its own.
    if (!command.options.some(({ long }) => long === option.long)) command.addOption(option);
  }
  command.version(__VERSION__, ...VERSION_FLAG);
}

function isNamed({ name, alias }: CommandEntry, word: string): boolean {
  return name === word || alias === word;
}

/** The options that are the command's own: the flags of every command reach it as its context. */
function ownOptions(command: Command): Record<string, unknown> {
  const shared = ['json', 'plain', 'color', 'quiet', 'yes', 'home', 'debug'];
  shared.push('passphraseCommand', 'passphraseFd');
  return Object.fromEntries(
    Object.entries(command.opts()).filter(([name]) => !shared.includes(name)),
  );
}

/** The flags of a command line, wherever in it they stand. */
function flagsOf(command: Command): Flags {
  const chain: Record<string, unknown>[] = [];
  for (let at: Command | null = command; at; at = at.parent) chain.push(at.opts());
  const has = (name: string) => chain.some((options) => options[name] === true);
  const text = (name: string) =>
    chain.map((options) => options[name] as string | undefined).find((each) => each !== undefined);
  return {
    json: has('json'),
    plain: has('plain'),
    color: !chain.some((options) => options['color'] === false),
    quiet: has('quiet'),
    debug: has('debug'),
    yes: has('yes'),
    home: text('home'),
    passphraseCommand: text('passphraseCommand'),
    passphraseFd: descriptor(text('passphraseFd')),
  };
}

function descriptor(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const hint = 'for example: --passphrase-fd 3 3<file';
  throw new UsageError('--passphrase-fd needs the number of a descriptor', hint);
}
