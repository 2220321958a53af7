import type { Context } from '../../context.js';

/**
 * The key as a file that `age -d -i` takes, to be kept on paper.
 *
 * @param date when it was printed
 */
export function paperKey(identity: string, recipient: string, date: string): string[] {
  return [
    `# selfcare: the key of your vault, printed ${date}`,
    `# it belongs to ${recipient}`,
    identity,
  ];
}

/** How to keep it. */
export const KEEP_IT = [
  'Whoever has this key can read your journal without the passphrase.',
  'Write it down or print it, keep it where you keep a passport, and clear this screen.',
  'It is needed only if you forget the passphrase: `selfcare vault passphrase --paper-key`.',
];

/** The local date, as on a calendar. */
export function dateOf({ now, local }: Pick<Context, 'now' | 'local'>): string {
  const instant = now();
  return new Date(instant.getTime() + local.offsetAt(instant) * 60_000).toISOString().slice(0, 10);
}
