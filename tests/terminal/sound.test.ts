import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { describe, expect, test, vi } from 'vitest';
import { openTones } from '../../src/terminal/sound.js';
import { findPlayer } from '../../src/terminal/sound-player.js';
import { CUES, waveOf, type Cue } from '../../src/terminal/sound-wave.js';
import { tempFolder } from '../support/host.js';
import { isRunning, PATIENT } from '../support/processes.js';

/** The samples of a cue, -1 to 1. */
function samples(cue: Cue): number[] {
  const file = Buffer.from(waveOf(cue));
  return Array.from(
    { length: (file.length - 44) / 2 },
    (_, at) => file.readInt16LE(44 + at * 2) / 32_768,
  );
}

function crossings(wave: number[]): number {
  return wave.filter((value, at) => value > 0 && (wave[at - 1] ?? 0) <= 0).length;
}

describe('a tone', () => {
  test.each(CUES)('%s is a sound WAV file that neither clicks nor shouts', (cue) => {
    const file = Buffer.from(waveOf(cue));
    expect(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 12)).toBe('RIFFWAVE');
    expect(file.readUInt32LE(4)).toBe(file.length - 8);
    expect(file.readUInt32LE(40)).toBe(file.length - 44);
    const wave = samples(cue);
    const peak = Math.max(...wave.map(Math.abs));
    expect(peak).toBeGreaterThan(0.1);
    expect(peak).toBeLessThan(0.3);
    for (const end of [wave.slice(0, 20), wave.slice(-20)]) {
      expect(Math.max(...end.map(Math.abs))).toBeLessThan(0.01);
    }
    const jumps = wave.map((value, at) => Math.abs(value - (wave[at - 1] ?? 0)));
    expect(Math.max(...jumps)).toBeLessThan(0.05);
  });

  test('in rises, out falls, and a hold stays', () => {
    const slope = (cue: Cue) => {
      const wave = samples(cue);
      const half = wave.length / 2;
      return crossings(wave.slice(half)) / crossings(wave.slice(0, half));
    };
    expect(slope('in')).toBeGreaterThan(1.1);
    expect(slope('out')).toBeLessThan(0.9);
    expect(slope('hold')).toBeCloseTo(1, 1);
  });
});

/** A folder with a player of that name: a shell script, told the file to play as `$1`. */
function playerFolder(name: string, script: string): string {
  const folder = tempFolder();
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
  return folder;
}

describe('the player', () => {
  test('is the first known one on the PATH', async () => {
    const [one, two] = [playerFolder('aplay', ''), playerFolder('paplay', '')];
    expect((await findPlayer({ PATH: `${one}:${two}` }, 'linux'))?.command).toBe(
      join(two, 'paplay'),
    );
    expect((await findPlayer({ PATH: `/nowhere:${one}` }, 'linux'))?.command).toBe(
      join(one, 'aplay'),
    );
    expect(await findPlayer({ PATH: tempFolder() }, 'linux')).toBeUndefined();
    expect(await findPlayer({}, 'linux')).toBeUndefined();
  });

  test('is given the tone, from a folder that only its owner can read', async () => {
    const log = join(tempFolder(), 'log');
    const folder = playerFolder('paplay', `echo "$1" >> ${log}`);
    const sounds = join(tempFolder(), 'cache', 'sounds');
    const silent = vi.fn();
    const tones = openTones(
      { spawn, env: { PATH: folder }, platform: 'linux' },
      async () => sounds,
      silent,
    );
    tones.play('in');
    await vi.waitFor(
      () => expect(readFileSync(log, 'utf8')).toBe(`${join(sounds, 'in.wav')}\n`),
      PATIENT,
    );
    tones.close();
    expect(silent).not.toHaveBeenCalled();
    expect(statSync(sounds).mode & 0o777).toBe(0o700);
    expect(readdirSync(sounds)).toHaveLength(CUES.length);
    for (const name of readdirSync(sounds))
      expect(statSync(join(sounds, name)).mode & 0o777).toBe(0o600);
  });

  test('plays one tone at a time, and none after the end', async () => {
    const log = join(tempFolder(), 'log');
    const folder = playerFolder('paplay', `echo $$ >> ${log}; exec /bin/sleep 60`);
    const tones = openTones(
      { spawn, env: { PATH: folder }, platform: 'linux' },
      async () => tempFolderOf(log),
      vi.fn(),
    );
    const alive = () =>
      readFileSync(log, 'utf8')
        .trim()
        .split('\n')
        .map((pid) => isRunning(Number(pid)));
    tones.play('in');
    await vi.waitFor(() => expect(alive()).toEqual([true]), PATIENT);
    tones.play('out');
    await vi.waitFor(() => expect(alive()).toEqual([false, true]), PATIENT);
    tones.close();
    await vi.waitFor(() => expect(alive()).toEqual([false, false]), PATIENT);
    tones.play('in');
    expect(alive()).toHaveLength(2);
  });

  test.each([
    ['is missing', '', 'no sound player was found'],
    ['fails', 'exit 1', 'the sound player could not play'],
  ])('that %s means silence, and one notice', async (_, script, why) => {
    const PATH = script ? playerFolder('aplay', script) : tempFolder();
    const silent = vi.fn();
    const sounds = tempFolder();
    const tones = openTones(
      { spawn, env: { PATH }, platform: 'linux' },
      async () => sounds,
      silent,
    );
    tones.play('in');
    await vi.waitFor(() => expect(silent).toHaveBeenCalledWith(why), PATIENT);
    tones.play('out');
    tones.close();
    expect(silent).toHaveBeenCalledTimes(1);
  });

  test('is not run when the tones cannot be written', async () => {
    const blocked = join(tempFolder(), 'file');
    writeFileSync(blocked, '');
    const silent = vi.fn();
    const env = { PATH: playerFolder('aplay', '') };
    openTones({ spawn, env, platform: 'linux' }, async () => join(blocked, 'sounds'), silent);
    await vi.waitFor(
      () => expect(silent).toHaveBeenCalledWith('the tones could not be written'),
      PATIENT,
    );
    expect(existsSync(join(blocked, 'sounds'))).toBe(false);
  });
});

function tempFolderOf(file: string): string {
  return join(file, '..', 'sounds');
}
