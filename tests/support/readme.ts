import { Command } from 'commander';
import { GROUPS, REGISTRY } from '../../src/commands/registry.js';
import { KEYS } from '../../src/settings/keys.js';

/** The README with its generated parts written anew. */
export async function withTables(readme: string): Promise<string> {
  return between(between(readme, 'commands', await commandTables()), 'settings', settingsTable());
}

/** Every command and its sub-commands, a table a group, from the registry and what each defines. */
async function commandTables(): Promise<string> {
  const tables = [];
  for (const group of GROUPS) {
    const rows = [];
    for (const { name, summary, load } of REGISTRY.filter((each) => each.group === group)) {
      const command = new Command(name);
      (await load()).define(command, () => () => Promise.resolve());
      rows.push([`\`selfcare ${name}${taken(command)}\``, sentence(summary)]);
      for (const child of command.commands) {
        const usage = `selfcare ${name} ${child.name()}${taken(child)}`;
        rows.push([`\`${usage}\``, sentence(child.description())]);
      }
    }
    tables.push(table([group, 'What it does'], rows));
  }
  return tables.join('\n\n');
}

function settingsTable(): string {
  const rows = Object.entries(KEYS).map(([key, { fallback, help, allowed }]) => {
    const isAll = Array.isArray(fallback) && fallback.length > 0;
    const usual = isAll ? 'all of them' : plainly(fallback);
    return [`\`${key}\``, sentence(help), allowed, `${usual}`];
  });
  return table(['Setting', 'What it is', 'Allowed', 'Default'], rows);
}

/** The arguments of a command as its help names them; words that are only refused are not. */
function taken(command: Command): string {
  return command.registeredArguments
    .filter((argument) => argument.required || argument.name() !== 'words')
    .map((argument) => {
      const name = argument.name() + (argument.variadic ? '...' : '');
      return argument.required ? ` <${name}>` : ` [${name}]`;
    })
    .join('');
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).replace(/\.$/, '');
}

function table(head: string[], rows: string[][]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

function between(text: string, name: string, part: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest] = text.split(start);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined) throw new Error(`the README has no ${start}`);
  return `${before}${start}\n\n${part}\n\n${end}${after}`;
}

function plainly(value: unknown): string {
  if (Array.isArray(value)) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' || value === '' ? 'none' : String(value);
}
