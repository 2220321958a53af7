/** What stands between an entry's bytes and its file. */
export interface Codec {
  /** What it adds to a file's name: `` for plain, `.age` for the vault. */
  readonly suffix: string;
  /** Whether reading is possible now; a locked vault can only write. */
  readonly canDecode: boolean;
  encode(plain: Uint8Array): Promise<Uint8Array>;
  /**
   * @param stored the caller's to use again once this has returned: what comes later copies it
   * @throws where the bytes are damaged
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
