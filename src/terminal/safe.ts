/**
 * Commands to a terminal: CSI (colours, cursor), strings such as window titles, character sets,
 * and single letters such as "reset". One that is cut short loses its escape character only.
 */
const COMMANDS = [
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/,
  /(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)/,
  /\u001b[ -/]+[0-~]/,
  /\u001b[78=>DEHMNOZc]/,
];
const COMMAND = new RegExp(COMMANDS.map(({ source }) => source).join('|'), 'g');

/** C0 without tab and line feed, DEL, C1, and the marks that reverse or hide text's direction. */
const HARMFUL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text that no terminal can take for a command: escape sequences are taken out whole, control
 * characters and bidirectional overrides one by one; every line end becomes `\n`. All stored or
 * foreign text passes here before it is shown.
 */
export function safeText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(COMMAND, '').replace(HARMFUL, '');
}

/** As {@link safeText}, in one line: what a file is called may hold a line end, too. */
export function safeLine(text: string): string {
  return safeText(text).replace(/\n+/g, ' ');
}
