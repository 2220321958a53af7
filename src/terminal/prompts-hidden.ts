import password from '@inquirer/password';
import { askWith } from './prompts-drawn.js';
import { promptTheme } from './prompts-theme.js';
import type { PromptContext } from './prompts.js';

/** One line that is not shown, drawn by inquirer. */
export function hiddenDrawn(context: PromptContext, message: string): Promise<string> {
  const theme = { ...promptTheme(context) };
  return askWith(context, (place) =>
    password({ message, mask: false, toggleMask: false, theme }, place),
  );
}
