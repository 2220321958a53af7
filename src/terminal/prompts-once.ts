import type { ScaleRequest } from './prompts.js';

/**
 * Presses Enter for a person whose first key leaves no doubt: 4 of 1 to 5, but not 1 of 0 to 10,
 * which may become 10.
 *
 * @param asked the question, which has begun
 */
export async function sentAtOnce(
  asked: Promise<string>,
  input: NodeJS.ReadableStream,
  { min, max }: Pick<ScaleRequest, 'min' | 'max'>,
): Promise<string> {
  let typed = '';
  let isOver = false;
  const onKey = (_: unknown, { sequence = '' }: { sequence?: string }) => {
    typed += sequence;
    const number = Number(typed);
    const isWhole = /^\d$/.test(typed) && number >= min && number <= max;
    if (!isWhole || (number > 0 && number * 10 <= max)) return;
    // After the question itself has seen the key, and whatever came with it.
    setImmediate(() => {
      if (!isOver) input.emit('keypress', '\r', { name: 'return', sequence: '\r' });
    });
  };
  input.on('keypress', onKey);
  try {
    return await asked;
  } finally {
    isOver = true;
    input.off('keypress', onKey);
  }
}
