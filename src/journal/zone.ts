import { existsSync, readlinkSync } from 'node:fs';

const NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)+$/;
const FOLDER = '/usr/share/zoneinfo/';

/**
 * The IANA name of the local zone; empty where it has none (`TZ=UTC-5`). Asking the runtime costs 37 ms (it loads its calendar data), so
 * the TZ variable and the system's link are asked first, and the runtime only when both are silent.
 *
 * @param tz the TZ environment variable
 * @param ask the runtime's own answer; despite its type, it has none for a TZ that it cannot name
 */
export function localZone(tz: string | undefined, ask: () => string | undefined): string {
  const named = tz?.replace(/^:/, '');
  if (named)
    return named === 'UTC' || (NAME.test(named) && existsSync(FOLDER + named))
      ? named
      : (ask() ?? '');
  try {
    const target = readlinkSync('/etc/localtime');
    const name = target.split('zoneinfo/').at(-1) ?? '';
    if (name === 'Etc/UTC' || name === 'UTC') return 'UTC';
    if (target.includes('zoneinfo/') && NAME.test(name)) return name;
  } catch {
    // Windows, or a system without the link.
  }
  return ask() ?? '';
}
