import { BODY } from './body.js';
import { KINDNESS } from './kindness.js';
import { NOTICING } from './noticing.js';
import { PASSAGES } from './passages.js';
import type { BuiltIn, Practice } from './practice.js';

/** The practices that ship with the product, in the order in which they are listed. */
export const BUILT_IN: readonly BuiltIn[] = [...PASSAGES, ...NOTICING, ...KINDNESS, ...BODY];

/** Whether a practice ships with the product. */
export function isBuiltIn(practice: Practice): practice is BuiltIn {
  return 'evidence' in practice;
}
