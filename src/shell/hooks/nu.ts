import { quote } from '../quote.js';
import { PATIENCE, QUIET, TIMELY, type HookFor } from './hook.js';

/** The hook for Nushell. Tried by hand with 0.115; no test of ours runs it. */
export function nuHook({ platform, home }: HookFor): string {
  const named = home === undefined ? '' : ` --home ${quote('nu', home)}`;
  return `# selfcare: says at a prompt what is due. Tried by hand with Nushell 0.115; not part of its tests.
# Made by \`selfcare init nu\`.
def _selfcare_numbers [file: string] {
  if ($file | path type) != 'file' or (ls -D $file | get 0.size) > 1kb { return [] }
  open --raw $file | decode utf-8 | split row --regex '[ \\n]'
    | each {|word| if $word =~ '^[1-9][0-9]{0,10}$' { $word | into int } else { 0 } }
}
def --env _selfcare_prompt [] {
  ${home === undefined ? findHome(platform) : `let dir = ${quote('nu', home)}`}
  let file = ($dir | path join due)
  if not ($dir starts-with '/' or $dir =~ '^[A-Za-z]:') or ($file | path type) != 'file' { return }
  if (ls -D $file | get 0.size) > 1kb { return }
  let plan = (open --raw $file | decode utf-8 | lines)
  let number = {|word| if ($word | default '') =~ '^[1-9][0-9]{0,10}$' { $word | into int } else { 0 } }
  let now = ((date now | into int) // 1_000_000_000)
  let due = (do $number ($plan | get -o 0))
  let text = ($plan | get -o 1 | default '' | str replace --all --regex '\\p{C}' '' | str substring --grapheme-clusters 0..199)
  let stale = (do $number ($plan | get -o 2))
  let told = ($env.SELFCARE_HOOK? | default { told: 0, asked: 0 })
  if $due > 0 and $due <= $now and $due != $told.told and $text != '' and ($now <= $stale or $now - $due < ${TIMELY}) {
    let mark = ($dir | path join due.shown)
    let seen = (_selfcare_numbers $mark)
    let since = ($seen | get -o 1 | default 0)
    if ($seen | get -o 0) == $due {
      $env.SELFCARE_HOOK = ($told | upsert told $due)
    } else if $now < $since or $now - $since >= ${QUIET} {
      $env.SELFCARE_HOOK = ($told | upsert told $due)
      try { $"($due) ($now)\\n" | save --force $mark }
      print --stderr $text
    }
  }
  if $now > $stale and $now - $told.asked >= ${PATIENCE} {
    $env.SELFCARE_HOOK = ($env.SELFCARE_HOOK? | default $told | upsert asked $now)
    if (which --all selfcare | where type == external | is-not-empty) {
      job spawn { try { ^selfcare${named} remind --refresh o+e>| ignore } } | ignore
    }
  }
}
$env.config.hooks.pre_prompt = (
  $env.config.hooks.pre_prompt? | default [] | where {|hook| ($hook | describe) != 'string' or $hook !~ '_selfcare_prompt' }
  | append 'try { _selfcare_prompt }'
)
`;
}

function findHome(platform: string): string {
  const data =
    platform === 'win32'
      ? `($env.LOCALAPPDATA? | default ('~/AppData/Local' | path expand) | path join selfcare Data)`
      : platform === 'darwin'
        ? `('~/Library/Application Support/selfcare' | path expand)`
        : `(if ($env.XDG_DATA_HOME? | is-empty) { '~/.local/share' | path expand } else { $env.XDG_DATA_HOME } | path join selfcare)`;
  return `let dir = if ($env.SELFCARE_HOME? | is-empty) { ${data} } else { $env.SELFCARE_HOME | path expand --no-symlink }`;
}
