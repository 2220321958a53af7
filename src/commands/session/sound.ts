import { join } from 'node:path';
import type { Context } from '../../context.js';
import { ensureHome } from '../../files/folders.js';
import type { Tones } from '../../terminal/sound.js';
import type { Cue } from '../../terminal/sound-wave.js';
import { SOUNDS, type SoundName } from './options.js';

/** What is heard at the turns of a session. */
export interface SoundBoard {
  cue(cue: Cue): void;
  /** Off, bell, tone, and round again; returns the sound that is on now. */
  cycle(): SoundName;
  close(): void;
}

/**
 * @param bell rings the terminal's bell
 * @param silent told, once, why no tone can be heard
 */
export function soundBoard(
  context: Pick<Context, 'spawn' | 'env' | 'platform' | 'home'>,
  first: SoundName,
  bell: () => void,
  silent: (why: string) => void,
): SoundBoard {
  let sound = first;
  let tones: Promise<Tones> | undefined;
  const folder = async () => {
    const home = await context.home();
    ensureHome(home);
    return join(home, 'cache', 'sounds');
  };
  const open = async () => {
    const { openTones } = await import('../../terminal/sound.js');
    return openTones(context, folder, silent);
  };
  const warm = () => {
    if (sound === 'tone') tones ??= open();
  };
  warm();
  return {
    cue(cue) {
      if (sound === 'bell') bell();
      if (sound === 'tone') void tones?.then((player) => player.play(cue));
    },
    cycle() {
      sound = SOUNDS[(SOUNDS.indexOf(sound) + 1) % SOUNDS.length] ?? 'off';
      warm();
      return sound;
    },
    close: () => void tones?.then((player) => player.close()),
  };
}
