/** The heading of the flags that every command understands. */
export const EVERYWHERE = 'Everywhere:';

/** The flags that every command understands, before or after its name. */
export const FLAGS = [
  ['--json', 'machine-readable output'],
  ['--plain', 'no animation, no colour, one line an event'],
  ['--no-color', 'no colour'],
  ['-q, --quiet', 'only data and errors'],
  ['-y, --yes', 'answer every question with its default'],
  ['--home <dir>', 'the folder that holds everything'],
  ['--debug', 'show where an error happened'],
] as const;

/** Every command understands these too; `selfcare vault --help` alone shows them. */
export const UNLOCK_FLAGS = [
  ['--passphrase-command <cmd>', 'a command that prints the vault’s passphrase'],
  ['--passphrase-fd <n>', 'a descriptor to read the vault’s passphrase from'],
] as const;

/** The two that answer by themselves. */
export const VERSION_FLAG = ['-V, --version', 'show the version'] as const;
export const HELP_FLAG = ['-h, --help', 'show help'] as const;
