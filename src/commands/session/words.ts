import type { Pace } from '../../care/pacer.js';

/** `4`, `5.5`: a length in seconds. */
export function seconds(ms: number): string {
  return String(Math.round(ms / 100) / 10);
}

/** `0:32`, `12:05`: a time in minutes and seconds. */
export function minutes(ms: number): string {
  const whole = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Why a session stands still, and what to do; empty while it runs. */
export function pauseWords({ status, why }: Pace): string {
  if (status !== 'paused') return '';
  if (why === 'asleep') return 'paused while the computer slept; space to go on';
  if (why === 'suspended') return 'paused while you were away; space to go on';
  return 'paused; space to go on';
}
