import type { ChalkInstance } from 'chalk';

/** What a cell is painted with; shades of the picture begin at {@link FIRST_SHADE}. */
export const INK = { none: 0, word: 1, soft: 2, done: 3 } as const;
const FIRST_SHADE = 4;

/** From the rim to the heart of the picture: middle tones, that show on dark and light grounds. */
const STOPS = [
  [92, 98, 172],
  [74, 134, 190],
  [76, 172, 186],
  [104, 200, 184],
  [152, 220, 196],
] as const;
const TRUE_SHADES = 24;
const SHADES_256 = [61, 67, 74, 80, 116];

/** Turns inks into colours of the depth that the terminal has. */
export interface Palette {
  /** The ink for a brightness of 0 to 1. */
  shade(brightness: number): number;
  paint(ink: number, text: string): string;
}

/** The palette of a colour depth: 24 shades in truecolour, 5 of 256 colours, 1 of 16. */
export function createPalette(color: ChalkInstance): Palette {
  const shades = shadesOf(color);
  const same = (text: string) => text;
  const inks = [same, color.bold, color.dim, shades[Math.floor(shades.length / 2)] ?? same];
  const painters = [...inks, ...shades].map(around);
  return {
    shade: (brightness) =>
      FIRST_SHADE +
      Math.max(0, Math.min(shades.length - 1, Math.floor(brightness * shades.length))),
    paint: (ink, text) => (painters[ink] ?? same)(text),
  };
}

/** A style as the bytes before and after a text: a frame paints hundreds of runs. */
function around(style: (text: string) => string): (text: string) => string {
  const [open = '', close = ''] = style('|').split('|');
  return (text) => open + text + close;
}

function shadesOf(color: ChalkInstance): ((text: string) => string)[] {
  if (color.level === 0) return [(text) => text];
  // Two of sixteen colours make a hard edge; one is calmer, and the dots shade it.
  if (color.level === 1) return [color.cyan];
  if (color.level === 2) return SHADES_256.map((code) => color.ansi256(code));
  return Array.from({ length: TRUE_SHADES }, (_, index) => {
    const along = (index / (TRUE_SHADES - 1)) * (STOPS.length - 1);
    const first = Math.min(Math.floor(along), STOPS.length - 2);
    const [from = STOPS[0], to = STOPS[0]] = STOPS.slice(first, first + 2);
    const [red, green, blue] = [0, 1, 2].map((part) => {
      const start = from[part] ?? 0;
      return Math.round(start + ((to[part] ?? 0) - start) * (along - first));
    });
    return color.rgb(red ?? 0, green ?? 0, blue ?? 0);
  });
}
