import { quote } from '../quote.js';
import { ASKED, type Flag, type Grammar, type Values } from './place.js';

/** The completion for Nushell. Tried by hand with 0.115; no test of ours runs it. */
export function nuCompletion({ places, everywhere }: Grammar): string {
  const lists = new Map<string, string>();
  const completer = (values: Values): string => {
    if (values === 'files' || values === 'folders') return 'path';
    if (typeof values === 'string') return `string@"selfcare words ${values}"`;
    if (values.length === 0) return 'string';
    const key = values.join(' ');
    const name = lists.get(key) ?? `selfcare words ${lists.size + 1}`;
    lists.set(key, name);
    return `string@"${name}"`;
  };
  const flagLine = ({ names, what, takes }: Flag) => {
    const long = names.find((name) => name.startsWith('--')) ?? '';
    const short = names.find((name) => !name.startsWith('--'));
    const shown = long + (short === undefined ? '' : `(${short})`);
    return `  ${shown}${takes === undefined ? '' : `: ${completer(takes)}`} # ${what}`;
  };
  const externs = places.map(({ path, flags, commands, first }) => {
    const name = quoteName(`selfcare ${path}`.trim());
    const values = first.length > 0 || commands.length === 0 ? completer(first) : 'string';
    const rows = [...flags, ...everywhere].map(flagLine).filter((row) => !/^ {2}[:(#]/.test(row));
    return `export extern ${name} [\n${rows.join('\n')}\n  ...words: ${values}\n]`;
  });
  const asked = ASKED.map(
    (kind) =>
      `def "selfcare words ${kind}" [] { ^selfcare completion --words ${kind} | complete | get stdout | lines }`,
  );
  const listed = [...lists].map(
    ([words, name]) =>
      `def "${name}" [] { [${words
        .split(' ')
        .map((word) => quote('nu', word))
        .join(' ')}] }`,
  );
  return `# selfcare: completion for Nushell. Tried by hand with Nushell 0.115; not part of its tests.
# Made by \`selfcare completion nu\`.
${[...asked, ...listed, ...externs].join('\n')}
`;
}

function quoteName(name: string): string {
  return `"${name.replaceAll(/["\\]/g, '\\$&')}"`;
}
