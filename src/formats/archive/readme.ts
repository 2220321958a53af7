/** What lies beside a sealed backup, for whoever finds it without selfcare. */
export function readmeOf(made: Date): string {
  return `A backup of a selfcare journal, made ${made.toISOString()}.

home.tar.age holds everything, encrypted with age (https://age-encryption.org).
keys/main.age is the key that opens it, encrypted with the passphrase of the journal.

With selfcare:    selfcare restore THIS-FILE.tar
Without it:       tar xf THIS-FILE.tar
                  age -d keys/main.age > key.txt        (asks for the passphrase)
                  age -d -i key.txt home.tar.age | tar x
                  for f in journal/*/*.age journal/*/new/*.age; do age -d -i key.txt "$f"; done
                  rm key.txt

A paper key does instead of key.txt: write its line AGE-SECRET-KEY-1... into that file.
`;
}
