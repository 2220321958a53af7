import { quote } from '../quote.js';
import { ASKED, lookups, valuesWord, type Grammar } from './place.js';

const q = (text: string) => quote('bash', text);

/** The completion for bash, 3.2 or newer. */
export function bashCompletion(grammar: Grammar): string {
  const { places, everywhere } = grammar;
  const cases = (lines: string[]) => lines.map((line) => `    ${line} ;;`).join('\n');
  const names = (flags: readonly { names: readonly string[] }[]) =>
    flags.flatMap((flag) => flag.names).join(' ');
  return `# selfcare: completion for bash. Made by \`selfcare completion bash\`.
${lookups(grammar)}
_selfcare_complete() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" place='' takes='' word i given=0 flags='' commands='' first='' list='' line=$'\\n'
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    if [[ "$word" == '=' ]]; then
      continue
    elif [[ -n "$takes" ]]; then
      takes=
    elif [[ "$word" == -* ]]; then
      _selfcare_takes "$place" "$word"
    elif ! _selfcare_step "$place" "$word"; then
      given=1
    fi
  done
  [[ "$cur" != '=' ]] || cur=
  case "$place" in
${cases(
  places.map(
    ({ path, flags, commands, first }) =>
      `${q(path)}) flags=${q(names(flags))} commands=${q(commands.map(({ name }) => name).join(' '))} first=${q(valuesWord(first))}`,
  ),
)}
  esac
  if [[ -z "$takes" && "$cur" == -* ]]; then
    list="$flags "${q(names(everywhere))}
  elif [[ -n "$takes" ]]; then
    list="$takes"
  elif [[ $given == 0 ]]; then
    list="$first"
  fi
  case "$list" in
    ${ASKED.join(' | ')}) list="$(command selfcare completion --words "$list" 2>/dev/null)" ;;
    files) list=; compopt -o default 2>/dev/null ;;
    folders) list=; compopt -o dirnames 2>/dev/null ;;
    -) list= ;;
    *) list="\${list// /$line}" ;;
  esac
  [[ -n "$takes" || "$cur" == -* || $given == 1 ]] || list="\${commands// /$line}$line$list"
  # Not by compgen -W, which would run what is in a word.
  while IFS= builtin read -r word; do
    [[ -n "$word" && "$word" == "$cur"* ]] || continue
    builtin printf -v word '%q' "$word"
    COMPREPLY+=("$word")
  done <<<"$list"
}
complete -F _selfcare_complete selfcare
`;
}
