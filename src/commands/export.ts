import { resolve } from 'node:path';
import type { Context } from '../context.js';
import { Cancelled, UsageError } from '../errors.js';
import { writeFile } from '../formats/destination.js';
import { encode, EXPORT_FORMATS, type ExportFormat } from '../formats/encode.js';
import type { Query } from '../journal/query.js';
import { progress } from '../terminal/progress.js';
import { examples } from './options/examples.js';
import { addFilters, readFilters, type FilterOptions } from './options/filters.js';
import type { CommandModule } from './command.js';

const EXAMPLES = [
  ['selfcare export -o journal.jsonl', 'everything, an entry a line'],
  ['selfcare export --format json --from 2026-01', 'this year, as one array on stdout'],
  ['selfcare export --tag supervision | jq .text', 'what you tagged, for another program'],
] as const;

interface ExportOptions extends FilterOptions {
  format: string;
  output?: string;
  force?: boolean;
}

export const define: CommandModule['define'] = (command, action) => {
  command
    .description('Write entries to a file, or to stdout.')
    .option('--format <format>', `${EXPORT_FORMATS.join(' or ')}`, 'jsonl')
    .option('-o, --output <file>', 'write to this file (- is stdout)')
    .option('--force', 'replace a file that stands there');
  examples(command, EXAMPLES);
  addFilters(command).action(
    action(async (context, options: ExportOptions) => {
      const format = readFormat(options.format);
      const query = await readFilters(options, context);
      context.spareMemory();
      const { output } = options;
      if (output === undefined || output === '-') return toStdout(context, query, format);
      if (output === '') throw new UsageError('-o needs a file', 'for example: -o journal.jsonl');
      return toFile(context, query, format, output, options.force === true);
    }),
  );
};

async function toStdout(context: Context, query: Query, format: ExportFormat): Promise<void> {
  const entries = (await context.journal()).all(query);
  for await (const text of encode(entries, format)) await context.out.raw(text);
}

async function toFile(
  context: Context,
  query: Query,
  format: ExportFormat,
  output: string,
  replace: boolean,
): Promise<void> {
  const { out, cwd } = context;
  const entries = (await context.journal()).all(query);
  const bar = progress(context, 'exporting');
  let written = 0;
  let stopped = false;
  const texts = encode(entries, format, (count) => {
    // Left while writing: the unfinished file goes, and nothing else has changed.
    if (stopped) throw new Cancelled();
    bar.tick((written = count));
  });
  const writing = writeFile(resolve(cwd, output), texts, replace);
  const release = context.onStop(async () => {
    stopped = true;
    await writing.catch(() => undefined);
  });
  try {
    await writing;
  } finally {
    release();
    bar.done();
  }
  if (out.json) out.value({ written, file: output });
  else out.note(`${counted(written)} written to ${output}`);
}

function counted(entries: number): string {
  return entries === 1 ? '1 entry' : `${entries.toLocaleString('en-GB')} entries`;
}

function readFormat(format: string): ExportFormat {
  const known = EXPORT_FORMATS.find((each) => each === format);
  if (known) return known;
  throw new UsageError(
    `--format must be ${EXPORT_FORMATS.join(' or ')}`,
    'jsonl has an entry a line, json is one array',
  );
}
