/** One member of a backup. */
export interface Listed {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256, in lower-case hexadecimal. */
  readonly sum: string;
}

/** What a backup says of itself, in its last member: without it, the end is missing. */
export interface Manifest {
  readonly version: 1;
  /** When it was made, in UTC. */
  readonly made: string;
  readonly files: readonly Listed[];
}

/** The bytes of a manifest: one line of JSON. */
export function encodeManifest(manifest: Manifest): Uint8Array {
  return Buffer.from(`${JSON.stringify(manifest)}\n`);
}

/** The manifest in these bytes; `newer` where a later version made it, undefined where there is none. */
export function parseManifest(bytes: Uint8Array): Manifest | 'newer' | undefined {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { version, made, files } = value as Record<string, unknown>;
  if (typeof version === 'number' && version > 1) return 'newer';
  if (version !== 1 || typeof made !== 'string' || Number.isNaN(Date.parse(made))) return undefined;
  if (!Array.isArray(files) || !files.every(isListed)) return undefined;
  return { version, made, files };
}

function isListed(value: unknown): value is Listed {
  if (typeof value !== 'object' || value === null) return false;
  const { name, size, sum } = value as Record<string, unknown>;
  return typeof name === 'string' && Number.isInteger(size) && /^[0-9a-f]{64}$/.test(String(sum));
}
