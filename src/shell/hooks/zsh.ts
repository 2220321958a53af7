import { PATIENCE, QUIET, TIMELY, type HookFor } from './hook.js';
import { findHome, refresh, TURNING } from './posix.js';

/** The hook for zsh: 5.0 or newer. */
export function zshHook(target: HookFor): string {
  return `# selfcare: says at a prompt what is due. It only reads, with zsh's own means.
# Made by \`selfcare init zsh\`.
if [[ -o interactive ]] && zmodload zsh/system 2>/dev/null; then
  typeset -gi _selfcare_told=0 _selfcare_asked=0
  _selfcare_prompt() {
    emulate -L zsh
    ${findHome(target)}
    # A pipe would keep the prompt waiting; of a file, only the beginning is read.
    [[ "$dir" == /* && -f "$dir/due" && -r "$dir/due" ]] || return 0
    local plan= due= text= stale=0 seen= nl=$'\\n'
    local -i now="\${EPOCHSECONDS:-\${(%):-%D{%s\\}}}"
    sysread -s 1024 plan <"$dir/due"
    if [[ "$plan" == *$nl*$nl* ]]; then
      due="\${plan%%$nl*}" plan="\${plan#*$nl}"
      text="\${plan%%$nl*}" stale="\${\${plan#*$nl}%%$nl*}"
    fi
    [[ "\${#stale}" -le 11 && "$stale" == <1-> ]] || stale=0
    if [[ "\${#due}" -le 11 && "$due" == <1-> && -n "$text" ]] &&
      (( due <= now && due != _selfcare_told && (now <= stale || now - due < ${TIMELY}) )); then
      [[ ! -f "$dir/due.shown" ]] || sysread -s 64 seen <"$dir/due.shown"
      local shown="\${\${seen%%$nl*}%% *}" at="\${\${seen%%$nl*}##* }"
      [[ "\${#at}" -le 11 && "$at" == <1-> ]] || at=0
      if [[ "$shown" == "$due" ]]; then
        _selfcare_told=$due
      elif (( now < at || now - at >= ${QUIET} )); then
        _selfcare_told=$due
        if [[ -f "$dir/due.shown" || ! -e "$dir/due.shown" ]]; then
          ( umask 077; builtin print -r -- "$due $now" >|"$dir/due.shown" ) 2>/dev/null
        fi
        # Marks that turn text around count as printable here.
        for at in ${TURNING}; do text="\${text//$at/}"; done
        builtin print -r -u 2 -- "\${\${text//[^[:print:]]/}[1,200]}"
      fi
    fi
    if (( now > stale && now - _selfcare_asked >= ${PATIENCE} )); then
      ${refresh(target, 'builtin whence -p')}
    fi
    return 0
  }
  typeset -ga precmd_functions
  (( \${precmd_functions[(Ie)_selfcare_prompt]} )) || precmd_functions+=(_selfcare_prompt)
fi
`;
}
