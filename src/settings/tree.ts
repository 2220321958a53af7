/** Settings as a file holds them. */
export type Tree = Readonly<Record<string, unknown>>;

/** The tree in a settings file, or undefined where it is not one. */
export function parseTree(text: string): Tree | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Tree)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The value at a dotted key. */
export function at(tree: Tree, key: string): unknown {
  let here: unknown = tree;
  for (const part of key.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, part)) return undefined;
    here = (here as Tree)[part];
  }
  return here;
}
