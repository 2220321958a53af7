/** A value of a file, and the line on which it stands, counted from 1. */
export interface Located {
  readonly line: number;
  readonly value: Primitive | readonly Located[] | ReadonlyMap<string, Located>;
}

type Primitive = string | number | boolean | null;

/** What is wrong in a file, where, and what would be right. */
export interface Mistake {
  readonly line: number;
  readonly problem: string;
  readonly allowed: string;
}

/** Whether what was read is a mistake and no practice. */
export function isMistake(value: object): value is Mistake {
  return 'problem' in value;
}
