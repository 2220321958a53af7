import type { ChildProcess } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../context.js';
import { findPlayer, type Player } from './sound-player.js';
import { CUES, waveOf, type Cue } from './sound-wave.js';

/** Soft tones through whatever player the system has. */
export interface Tones {
  /** Starts a tone, the one before it ending. Returns at once. */
  play(cue: Cue): void;
  /** Silence, for good. */
  close(): void;
}

/**
 * Writes the tones into `folder` (0700, files 0600) and finds a player.
 *
 * @param silent called once, with the reason, when no tone can be heard
 */
export function openTones(
  context: Pick<Context, 'spawn' | 'env' | 'platform'>,
  folder: () => Promise<string>,
  silent: (why: string) => void,
): Tones {
  let ready: { player: Player; folder: string } | undefined;
  let playing: ChildProcess | undefined;
  let waiting: Cue | undefined;
  let closed = false;
  const hush = () => {
    playing?.kill('SIGKILL');
    playing = undefined;
  };
  const giveUp = (why: string) => {
    if (!closed) silent(why);
    closed = true;
    hush();
  };
  const play = (cue: Cue) => {
    if (closed) return;
    if (!ready) {
      waiting = cue;
      return;
    }
    hush();
    const { player } = ready;
    const child = context.spawn(player.command, player.args(join(ready.folder, `${cue}.wav`)), {
      stdio: 'ignore',
      windowsHide: true,
    });
    playing = child;
    child.on('error', () => giveUp('the sound player did not start'));
    child.on('exit', (code) => {
      if (playing === child) playing = undefined;
      if (code !== null && code !== 0) giveUp('the sound player could not play');
    });
    // A tone that is still fading must not hold up the end of the program.
    child.unref();
  };
  void prepare(context, folder).then(
    (found) => {
      if (!found) return giveUp('no sound player was found');
      ready = found;
      if (waiting) play(waiting);
    },
    () => giveUp('the tones could not be written'),
  );
  return {
    play,
    close() {
      closed = true;
      hush();
    },
  };
}

async function prepare(
  context: Pick<Context, 'env' | 'platform'>,
  folderOf: () => Promise<string>,
): Promise<{ player: Player; folder: string } | undefined> {
  const player = await findPlayer(context.env, context.platform);
  if (!player) return undefined;
  const folder = await folderOf();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  for (const cue of CUES) {
    const file = join(folder, `${cue}.wav`);
    await writeFile(file, waveOf(cue), { mode: 0o600 });
  }
  return { player, folder };
}
