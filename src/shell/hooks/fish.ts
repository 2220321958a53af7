import { quote } from '../quote.js';
import { PATIENCE, QUIET, TIMELY, type HookFor } from './hook.js';

/** Later than every moment. */
const NEVER = 99_999_999_999;

/**
 * The hook for fish: 3.6 or newer; an older one stays silent. Fish has no clock: when a file was
 * written and how long ago that is make one, and reading costs more than asking for both. So the
 * plan is read when it has changed, and kept as seconds since it was written.
 */
export function fishHook(target: HookFor): string {
  return `# selfcare: says at a prompt what is due. It only reads, with fish's own means.
# Made by \`selfcare init fish\`.
if status is-interactive; and string match -qr '^(3\\.([6-9]|\\d\\d)|[4-9]|\\d\\d)' -- $version
    set -g _selfcare_told 0
    set -g _selfcare_asked 0
    set -g _selfcare_plan
    set -g _selfcare_key
    function _selfcare_prompt --on-event fish_prompt
        test "$SELFCARE_HOME:$XDG_DATA_HOME:$HOME" = "$_selfcare_key"; or _selfcare_place
        set -l clock (path mtime -- $_selfcare_file; path mtime -R -- $_selfcare_file)
        set -q clock[2]; or return
        test $clock[1] = "$_selfcare_plan"; or _selfcare_read $clock
        test $clock[2] -ge $_selfcare_next; and _selfcare_act $clock
    end
    function _selfcare_place
        set -g _selfcare_key "$SELFCARE_HOME:$XDG_DATA_HOME:$HOME"
        set -g _selfcare_plan
        ${findHome(target)}
        # A relative path would be read from whatever folder one stands in.
        string match -q '/*' -- $dir; or set dir /dev/null
        set -g _selfcare_file $dir/due
    end
    function _selfcare_act -a written age
        set -q _selfcare_late; and eval $_selfcare_late
        set -e _selfcare_late
        test $age -ge $_selfcare_due; and _selfcare_show $written $age
        test $age -gt $_selfcare_ask; and _selfcare_refresh $written $age
        set -g _selfcare_next (math "min($_selfcare_due, $_selfcare_ask + 1)")
    end
    function _selfcare_number
        string match -qr '^[1-9][0-9]{0,10}$' -- "$argv[1]"
    end
    function _selfcare_read -a written age
        set -g _selfcare_due ${NEVER}
        set -g _selfcare_ask ${NEVER}
        set -g _selfcare_next ${NEVER}
        # Within a second a plan may change and keep its time.
        set -g _selfcare_plan
        test $age -gt 1; and set -g _selfcare_plan $written
        # A pipe would keep the prompt waiting; of a file, only the beginning is read.
        path is -f --perm read -- $_selfcare_file; or return
        set -l due
        set -l text
        set -l stale
        begin
            read -n 13 due; and read -n 201 text; and read -n 13 stale
        end <$_selfcare_file
        _selfcare_number "$stale"; or set stale 0
        set -g _selfcare_stale (math $stale - $written)
        set _selfcare_ask (math "max($stale, $_selfcare_asked + ${PATIENCE}) - $written")
        set _selfcare_next (math $_selfcare_ask + 1)
        _selfcare_number "$due"; and test -n "$text"; and test $due -ne $_selfcare_told; or return
        set -g _selfcare_line $due (string sub -l 200 -- (string replace -ra '\\p{C}' '' -- $text))
        set _selfcare_due (math $due - $written)
        set _selfcare_next (math "min($_selfcare_due, $_selfcare_next)")
    end
    # What is rarely needed is read only then: reading it takes longer than running it.
    set -g _selfcare_late ${quote('fish', late(target))}
end
`;
}

/** The functions that show a line and ask for a fresh plan. */
function late(target: HookFor): string {
  return `function _selfcare_show -a written age
    set -l due $_selfcare_line[1]
    set -l now (math $written + $age)
    set -l file $_selfcare_file.shown
    set _selfcare_due ${NEVER}
    test $age -le $_selfcare_stale; or test (math $now - $due) -lt ${TIMELY}; or return
    set -l shown
    set -l at
    path is -f --perm read -- $file; and read -n 30 shown at <$file
    if test "$shown" != "$due"
        if _selfcare_number "$at"; and test $now -ge $at; and test (math $now - $at) -lt ${QUIET}
            set _selfcare_due (math $at + ${QUIET} - $written)
            return
        end
        if path is -f --perm write -- $file; or begin
                not path is -- $file; and path is --perm write -- (path dirname -- $file)
            end
            set -l mask (umask)
            umask 077
            echo "$due $now" >$file
            umask $mask
        end
        string join \\n -- "$_selfcare_line[2]" >&2
    end
    set _selfcare_told $due
end
function _selfcare_refresh -a written age
    set _selfcare_asked (math $written + $age)
    set _selfcare_ask (math $age + ${PATIENCE})
    if command -sq selfcare
        ${refresh(target)} </dev/null >/dev/null 2>&1 &
        disown $last_pid 2>/dev/null
    end
end
`;
}

/** As for zsh and bash: the program's rule. */
function findHome({ platform, home }: HookFor): string {
  if (home !== undefined) return `set -l dir ${quote('fish', home)}`;
  const data =
    platform === 'darwin'
      ? `set dir "$root/Library/Application Support/selfcare"`
      : `set dir "$XDG_DATA_HOME"
            test -n "$dir"; or set dir "$root/.local/share"
            set dir "$dir/selfcare"`;
  return `set -l root "$HOME"
        test -n "$root"; or set root .
        set -l dir "$SELFCARE_HOME"
        if test -z "$dir"
            ${data}
        else if string match -qr '^~(/|$)' -- $dir
            set dir "$root"(string sub -s 2 -- $dir)
        end`;
}

function refresh({ home }: HookFor): string {
  const named = home === undefined ? '' : ` --home ${quote('fish', home)}`;
  return `command selfcare${named} remind --refresh`;
}
