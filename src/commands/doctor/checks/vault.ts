import { counted, type Check, type Finding } from '../finding.js';
import { isSealed, sealedFiles, type Look } from '../look.js';

/** Whether what is encrypted can be opened, as far as can be told, and what is not encrypted. */
export const vault: Check = {
  name: 'vault',
  run: (look) => [...refused(look), ...locked(look), ...strangers(look), ...plain(look)],
};

type Found = Omit<Finding, 'check'>;

function refused({ refused: why }: Look): Found[] {
  if (!why) return [];
  return [
    {
      severity: why.exitCode === 4 ? 'wrong' : 'note',
      file: 'journal/keys/main.age',
      what: why.message,
      remedy: why.hint ?? 'try again with the right passphrase',
    },
  ];
}

function locked({ files }: Look): Found[] {
  const count = files.filter(({ content }) => content === 'locked').length;
  if (count === 0) return [];
  return [
    {
      severity: 'note',
      what: `the vault is locked: ${counted(count, 'file')} ${count === 1 ? 'was' : 'were'} looked at from outside only, so entries that are missing are not seen, nor whether the key opens`,
      remedy: 'to have them opened and every line read: `selfcare doctor --unlock`',
    },
  ];
}

/** Whole files that the key does not open. */
function strangers(look: Look): Found[] {
  const sealed = sealedFiles(look);
  const [first] = sealed;
  if (first && isSealed(look)) {
    return [
      {
        severity: 'wrong',
        file: first.file.name,
        what: `is encrypted, though the vault is off here (${counted(sealed.length, 'such file')})`,
        remedy:
          '`selfcare vault disable` decrypts it with journal/keys/retired.age and the passphrase that it had',
      },
    ];
  }
  if (first && look.vault.status === 'off') {
    return [
      {
        severity: 'wrong',
        file: first.file.name,
        what: `is encrypted, and there is no key here (${counted(sealed.length, 'such file')})`,
        remedy:
          'bring journal/keys back from a backup, from the device that has it, or from your paper key',
      },
    ];
  }
  return sealed.map(({ file }) => ({
    severity: 'wrong',
    file: file.name,
    what: 'was encrypted to another key: this journal’s key does not open it',
    remedy: 'if you have another key, keep it: age -d -i KEY opens the file',
  }));
}

/** What is not encrypted though the vault is on. */
function plain({ files, items, vault: { status }, device }: Look): Found[] {
  if (status === 'off') return [];
  const lying = files.filter(({ encrypted, content }) => !encrypted && content !== 'none');
  const own = lying.filter(({ file }) => file.device === device).map(({ file }) => file.name);
  const others = lying.filter(({ file }) => file.device !== device).map(({ file }) => file.name);
  const drafts = items
    .filter(
      ({ name, kind }) =>
        kind === 'file' && /^drafts\/[a-z2-7]{8}\.(?:[a-z]+\.)?(?:json|md)$/.test(name),
    )
    .map(({ name }) => name);
  const tell = (names: string[], severity: Found['severity'], remedy: string): Found[] => {
    const [first] = names;
    const also = names.length > 1 ? `, and ${counted(names.length - 1, 'other')} like it` : '';
    const what = `is not encrypted, though the vault is on${also}`;
    return first === undefined ? [] : [{ severity, file: first, what, remedy }];
  };
  return [
    ...tell(
      [...own, ...drafts],
      'wrong',
      'open the vault once, as by `selfcare journal list`: what is plain is encrypted then',
    ),
    ...tell(
      others,
      'note',
      'turn the vault on, with the same passphrase, on the device that wrote it',
    ),
  ];
}
