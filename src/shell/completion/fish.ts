import { quote } from '../quote.js';
import { taking, valuesWord, type Flag, type Grammar, type Values } from './place.js';

const q = (text: string) => quote('fish', text);

/** The completion for fish, 3.0 or newer. */
export function fishCompletion(grammar: Grammar): string {
  const { places, steps, everywhere } = grammar;
  const takers = taking(grammar).flatMap(({ path, names }) =>
    names.map((name) => q(`${path}/${name}`)),
  );
  const line = (condition: string, flag: Flag) => {
    const names = flag.names.map((name) =>
      name.startsWith('--') ? `-l ${q(name.slice(2))}` : `-s ${q(name.slice(1))}`,
    );
    const takes = flag.takes === undefined ? '' : ` -r ${values(flag.takes)}`;
    return `complete -c selfcare ${condition}${names.join(' ')}${takes} -d ${q(flag.what)}`;
  };
  const lines = places.flatMap(({ path, flags, commands, first }) => {
    const here = `-n ${q(`_selfcare_at ${q(path)}`)} `;
    const open = `-n ${q(`_selfcare_at ${q(path)} open`)} `;
    return [
      ...commands.map(
        ({ name, what }) => `complete -c selfcare ${open}-a ${q(name)} -d ${q(what)}`,
      ),
      ...(first.length > 0 ? [`complete -c selfcare ${open}${values(first)}`] : []),
      ...flags.map((flag) => line(here, flag)),
    ];
  });
  return `# selfcare: completion for fish. Made by \`selfcare completion fish\`.
function _selfcare_step
    switch "$argv[1]/$argv[2]"
${steps.map(({ from, word, to }) => `        case ${q(`${from}/${word}`)}\n            echo ${q(to)}`).join('\n')}
        case '*'
            return 1
    end
end
# Whether the cursor stands after this command; with "open", before its first argument.
function _selfcare_at -a wanted open
    set -l words (commandline -opc)
    set -l place ''
    set -l given 0
    set -l skip 0
    for word in $words[2..-1]
        if test $skip = 1
            set skip 0
        else if string match -q -- '-*' $word
            switch "$place/$word"
                case ${takers.join(' ')}
                    set skip 1
            end
        else if set -l next (_selfcare_step "$place" $word)
            set place $next
        else
            set given 1
        end
    end
    test "$place" = "$wanted"; and begin
        test -z "$open"; or test $given = 0
    end
end
complete -c selfcare -f
${everywhere.map((flag) => line('', flag)).join('\n')}
${lines.join('\n')}
`;
}

/** What fish offers there: words, or a program to ask for them at Tab. */
function values(kind: Values): string {
  if (kind === 'files') return '-F';
  if (kind === 'folders') return `-a ${q('(__fish_complete_directories)')}`;
  if (typeof kind !== 'string') return kind.length > 0 ? `-f -a ${q(valuesWord(kind))}` : '-f';
  return `-f -a ${q(`(command selfcare completion --words ${kind} 2>/dev/null)`)}`;
}
