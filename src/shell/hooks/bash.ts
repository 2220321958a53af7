import { PATIENCE, QUIET, TIMELY, type HookFor } from './hook.js';
import { findHome, refresh, TURNING } from './posix.js';

/** Makes 0 of a variable that is no number: bash would run what stands in it when it reckons. */
const number = (name: string) =>
  `[[ \${#${name}} -le 11 && "$${name}" != *[!0123456789]* ]] || ${name}=0`;

/** The hook for bash: 4.2 or newer; an older one, without a clock of its own, stays silent. */
export function bashHook(target: HookFor): string {
  return `# selfcare: says at a prompt what is due. It only reads, with bash's own means.
# Made by \`selfcare init bash\`.
if [[ $- == *i* && ( \${BASH_VERSINFO[0]} -gt 4 || \${BASH_VERSINFO[0]}\${BASH_VERSINFO[1]} -ge 42 ) ]]; then
  _selfcare_told=0 _selfcare_asked=0
  _selfcare_prompt() {
    # Whoever comes after us in PROMPT_COMMAND may ask how the last command ended.
    local ended=$?
    ${findHome(target)}
    # A pipe would keep the prompt waiting; of a file, only the beginning is read.
    [[ "$dir" == /* && -f "$dir/due" && -r "$dir/due" ]] || return $ended
    local IFS='' due='' text='' stale='' shown='' at='' now="\${EPOCHSECONDS:-}"
    [[ -n "$now" ]] || builtin printf -v now '%(%s)T' -1
    {
      builtin read -r -n 13 due && builtin read -r -n 201 text && builtin read -r -n 13 stale
    } <"$dir/due" || :
    ${number('due')}
    ${number('stale')}
    # Whatever zeros it begins with, a number is decimal.
    due=$((10#0$due)) stale=$((10#0$stale))
    if [[ -n "$text" ]] &&
      (( due && due <= now && due != _selfcare_told && (now <= stale || now - due < ${TIMELY}) )); then
      [[ ! -f "$dir/due.shown" ]] ||
        IFS=' ' builtin read -r -n 30 shown at <"$dir/due.shown" || :
      ${number('at')}
      if [[ "$shown" == "$due" ]]; then
        _selfcare_told=$due
      elif (( now < 10#0$at || now - 10#0$at >= ${QUIET} )); then
        _selfcare_told=$due
        if [[ -f "$dir/due.shown" || ! -e "$dir/due.shown" ]]; then
          ( umask 077; builtin printf '%s\\n' "$due $now" >|"$dir/due.shown" ) 2>/dev/null || :
        fi
        # Marks that turn text around count as printable here.
        for at in ${TURNING}; do text="\${text//$at/}"; done
        text="\${text//[^[:print:]]/}"
        builtin printf '%s\\n' "\${text:0:200}" >&2
      fi
    fi
    if (( now > stale && now - _selfcare_asked >= ${PATIENCE} )); then
      ${refresh(target, 'builtin type -P')}
    fi
    return $ended
  }
  if [[ -z "\${PROMPT_COMMAND[*]-}" ]]; then
    PROMPT_COMMAND=_selfcare_prompt
  elif [[ "\${PROMPT_COMMAND[*]}" != *_selfcare_prompt* ]]; then
    if (( BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 501 )) && [[ "\${PROMPT_COMMAND@a}" == *a* ]]; then
      PROMPT_COMMAND+=(_selfcare_prompt)
    else
      PROMPT_COMMAND+=$'\\n'_selfcare_prompt
    fi
  fi
fi
`;
}
