import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { isMistake, type Located, type Mistake } from '../care/practices/located.js';

const JSON_ONLY = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };

/** What the parser's codes mean to somebody who writes a file by hand. */
const WORDS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word stands here that is neither true, false nor null',
  InvalidNumberFormat: 'a number is not written as JSON has it',
  PropertyNameExpected: 'a name in quotes is missing here, or there is a comma too many',
  ValueExpected: 'a value is missing here, or there is a comma too many',
  ColonExpected: 'a colon is missing before this',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a } is missing',
  CloseBracketExpected: 'a ] is missing',
  EndOfFileExpected: 'something stands behind the end',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'a text has no closing quote on its line',
  UnexpectedEndOfNumber: 'a number is cut short',
  InvalidUnicode: 'an escape \\u is not followed by four hexadecimal digits',
  InvalidEscapeCharacter: 'a backslash is followed by a letter that JSON does not know',
  InvalidCharacter: 'a control character stands in a text; \\n and \\t are written so',
};

const ALLOWED = 'the file must be JSON: names and texts in double quotes, commas between';

/** The values of a JSON text with their lines, or the first mistake in it. Never throws. */
export function jsonTree(source: string): Located | Mistake {
  try {
    return treeOf(source);
  } catch (error) {
    // Nobody writes brackets in brackets thousands of times by hand.
    if (!(error instanceof RangeError)) throw error;
    return { line: 1, problem: 'its brackets are nested too deeply', allowed: ALLOWED };
  }
}

function treeOf(source: string): Located | Mistake {
  // As many characters as before, so that no place moves.
  const text = source.replace(/^\uFEFF/, ' ');
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, JSON_ONLY);
  const lineAt = linesOf(text);
  const [first] = errors;
  if (first) {
    const problem = WORDS[printParseErrorCode(first.error)] ?? 'this is not JSON';
    return { line: lineAt(first.offset), problem, allowed: ALLOWED };
  }
  if (!root) return { line: 1, problem: 'the file is empty', allowed: ALLOWED };
  return located(root, lineAt);
}

function located(node: Node, lineAt: (offset: number) => number): Located | Mistake {
  const line = lineAt(node.offset);
  const children = node.children ?? [];
  if (node.type === 'array') {
    const items: Located[] = [];
    for (const child of children) {
      const item = located(child, lineAt);
      if (isMistake(item)) return item;
      items.push(item);
    }
    return { line, value: items };
  }
  if (node.type !== 'object')
    return { line, value: node.value as string | number | boolean | null };
  const members = new Map<string, Located>();
  for (const { offset, children: [name, child] = [] } of children) {
    if (!name || !child) continue;
    const value = located(child, lineAt);
    if (isMistake(value)) return value;
    const key = String(name.value);
    if (members.has(key)) {
      const allowed = 'each field once';
      return { line: lineAt(offset), problem: 'a field stands here a second time', allowed };
    }
    members.set(key, { ...value, line: lineAt(offset) });
  }
  return { line, value: members };
}

/** Which line an offset stands on, counted from 1. */
function linesOf(text: string): (offset: number) => number {
  const ends = [...text.matchAll(/\r\n|\r|\n/g)].map(({ index }) => index);
  return (offset) => ends.filter((end) => end < offset).length + 1;
}
