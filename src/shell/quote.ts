import type { Shell } from './shells.js';

/**
 * A text as one word of a shell's language, whatever is in it: nothing of it is expanded or run.
 * Control characters but line feeds stay as they are.
 */
export function quote(shell: Shell, text: string): string {
  switch (shell) {
    case 'zsh':
    case 'bash':
      return `'${text.replaceAll("'", `'\\''`)}'`;
    case 'fish':
      return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
    case 'pwsh':
      // PowerShell takes the typographic quotes for its own.
      return `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
    case 'nu':
      return rawString(text);
  }
}

/** Nushell's raw string, with as many `#` as no run in the text has after a quote. */
function rawString(text: string): string {
  const runs = [...text.matchAll(/'(#*)/g)].map(([, marks = '']) => marks.length + 1);
  const fence = '#'.repeat(Math.max(1, ...runs));
  return `r${fence}'${text}'${fence}`;
}
