import { join } from 'node:path';
import type { Context } from '../../context.js';
import { plainCodec } from '../../journal/codec.js';
import { filesOf, SEALED } from '../../journal/vault/convert.js';
import { keyNames } from '../../journal/vault/keys.js';

/** `selfcare vault status`: by names alone, so that it never asks for the passphrase. */
export async function status(context: Context): Promise<void> {
  const { out } = context;
  const home = await context.home();
  const { status: state, recipient } = await context.vault();
  const journal = join(home, 'journal');
  const encrypted = filesOf(journal, SEALED, plainCodec).length;
  const plain = filesOf(journal, plainCodec, SEALED).length;
  const vault = state === 'off' ? 'off' : 'on';
  const introduced = vault === 'on' && state !== 'unintroduced';
  const keys = keyNames(home).map((name) => `journal/keys/${name}`);
  if (out.json) {
    out.value({ vault, introduced, recipient: recipient ?? null, keys, encrypted, plain });
    return;
  }
  out.data(`The vault is ${vault}.`);
  if (state === 'unintroduced') {
    out.data('This device has not opened it yet: `selfcare vault enable` does.');
  }
  if (recipient !== undefined) out.data(`Encrypted to: ${recipient}`);
  for (const key of keys) out.data(`Key: ${key}`);
  out.data(`Files: ${encrypted} encrypted, ${plain} plain`);
  if (vault === 'on' && plain > 0) {
    out.note('Plain files are encrypted when you next read your journal.');
  }
}
