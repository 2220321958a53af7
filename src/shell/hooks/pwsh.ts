import { quote } from '../quote.js';
import { PATIENCE, QUIET, TIMELY, type HookFor } from './hook.js';

/** The hook for PowerShell 7. It was never run: there was no PowerShell to run it in. */
export function pwshHook({ platform, home }: HookFor): string {
  const named = home === undefined ? '' : `'--home', ${quote('pwsh', home)}, `;
  return `# selfcare: says at a prompt what is due. Untested: it was written without a PowerShell to try it in.
# Made by \`selfcare init pwsh\`.
if ([Environment]::UserInteractive -and -not [Console]::IsOutputRedirected -and -not $global:SelfcareInner) {
  $global:SelfcareTold = 0
  $global:SelfcareAsked = 0
  $global:SelfcareInner = $function:prompt
  function global:SelfcareLine {
    ${home === undefined ? findHome(platform) : `$dir = ${quote('pwsh', home)}`}
    if (-not [IO.Path]::IsPathRooted($dir)) { return }
    $due = [IO.FileInfo]::new([IO.Path]::Combine($dir, 'due'))
    if (-not $due.Exists -or $due.Length -gt 1024) { return }
    $plan = [IO.File]::ReadAllLines($due.FullName)
    $now = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds()
    $at, $stale = foreach ($line in $plan[0], $plan[2]) {
      if ($line -match '^[1-9][0-9]{0,10}$') { [long]$line } else { [long]0 }
    }
    if ($at -gt 0 -and $at -le $now -and $at -ne $global:SelfcareTold -and $plan[1] -and
        ($now -le $stale -or $now - $at -lt ${TIMELY})) {
      $mark = [IO.FileInfo]::new([IO.Path]::Combine($dir, 'due.shown'))
      $seen = if ($mark.Exists -and $mark.Length -lt 64) { [IO.File]::ReadAllText($mark.FullName) }
      $shown, $since = if ($seen -match '^([0-9]{1,11}) ([0-9]{1,11})\\s*$') { [long]$Matches[1], [long]$Matches[2] } else { 0, 0 }
      if ($shown -eq $at) {
        $global:SelfcareTold = $at
      } elseif ($now -lt $since -or $now - $since -ge ${QUIET}) {
        $global:SelfcareTold = $at
        try { [IO.File]::WriteAllText($mark.FullName, "$at $now\`n") } catch { }
        $text = $plan[1] -replace '\\p{C}', ''
        [Console]::Error.WriteLine($text.Substring(0, [Math]::Min(200, $text.Length)))
      }
    }
    if ($now -gt $stale -and $now - $global:SelfcareAsked -ge ${PATIENCE}) {
      $global:SelfcareAsked = $now
      $program = Get-Command selfcare -CommandType Application, ExternalScript -ErrorAction Ignore | Select-Object -First 1
      if ($program) { $null = Start-ThreadJob { & $args[0] @($args[1]) *> $null } -ArgumentList $program, @(${named}'remind', '--refresh') }
    }
  }
  function global:prompt {
    $code = $global:LASTEXITCODE
    try { SelfcareLine } catch { }
    $global:LASTEXITCODE = $code
    & $global:SelfcareInner
  }
}
`;
}

function findHome(platform: string): string {
  const data = {
    win32:
      "[IO.Path]::Combine($(if ($env:LOCALAPPDATA) { $env:LOCALAPPDATA } else { \"$HOME\\AppData\\Local\" }), 'selfcare', 'Data')",
    darwin: '"$HOME/Library/Application Support/selfcare"',
  }[platform];
  const linux =
    '"$(if ($env:XDG_DATA_HOME) { $env:XDG_DATA_HOME } else { "$HOME/.local/share" })/selfcare"';
  return `$dir = if ($env:SELFCARE_HOME) { $env:SELFCARE_HOME -replace '^~(?=$|[/\\\\])', $HOME } else { ${data ?? linux} }`;
}
