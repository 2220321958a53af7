/** Columns from which help has room for a flag and, beside it, what it does. */
export const SIDE_BY_SIDE = 76;
