import { UsageError } from '../../errors.js';

export const SOUNDS = ['off', 'bell', 'tone'] as const;
export type SoundName = (typeof SOUNDS)[number];

const MINUTES = { min: 0.1, max: 120 };

/** @throws UsageError where `-m` names no length that a session can have */
export function minutesOf(text: string): number {
  return numberOf(text, '-m', 'minutes', /^(\d+([.,]\d*)?|[.,]\d+)$/, MINUTES, 'a number');
}

/** @throws UsageError naming what the flag takes */
export function numberOf(
  text: string,
  flag: string,
  unit: string,
  form: RegExp,
  { min, max }: { readonly min: number; readonly max: number },
  what: string,
): number {
  const value = Number(text.replace(',', '.'));
  if (form.test(text.trim()) && value >= min && value <= max) return value;
  throw new UsageError(
    `${flag} ${text}: not a number of ${unit} that a session can have`,
    `${flag} takes ${what} of ${unit} from ${min} to ${max}`,
  );
}

/** @throws UsageError naming what the flag takes */
export function oneOf<const T extends string>(
  flag: string,
  text: string | undefined,
  values: readonly T[],
): T | undefined {
  if (text === undefined) return undefined;
  const found = values.find((value) => value === text);
  if (found) return found;
  throw new UsageError(`${flag} does not know "${text}"`, `${flag} takes ${values.join(', ')}`);
}
