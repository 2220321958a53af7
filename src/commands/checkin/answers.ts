import type { BodySignal, Sign } from '../../care/checkin/lists.js';
import type { Checkin } from '../../care/checkin/checkin.js';

/** What was answered: every question can be passed over. */
export interface Answers {
  readonly mood?: number;
  readonly energy?: number;
  readonly tension?: number;
  readonly body?: readonly BodySignal[];
  readonly signs?: readonly Sign[];
  /** One line. */
  readonly note?: string;
}

/** Whether anything was answered. */
export function isAnswered({ body = [], signs = [], ...others }: Answers): boolean {
  return Object.keys(others).length > 0 || body.length > 0 || signs.length > 0;
}

/** `mood 3, tension 6; body: jaw; signs: emotional`: what was given, but for the words. */
export function checkinWords(checkin: Checkin): string {
  const { body, signs } = checkin;
  const parts = [scoreWords(checkin)];
  if (body.length > 0) parts.push(`body: ${body.join(', ')}`);
  if (signs.length > 0) parts.push(`signs: ${signs.join(', ')}`);
  return parts.filter((part) => part !== '').join('; ');
}

/** `mood 3, energy 2, tension 6`: what was given. */
export function scoreWords({ mood, energy, tension }: Checkin): string {
  const scores = Object.entries({ mood, energy, tension });
  return scores
    .flatMap(([name, value]) => (value === undefined ? [] : `${name} ${value}`))
    .join(', ');
}
