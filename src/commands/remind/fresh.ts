/** *Design*: what is remembered of the journal serves so long, in ms: other devices may have written. */
export const FRESH = 12 * 3_600_000;
