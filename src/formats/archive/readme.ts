/**
 * What lies beside a sealed backup, for whoever finds it without selfcare.
 *
 * @param hasKey whether the key that opens it lies there, too
 */
export function readmeOf(made: Date, hasKey: boolean): string {
  return `A backup of a selfcare journal, made ${made.toISOString()}.

home.tar.age holds everything, encrypted with age (https://age-encryption.org).
${hasKey ? WITH_KEY : WITHOUT_KEY}`;
}

const OPEN = `age -d -i key.txt home.tar.age | tar x
                  for f in journal/*/*.age journal/*/new/*.age; do age -d -i key.txt "$f"; done
                  rm key.txt
`;

const WITH_KEY = `keys/main.age is the key that opens it, encrypted with the passphrase of the journal.

With selfcare:    selfcare restore THIS-FILE.tar
Without it:       tar xf THIS-FILE.tar
                  age -d keys/main.age > key.txt        (asks for the passphrase)
                  ${OPEN}
A paper key does instead of key.txt: write its line AGE-SECRET-KEY-1... into that file.
`;

const WITHOUT_KEY = `THE KEY THAT OPENS IT IS NOT HERE: it was missing, or damaged, when this was made. What opens it
is the paper key, or the file journal/keys/main.age of an older backup or of another device.

With main.age:    tar xf THIS-FILE.tar
                  age -d main.age > key.txt             (asks for the passphrase)
                  ${OPEN}
With a paper key: write its line AGE-SECRET-KEY-1... into key.txt, and leave out the second line.
`;
