import { Command, CommanderError, type Help } from 'commander';
import { GROUPS, REGISTRY } from './commands/registry.js';
import { createContext, type Context, type Flags } from './context.js';
import { errorLines, toUserError, UsageError, type UserError } from './errors.js';

declare const __VERSION__: string;

/**
 * Binds a run to a commander action: `run` gets the context with this command line's flags, then
 * commander's arguments and options, and may return an exit code.
 */
export type Action = <A extends unknown[]>(
  run: (context: Context, ...parsed: A) => Promise<number | void> | number | void,
) => (...args: unknown[]) => Promise<void>;

/**
 * Runs one command line and returns its exit code. Never throws, never exits the process, and can
 * be called more than once in one process.
 *
 * @param argv the arguments after `selfcare`
 */
export async function main(argv: readonly string[], context: Context): Promise<number> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    context.out.data(__VERSION__);
    return 0;
  }
  const words = argv[0] === 'help' ? [...argv.slice(1), '--help'] : [...argv];
  let code = 0;
  const action: Action =
    <A extends unknown[]>(
      run: (context: Context, ...parsed: A) => Promise<number | void> | number | void,
    ) =>
    async (...args: unknown[]) => {
      // Commander passes (…arguments, options, command); runs take (…arguments, options).
      const command = args.at(-1) as Command;
      const flags = flagsOf(command);
      const parsed = [...args.slice(0, -2), command.opts()] as unknown as A;
      const own = createContext(context, flags);
      code = (await run(own, ...parsed)) ?? 0;
      await own.settle();
    };
  try {
    await program(context, action).parseAsync(words, { from: 'user' });
    return code;
  } catch (thrown) {
    return fail(thrown, context, words.includes('--debug'));
  }
}

/** The error → exit-code table: every way a run can end badly passes here, once. */
function fail(thrown: unknown, context: Context, debug: boolean): number {
  if (thrown instanceof CommanderError) {
    if (thrown.exitCode === 0 || thrown.code === 'commander.help') return 0;
    return report(usageError(thrown), context);
  }
  if (debug && thrown instanceof Error) {
    // Only where it happened: the message of an error may quote what a person wrote.
    const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
    context.stderr.write(`${[thrown.name, ...frames].join('\n')}\n`);
  }
  return report(toUserError(thrown), context);
}

function report(error: UserError, context: Context): number {
  context.stderr.write(errorLines(error));
  return error.exitCode;
}

/** Commander says "error: what (Did you mean x?)"; we say the same in our two lines. */
function usageError(error: CommanderError): UsageError {
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const meant = /\(Did you mean (.*)\?\)/.exec(rest.join(' '))?.[1];
  const hint = meant
    ? `did you mean ${meant.replace(/^one of /, '')}?`
    : 'run `selfcare --help`, or add --help to the command';
  return new UsageError(first.replace(/\.$/, ''), hint);
}

function program(context: Context, action: Action): Command {
  const root = new Command('selfcare')
    .description('A quiet companion for people who care for others’ minds.')
    .usage('<command> [options]')
    .exitOverride()
    // A flag after a command's name is the command's: a message may look like one of ours.
    .enablePositionalOptions()
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .configureHelp({
      showGlobalOptions: false,
      helpWidth: context.out.width,
      styleTitle: bold(context),
    })
    .configureOutput({
      writeOut: (text) => void context.stdout.write(text),
      writeErr: () => undefined,
      outputError: () => undefined,
    })
    .addHelpText('beforeAll', '')
    .version(__VERSION__, '-V, --version', 'show the version');
  everywhere(root);
  for (const group of GROUPS) {
    root.commandsGroup(`${group}:`);
    for (const entry of REGISTRY.filter((known) => known.group === group)) {
      const stub = root.command(entry.name).summary(entry.summary).description(entry.summary);
      if (entry.alias) stub.alias(entry.alias);
    }
  }
  root.hook('preSubcommand', async (_root, stub) => {
    const entry = REGISTRY.find((known) => known.name === stub.name());
    (await entry?.load())?.define(stub, action);
    everywhereBelow(stub);
  });
  root.action(() => root.help());
  return root;
}

function bold(context: Context): Help['styleTitle'] {
  return (title) => context.out.color.bold(title);
}

/** The flags that every command understands, before or after the command's name. */
function everywhere(command: Command): void {
  command
    .optionsGroup('Everywhere:')
    .option('--json', 'machine-readable output')
    .option('--plain', 'no animation, no colour, one line an event')
    .option('--no-color', 'no colour')
    .option('-q, --quiet', 'only data and errors')
    .option('-y, --yes', 'answer every question with its default')
    .option('--home <dir>', 'the folder that holds everything')
    .option('--debug', 'show where an error happened');
}

function everywhereBelow(command: Command): void {
  if (command.commands.length === 0) everywhere(command);
  else {
    everywhere(command);
    for (const child of command.commands) everywhereBelow(child);
  }
}

/** The flags of a command line, wherever in it they stand. */
function flagsOf(command: Command): Flags {
  const chain: Record<string, unknown>[] = [];
  for (let at: Command | null = command; at; at = at.parent) chain.push(at.opts());
  const has = (name: string) => chain.some((options) => options[name] === true);
  return {
    json: has('json'),
    plain: has('plain'),
    color: !chain.some((options) => options['color'] === false),
    quiet: has('quiet'),
    debug: has('debug'),
    yes: has('yes'),
    home: chain
      .map((options) => options['home'] as string | undefined)
      .find((home) => home !== undefined),
  };
}
