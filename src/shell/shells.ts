/** The shells that have a hook and a completion. */
export const SHELLS = ['zsh', 'bash', 'fish', 'pwsh', 'nu'] as const;

export type Shell = (typeof SHELLS)[number];

/** Whether a word names a shell that is known here. */
export function isShell(word: string | undefined): word is Shell {
  return SHELLS.some((shell) => shell === word);
}
