/** The cues that a person with closed eyes can tell apart. */
export const CUES = ['in', 'top-up', 'hold', 'out', 'rest'] as const;
export type Cue = (typeof CUES)[number];

/** Samples a second. */
const RATE = 22_050;
const LOUDNESS = 0.22;

/** Start and end pitch in hertz, and seconds: in rises, out falls, a hold is one short low note. */
const SHAPES: Readonly<Record<Cue, readonly [from: number, to: number, seconds: number]>> = {
  in: [220, 330, 0.9],
  'top-up': [330, 392, 0.45],
  hold: [165, 165, 0.35],
  out: [330, 196, 1.1],
  rest: [147, 147, 0.35],
};

/** A soft tone as a WAV file: 16 bits, mono, swelling and fading so that nothing clicks. */
export function waveOf(cue: Cue): Uint8Array {
  const [from, to, seconds] = SHAPES[cue];
  const samples = Math.round(RATE * seconds);
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples * 2, 40);
  let turns = 0;
  for (let at = 0; at < samples; at++) {
    const along = at / samples;
    turns += (from + (to - from) * along) / RATE;
    // A quarter of the time to swell, the rest to fade.
    const place = along < 0.25 ? along * 2 : 0.5 + (along - 0.25) / 1.5;
    const swell = Math.sin(Math.PI * place);
    // A little of the octave above makes a sine less bare.
    const tone = Math.sin(2 * Math.PI * turns) * 0.85 + Math.sin(4 * Math.PI * turns) * 0.15;
    file.writeInt16LE(Math.round(tone * swell * LOUDNESS * 32_767), 44 + at * 2);
  }
  return file;
}
