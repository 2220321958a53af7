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
      context.out.data(rootHelp(context.out));
      return 0;
    }
    const flags = flagsAlone(words[0] === 'today' ? words.slice(1) : words);
    if (flags) {
      const { todayAlone } = await import('./commands/today/alone.js');
      await todayAlone(createContext(context, { ...NO_FLAGS, ...flags }));
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

/**
 * The flags that stand for themselves, where the words are nothing else. `selfcare` alone is what
 * one types most, and it need not wait for commander.
 */
function flagsAlone(words: readonly string[]): Partial<Flags> | undefined {
  const flags = words.map((word) => (Object.hasOwn(ALONE, word) ? ALONE[word] : undefined));
  return flags.includes(undefined) ? undefined : Object.assign({}, ...flags);
}

/** `help X` and `X help` ask what `X --help` asks. */
function helpWords(argv: readonly string[]): readonly string[] {
  const [first = '-', second, ...rest] = argv;
  if (first === 'help') return [...argv.slice(1), '--help'];
  return second === 'help' && !first.startsWith('-') ? [first, ...rest, '--help'] : argv;
}

/** The error → exit-code table: every way a run can end badly passes here, once. */
function fail(thrown: unknown, { stderr }: Context, debug: boolean): number {
  if (debug && thrown instanceof Error) {
    // Only where it happened: the message of an error may quote what a person wrote.
    const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
    stderr.write(`${[thrown.name, ...frames].join('\n')}\n`);
  }
  const error = toUserError(thrown);
  stderr.write(errorLines(error));
  return error.exitCode;
}
