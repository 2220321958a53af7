/** What stands between an entry's bytes and its file. */
export interface Codec {
  /** What it adds to a file's name: `` for plain, `.age` for the vault. */
  readonly suffix: string;
  /** Whether reading is possible now, without asking anybody; a locked vault can only write. */
  readonly canDecode: boolean;
  /**
   * Makes reading possible; a person is asked at most once a run. Absent where it always is.
   *
   * @throws LockedError
   */
  unlock?(): Promise<void>;
  encode(plain: Uint8Array): Promise<Uint8Array>;
  /**
   * @param stored the caller's to use again once this has returned: what comes later copies it
   * @returns what was encoded; blank lines may follow it
   * @throws where the bytes are damaged; PartlyDecoded where a beginning of them is not
   */
  decode(stored: Uint8Array): Promise<Uint8Array> | Uint8Array;
}

/** Files as they are. */
export const plainCodec: Codec = {
  suffix: '',
  canDecode: true,
  encode: (plain) => Promise.resolve(plain),
  decode: (stored) => stored,
};

/** Of a damaged file, what could be decoded before the damage. */
export class PartlyDecoded extends Error {
  readonly plain: Uint8Array;

  constructor(plain: Uint8Array) {
    super('a file is damaged');
    this.plain = plain;
  }
}

/** What an encrypted file's name ends in. */
export const VAULT_SUFFIX = '.age';

/** How the vault stands; `unintroduced`: there is one, and this device has not opened it yet. */
export type VaultStatus = 'off' | 'locked' | 'unlocked' | 'unintroduced';

/** The journal's encryption, as one run knows it. */
export interface Vault {
  readonly status: VaultStatus;
  /** To whom this device encrypts (`age1…`); undefined where the vault is off or unintroduced. */
  readonly recipient: string | undefined;
  /** The first writes; all read, each the files with its suffix. */
  readonly codecs: readonly [Codec, ...Codec[]];
  /** The key that decrypts (`AGE-SECRET-KEY-1…`); undefined until it is unlocked. */
  readonly identity: string | undefined;
  /**
   * Opens it; asks at most once a run, and does nothing where it is off or open.
   *
   * @throws LockedError where the passphrase is wrong or there is no way to ask; IntegrityError
   */
  unlock(): Promise<void>;
}

/** A journal that is not encrypted. */
export const NO_VAULT: Vault = {
  status: 'off',
  recipient: undefined,
  codecs: [plainCodec],
  identity: undefined,
  unlock: () => Promise.resolve(),
};

/** The codec that a file's name asks for; undefined where none of these can read it. */
export function codecFor(path: string, codecs: readonly Codec[]): Codec | undefined {
  // A sync tool may have put its own words behind the ending.
  const isSealed = /\.jsonl?[^/\\]*\.age(?![a-z0-9])/.test(path);
  return [...codecs]
    .sort((a, b) => b.suffix.length - a.suffix.length)
    .find(({ suffix }) =>
      isSealed ? suffix === VAULT_SUFFIX : suffix !== VAULT_SUFFIX && path.endsWith(suffix),
    );
}
