import type { CommandModule } from './command.js';
import { examples } from './options/examples.js';
import { UNLOCK_FLAGS } from './options/flags.js';

/** `selfcare vault`: the journal's encryption. */
export const define: CommandModule['define'] = (vault, action) => {
  vault.description('Encrypt your journal with a passphrase, and stop doing so.');
  examples(vault, [
    ['selfcare vault enable', 'asks for a passphrase, and encrypts what is there'],
    ['selfcare vault status', 'never asks for the passphrase'],
    ['selfcare journal list --passphrase-command "pass show selfcare"', ''],
  ]);
  // Hidden elsewhere, where nobody looks for them and they would push all other flags aside.
  vault.optionsGroup('To unlock it, with any command:');
  for (const [flag, what] of UNLOCK_FLAGS) vault.option(flag, what);
  const sub = (name: string, what: string, ...lines: string[]) => {
    const command = vault.command(name).description(what);
    examples(
      command,
      lines.map((line) => [`selfcare vault ${line}`, ''] as const),
    );
    return command;
  };
  sub(
    'enable',
    'Turn it on, and encrypt what is there.',
    'enable',
    'enable --new-passphrase-fd 3 3<file',
  )
    .option('--paper-key', 'a vault was here before and its passphrase is forgotten: type the key')
    .option('--new-passphrase-command <cmd>', 'a command that prints the passphrase')
    .option('--new-passphrase-fd <n>', 'a descriptor to read it from')
    .action(
      action(async (context, options: object) =>
        (await import('./vault/enable.js')).enable(context, options),
      ),
    );
  sub('disable', 'Turn it off, and write everything as plain text again.', 'disable').action(
    action(async (context) => (await import('./vault/disable.js')).disable(context)),
  );
  sub('status', 'Whether it is on, and what is encrypted.', 'status').action(
    action(async (context) => (await import('./vault/status.js')).status(context)),
  );
  sub('passphrase', 'Change the passphrase.', 'passphrase', 'passphrase --paper-key')
    .option('--paper-key', 'you have forgotten the old one: type the paper key instead')
    .option('--new-passphrase-command <cmd>', 'a command that prints the new passphrase')
    .option('--new-passphrase-fd <n>', 'a descriptor to read it from')
    .action(
      action(async (context, options: Record<string, string>) =>
        (await import('./vault/passphrase.js')).changePassphrase(context, options),
      ),
    );
  sub('export-key', 'Show the key itself, to be kept on paper.', 'export-key').action(
    action(async (context) => (await import('./vault/export-key.js')).exportKey(context)),
  );
};
