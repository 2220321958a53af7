import { stripVTControlCharacters } from 'node:util';

/** C0 without tab and line feed, DEL, C1, and the marks that reverse or hide text's direction. */
const HARMFUL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text that no terminal can take for a command: escape sequences are taken out whole, control
 * characters and bidirectional overrides one by one; every line end becomes `\n`. All stored or
 * foreign text passes here before it is shown.
 */
export function safeText(text: string): string {
  return stripVTControlCharacters(text.replace(/\r\n?/g, '\n')).replace(HARMFUL, '');
}
