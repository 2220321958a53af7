import type { ChalkInstance } from 'chalk';
import { safeText } from './safe.js';
import type { Symbols } from './symbols.js';
import { columnsOf } from './width.js';
import { wrapText } from './wrap.js';

/** How text is shown: columns to lay it out in, and the colours and marks of its stream. */
export interface TextStyle {
  readonly width: number;
  readonly color: ChalkInstance;
  readonly symbols: Symbols;
}

/**
 * Stored text for a person's eyes: made safe, wrapped with hanging indents, line breaks as they
 * were written, and Markdown lightly styled. Without colour every mark stays as written.
 */
export function showText(text: string, style: TextStyle): string {
  let fenced = false;
  return safeText(text)
    .replaceAll('\t', '    ')
    .split('\n')
    .map((line) => {
      const fence = /^\s*(```|~~~)/.test(line);
      if (fence) fenced = !fenced;
      return fence || fenced ? style.color.dim(line) : showLine(line, style);
    })
    .join('\n');
}

const HEADING = /^(#{1,6}) +(.*?)(?: +#+)?$/;
const RULE = /^ {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$/;
const QUOTE = /^ {0,3}>[ ]?(.*)$/;
const ITEM = /^( *)([-*+]|\d{1,9}[.)]) +(.*)$/;

function showLine(line: string, style: TextStyle): string {
  const { width, color, symbols } = style;
  const styled = color.level > 0;
  const [, , heading] = HEADING.exec(line) ?? [];
  if (heading !== undefined && styled) return color.bold(wrapText(spans(heading, color), width));
  if (RULE.test(line) && styled) return color.dim(symbols.rule.repeat(Math.min(width, 20)));
  const [, quoted] = QUOTE.exec(line) ?? [];
  if (quoted !== undefined) {
    const bar = styled ? color.dim(`${symbols.quote} `) : '> ';
    return wrapText(spans(quoted, color), width, { first: bar }) || bar.trimEnd();
  }
  const [, space = '', mark = '', item] = ITEM.exec(line) ?? [];
  if (item !== undefined) {
    const shown = styled && /^[-*+]$/.test(mark) ? symbols.bullet : mark;
    const first = `${shallow(space, width)}${shown} `;
    return wrapText(spans(item, color), width, { first, rest: ' '.repeat(columnsOf(first)) });
  }
  const indent = shallow(/^ */.exec(line)?.[0] ?? '', width);
  return wrapText(spans(line.trim(), color), width, { first: indent });
}

/** An indentation that leaves room for words. */
function shallow(space: string, width: number): string {
  return space.slice(0, Math.floor(width / 3));
}

const SPAN =
  /(?<code>`+)(?<coded>[^`]+)\k<code>|\[(?<label>[^\]]+)\]\((?<url>[^()\s]+)\)|(?<strong>\*\*|__)(?=\S)(?<bold>.+?)(?<=\S)\k<strong>|(?<![\w*_])(?<mark>[*_])(?=[^\s*_])(?<soft>.+?)(?<=[^\s*_])\k<mark>(?![\w*_])/g;

/** Emphasis, code and links within a line. */
function spans(line: string, color: ChalkInstance): string {
  if (color.level === 0) return line;
  return line.replace(SPAN, (...found) => {
    const { coded, label, url, bold, soft } = found.at(-1) as Record<string, string | undefined>;
    if (coded !== undefined) return color.cyan(coded);
    if (label !== undefined) return `${color.underline(label)} ${color.dim(`(${url})`)}`;
    if (bold !== undefined) return color.bold(spans(bold, color));
    return color.italic(spans(soft ?? '', color));
  });
}
