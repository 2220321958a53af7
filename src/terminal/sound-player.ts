import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** A program that plays a sound file, and its arguments for one. */
export interface Player {
  readonly command: string;
  args(file: string): string[];
}

type Args = (file: string) => string[];
const plain: Args = (file) => [file];

/** What may play a WAV file, the gentlest on the system first. */
const KNOWN: readonly (readonly [name: string, args: Args])[] = [
  ['pw-play', plain],
  ['paplay', plain],
  ['aplay', (file) => ['-q', file]],
  ['afplay', plain],
  ['ffplay', (file) => ['-nodisp', '-autoexit', '-loglevel', 'quiet', file]],
  ['play', (file) => ['-q', file]],
];

const POWERSHELL: Args = (file) => [
  '-NoProfile',
  '-NonInteractive',
  '-Command',
  `(New-Object System.Media.SoundPlayer '${file.replaceAll("'", "''")}').PlaySync()`,
];

/** The first known player on the PATH, or undefined where there is none. */
export async function findPlayer(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
): Promise<Player | undefined> {
  const windows = platform === 'win32';
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter(Boolean);
  const known = windows ? ([['powershell.exe', POWERSHELL]] as const) : KNOWN;
  for (const [name, args] of known) {
    for (const folder of folders) {
      const command = join(folder, name);
      if (await isProgram(command)) return { command, args };
    }
  }
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
