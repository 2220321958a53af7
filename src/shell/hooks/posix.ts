import { quote } from '../quote.js';
import type { HookFor } from './hook.js';

/**
 * The lines, for zsh and bash, that put the home folder into `dir`: the rule of the program itself,
 * but for a relative path, which would be read from whatever folder one stands in.
 */
export function findHome({ platform, home }: HookFor): string {
  if (home !== undefined) return `local dir=${quote('zsh', home)}`;
  const data =
    platform === 'darwin'
      ? '"${HOME:-.}/Library/Application Support/selfcare"'
      : '"${XDG_DATA_HOME:-${HOME:-.}/.local/share}/selfcare"';
  return `local dir="\${SELFCARE_HOME:-}"
    [[ -n "$dir" ]] || dir=${data}
    [[ "$dir" != '~' && "$dir" != '~/'* ]] || dir="\${HOME:-.}\${dir:1}"`;
}

/** The lines that start a refresh nobody waits for, if the program is there. */
export function refresh({ home }: HookFor, find: string): string {
  const named = home === undefined ? '' : ` --home ${quote('zsh', home)}`;
  return `_selfcare_asked=$now
      if ${find} selfcare >/dev/null; then
        ( command selfcare${named} remind --refresh & ) </dev/null >/dev/null 2>&1
      fi`;
}

/** LRM, RLM, ALM, the embeddings and overrides, and the isolates, as bytes: any locale reads them. */
export const TURNING = [
  ...['8e', '8f', 'aa', 'ab', 'ac', 'ad', 'ae'].map((last) => `$'\\xe2\\x80\\x${last}'`),
  ...['a6', 'a7', 'a8', 'a9'].map((last) => `$'\\xe2\\x81\\x${last}'`),
  `$'\\xd8\\x9c'`,
].join(' ');
