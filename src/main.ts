import { createContext, NO_FLAGS, type Context, type Flags } from './context.js';
import { errorLines, toUserError } from './errors.js';

export { processContext } from './context.js';

declare const __VERSION__: string;

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
  const words = helpWords(argv);
  try {
    if (words.length === 1 && /^(-h|--help)$/.test(words[0] ?? '')) {
      const { rootHelp } = await import('./commands/root-help.js');
      context.out.data(context.out.ours(rootHelp(context.out)));
      return 0;
    }
    const alone = runAlone(words);
    if (alone) {
      const run = await alone.load();
      await run(createContext(context, { ...NO_FLAGS, ...alone.flags }));
      return 0;
    }
    const { runProgram } = await import('./program.js');
    return await runProgram(words, context);
  } catch (thrown) {
    return fail(thrown, context, words.includes('--debug'));
  }
}

const ALONE: Readonly<Record<string, Partial<Flags>>> = {
  '--json': { json: true },
  '--plain': { plain: true },
  '--no-color': { color: false },
  '--quiet': { quiet: true },
  '-q': { quiet: true },
  '--yes': { yes: true },
  '-y': { yes: true },
  '--debug': { debug: true },
};

/** What one types most, or a prompt does, or must not wait: commander is not needed for it. */
const AT_ONCE: Readonly<Record<string, () => Promise<(context: Context) => Promise<void>>>> = {
  today: async () => (await import('./commands/today/alone.js')).todayAlone,
  crisis: async () => (await import('./commands/crisis/show.js')).show,
  'boundary status': async () => (await import('./commands/boundary/alone.js')).statusAlone,
};

/** The run that the words ask for, where they are its name, or nothing, and flags of every command. */
function runAlone(words: readonly string[]) {
  const isFlag = (word: string) => word.startsWith('-');
  const name = words.filter((word) => !isFlag(word)).join(' ') || 'today';
  const load = Object.hasOwn(AT_ONCE, name) ? AT_ONCE[name] : undefined;
  const flags = words.filter(isFlag);
  if (!load || !flags.every((flag) => Object.hasOwn(ALONE, flag))) return undefined;
  return { load, flags: Object.assign({}, ...flags.map((flag) => ALONE[flag])) as Partial<Flags> };
}

/** `help X` and `X help` ask what `X --help` asks. */
function helpWords(argv: readonly string[]): readonly string[] {
  const [first = '-', second, ...rest] = argv;
  if (first === 'help') return [...argv.slice(1), '--help'];
  return second === 'help' && !first.startsWith('-') ? [first, ...rest, '--help'] : argv;
}

/** The error → exit-code table: every way a run can end badly passes here, once. */
function fail(thrown: unknown, { stderr, out }: Context, debug: boolean): number {
  if (debug && thrown instanceof Error) {
    stderr.write(`${[thrown.name, ...framesOf(thrown)].join('\n')}\n`);
  }
  const error = toUserError(thrown);
  stderr.write(errorLines(error, (line) => out.laid(line)));
  return error.exitCode;
}

/**
 * Only where it happened: the message of an error may quote what a person wrote, and a line of that
 * may look as if it said where.
 */
function framesOf({ stack = '', message }: Error): string[] {
  const at = stack.indexOf(message);
  const lines = at === -1 ? [] : stack.slice(at + message.length).split('\n');
  return lines.filter((line) => /^\s+at /.test(line));
}
