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

/** The dotted keys of a tree; a key of a setting is one, whatever is below it. */
export function leaves(tree: Tree, isKey: (key: string) => boolean, above = ''): string[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const key = above + name;
    const deeper = typeof value === 'object' && value !== null && !Array.isArray(value);
    return deeper && !isKey(key) ? leaves(value as Tree, isKey, `${key}.`) : [key];
  });
}
