/** Every mark the product draws, with what stands for it where the terminal has no Unicode. */
export interface Symbols {
  readonly unicode: boolean;
  readonly dot: string;
  readonly dash: string;
  readonly ellipsis: string;
  readonly star: string;
  readonly bullet: string;
  readonly rule: string;
  readonly full: string;
  readonly empty: string;
  readonly pointer: string;
  readonly quote: string;
}

const RICH: Symbols = {
  unicode: true,
  dot: '·',
  dash: '–',
  ellipsis: '…',
  star: '★',
  bullet: '•',
  rule: '─',
  full: '━',
  empty: '─',
  pointer: '›',
  quote: '│',
};

const ASCII: Symbols = {
  unicode: false,
  dot: '-',
  dash: '-',
  ellipsis: '...',
  star: '*',
  bullet: '-',
  rule: '-',
  full: '=',
  empty: '-',
  pointer: '>',
  quote: '|',
};

const LETTERS: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '…': '...',
};

/** Words of our own in letters that the terminal has: without Unicode, in ASCII. */
export function inLetters(text: string, { unicode }: Pick<Symbols, 'unicode'>): string {
  return unicode ? text : text.replaceAll(/[‘’“”–…]/g, (letter) => LETTERS[letter] ?? letter);
}

type Env = Readonly<Record<string, string | undefined>>;

/** Whether the terminal can be trusted with more than ASCII, from the locale it declares. */
export function symbolsFor(env: Env, platform: string): Symbols {
  if (env['TERM'] === 'linux') return ASCII;
  if (platform === 'win32') return env['WT_SESSION'] || env['TERM_PROGRAM'] ? RICH : ASCII;
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  if (locale === '' && platform === 'darwin') return RICH;
  return /utf-?8/i.test(locale) ? RICH : ASCII;
}

/**
 * Colour depth of a stream: 0 none, 1 sixteen colours, 2 256 colours, 3 truecolour.
 * `--no-color` wins over FORCE_COLOR, that over NO_COLOR and TERM=dumb, those over the terminal.
 */
export function colorLevel(env: Env, isTTY: boolean, allowed: boolean): 0 | 1 | 2 | 3 {
  if (!allowed) return 0;
  const force = env['FORCE_COLOR'];
  if (force !== undefined) {
    if (force === '0' || force === 'false') return 0;
    if (force === '2') return 2;
    if (force === '3') return 3;
    return 1;
  }
  if (env['NO_COLOR'] || env['TERM'] === 'dumb' || !isTTY) return 0;
  if (/truecolor|24bit/i.test(env['COLORTERM'] ?? '')) return 3;
  if (/-256(color)?$/i.test(env['TERM'] ?? '') || env['WT_SESSION']) return 2;
  return 1;
}

/** Whether a run is asked, whatever its streams are, to draw nothing and move no cursor. */
export function asksPlain(env: Env, flag: boolean): boolean {
  return (
    flag || env['TERM'] === 'dumb' || !['', '0', 'false'].includes(env['SELFCARE_PLAIN'] ?? '')
  );
}
