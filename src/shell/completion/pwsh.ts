import { quote } from '../quote.js';
import { ASKED, taking, valuesWord, type Grammar } from './place.js';

const q = (text: string) => quote('pwsh', text);

/** The completion for PowerShell 7. It was never run: there was no PowerShell to run it in. */
export function pwshCompletion(grammar: Grammar): string {
  const { places, steps, everywhere } = grammar;
  const table = (rows: (readonly [string, string])[]) =>
    rows.map(([key, value]) => `    ${q(key)} = ${value}`).join('\n');
  const pairs = (rows: readonly (readonly [string, string])[]) =>
    `@(${rows.map(([name, what]) => `,@(${q(name)}, ${q(what)})`).join('; ')})`;
  const flags = (all: Grammar['everywhere']) =>
    pairs(all.flatMap(({ names, what }) => names.map((name) => [name, what] as const)));
  return `# selfcare: completion for PowerShell. Untested: it was written without a PowerShell to try it in.
# Made by \`selfcare completion pwsh\`.
Register-ArgumentCompleter -Native -CommandName selfcare -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $steps = [Collections.Hashtable]::new([StringComparer]::Ordinal)
  $takes = [Collections.Hashtable]::new([StringComparer]::Ordinal)
  $places = [Collections.Hashtable]::new([StringComparer]::Ordinal)
  foreach ($each in @{
${table(steps.map(({ from, word, to }) => [`${from}/${word}`, q(to)] as const))}
  }.GetEnumerator()) { $steps[$each.Key] = $each.Value }
${taking(grammar)
  .flatMap(({ path, names, takes }) =>
    names.map((name) => `  $takes[${q(`${path}/${name}`)}] = ${q(valuesWord(takes))}`),
  )
  .join('\n')}
${places
  .map(
    ({ path, flags: own, commands, first }) =>
      `  $places[${q(path)}] = @{ flags = ${flags(own)}; commands = ${pairs(commands.map(({ name, what }) => [name, what] as const))}; first = ${q(valuesWord(first))} }`,
  )
  .join('\n')}
  $place = ''; $pending = $null; $given = $false
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
  foreach ($word in $words) {
    if ($null -ne $pending) { $pending = $null; continue }
    if ($word.StartsWith('-')) {
      $pending = $takes["$place/$word"] ?? $takes["*/$word"]
    } elseif ($steps.ContainsKey("$place/$word")) {
      $place = $steps["$place/$word"]
    } else { $given = $true }
  }
  $here = $places[$place]
  $ask = {
    param($kind)
    if ($kind -in 'files', 'folders') { Get-ChildItem -Name -Path "$wordToComplete*" -Directory:($kind -eq 'folders') }
    elseif ($kind -in ${ASKED.map(q).join(', ')}) { selfcare completion --words $kind 2>$null }
    elseif ($kind) { $kind -split ' ' }
  }
  $found = if ($null -ne $pending) { & $ask $pending | ForEach-Object { ,@($_, $_) } }
  elseif ("$wordToComplete".StartsWith('-')) { $here.flags; ${flags(everywhere)} }
  elseif (-not $given) { $here.commands; & $ask $here.first | ForEach-Object { ,@($_, $_) } }
  $found | Where-Object { $_ -and $_[0].StartsWith("$wordToComplete") } | ForEach-Object {
    [Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])
  }
}
`;
}
