import { quote } from '../quote.js';
import { ASKED, lookups, valuesWord, type Grammar } from './place.js';

const q = (text: string) => quote('zsh', text);

/** A candidate and what it is, as `_describe` wants them. */
function candidate(name: string, what: string): string {
  return q(`${name.replaceAll(/[\\:]/g, '\\$&')}:${what}`);
}

/** The completion for zsh; it may be loaded, or stand as `_selfcare` in a folder of `fpath`. */
export function zshCompletion(grammar: Grammar): string {
  const { places, everywhere } = grammar;
  const cases = (lines: string[]) => lines.map((line) => `    ${line} ;;`).join('\n');
  const list = (rows: readonly (readonly [string, string])[]) =>
    `(${rows.map(([name, what]) => candidate(name, what)).join(' ')})`;
  const flags = (all: Grammar['everywhere']) =>
    list(all.flatMap(({ names, what }) => names.map((name) => [name, what] as const)));
  return `#compdef selfcare
# selfcare: completion for zsh. Made by \`selfcare completion zsh\`.
${lookups(grammar)}
_selfcare_values() {
  local -a found
  case "$1" in
    ${ASKED.join(' | ')})
      found=("\${(@f)$(command selfcare completion --words "$1" 2>/dev/null)}")
      compadd -- "\${(@)found:#}"
      ;;
    files) _files ;;
    folders) _files -/ ;;
    - | '') return 1 ;;
    *) compadd -- "\${(@s: :)1}" ;;
  esac
}
_selfcare() {
  local place= takes= word= first=
  local -i i given=0
  local -a flags below everywhere
  for (( i = 2; i < CURRENT; i++ )); do
    # A quoted word as the program will get it.
    word="\${(Q)words[i]}"
    if [[ -n "$takes" ]]; then
      takes=
    elif [[ "$word" == --*=* ]]; then
      continue
    elif [[ "$word" == -* ]]; then
      _selfcare_takes "$place" "$word"
    else
      _selfcare_step "$place" "$word" || given=1
    fi
  done
  everywhere=${flags(everywhere)}
  case "$place" in
${cases(
  places.map(
    ({ path, flags: own, commands, first }) =>
      `${q(path)}) flags=${flags(own)} below=${list(commands.map(({ name, what }) => [name, what]))} first=${q(valuesWord(first))}`,
  ),
)}
  esac
  if [[ -z "$takes" && "$PREFIX" == --*=* ]]; then
    _selfcare_takes "$place" "\${PREFIX%%=*}"
    compset -P '*='
  fi
  if [[ -n "$takes" ]]; then
    _selfcare_values "$takes"
  elif [[ "$PREFIX" == -* ]]; then
    _describe -o flag flags -- everywhere
  elif (( ! given )); then
    (( ! $#below )) || _describe -t commands command below
    _selfcare_values "$first"
  fi
}
if [[ "\${funcstack[1]-}" == _selfcare ]]; then
  _selfcare "$@"
elif (( $+functions[compdef] )); then
  compdef _selfcare selfcare
fi
`;
}
