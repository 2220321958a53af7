import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { FLAGS, HELP_FLAG, UNLOCK_FLAGS, VERSION_FLAG } from '../src/commands/options/flags.js';
import { GROUPS, REGISTRY } from '../src/commands/registry.js';

/** A text as troff takes it: no line of it is a request, and every sign stands for itself. */
function plain(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('’', '\\(cq')
    .replaceAll('“', '\\(lq')
    .replaceAll('”', '\\(rq')
    .replaceAll('…', '...')
    .replaceAll('–', '\\(en')
    .replaceAll(/^(?=[.'])/gm, '\\&');
}

/** A term, and what it is, below it. */
function item(term: string, what: string): string[] {
  return ['.TP', `.B ${plain(term)}`, plain(what || term)];
}

/** One command with its arguments and flags, and those below it. */
function described(command: Command, path: string): string[] {
  const takes = command.registeredArguments.map((each) => {
    const name = each.name() + (each.variadic ? '...' : '');
    return each.required ? `<${name}>` : `[${name}]`;
  });
  return [
    '.SS ' + plain(`"${[path, ...takes].join(' ')}"`),
    plain(command.description()),
    ...command.options
      .filter(({ hidden }) => !hidden)
      .flatMap(({ flags, description }) => item(flags, description)),
    ...command.commands.flatMap((child) => described(child, `${path} ${child.name()}`)),
  ];
}

/**
 * The manual page, from the registry and what each command defines.
 *
 * @param version of the program
 */
export async function manual(version: string): Promise<string> {
  const lines = [
    `.TH SELFCARE 1 "" "selfcare ${version}"`,
    '.SH NAME',
    'selfcare \\- a quiet companion for people who care for others\\(cq minds',
    '.SH SYNOPSIS',
    '.B selfcare',
    '.RI [ command ]\n.RI [ options ]',
    '.SH DESCRIPTION',
    'Alone it shows where the day stands. What is written stays on this computer.',
    '.SH OPTIONS',
    ...[...FLAGS, VERSION_FLAG, HELP_FLAG, ...UNLOCK_FLAGS].flatMap(([flag, what]) =>
      item(flag, what),
    ),
  ];
  for (const group of GROUPS) {
    lines.push(`.SH "${group.toUpperCase()}"`);
    for (const { name, summary, load } of REGISTRY.filter((each) => each.group === group)) {
      const command = new Command(name).description(summary);
      (await load()).define(command, () => () => Promise.resolve());
      lines.push(...described(command, `selfcare ${name}`));
    }
  }
  return `${lines.join('\n')}\n`;
}

// As a step of the build, which writes it to where package.json says that it is.
if (process.argv[1]?.endsWith('man.ts')) {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  mkdirSync('dist/man', { recursive: true });
  writeFileSync('dist/man/selfcare.1', await manual(version));
}
