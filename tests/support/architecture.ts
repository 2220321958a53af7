import { readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/** One import of one file. */
export interface Import {
  /** As written: `../errors.js`, `date-fns/addDays`, `node:fs`. */
  readonly from: string;
  /** Nothing of it is left when the program runs. */
  readonly typeOnly: boolean;
  /** `import()`: loaded only when a run gets there. */
  readonly lazy: boolean;
}

/** A source file by its path under src/, with forward slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

const ROOMS = ['journal', 'care', 'settings', 'terminal', 'shell', 'formats', 'report', 'files'];

/**
 * What each room may import of ours, beside itself. A name with `type:` before it is for types
 * only.
 */
const MAY: Record<string, readonly string[]> = {
  main: ['commands', 'context', 'program', 'errors'],
  program: ['commands', 'care', 'context', 'errors'],
  context: ['services', 'journal', 'terminal', 'files', 'errors', 'type:settings', 'type:host'],
  host: ['type:journal', 'type:terminal'],
  services: ['journal', 'settings', 'terminal', 'errors', 'type:context'],
  errors: [],
  commands: [...ROOMS, 'errors', 'type:context'],
  care: [],
  journal: ['files', 'errors', 'type:context'],
  settings: ['files', 'errors', 'type:context'],
  terminal: ['care', 'files', 'errors', 'type:context'],
  shell: ['care', 'journal', 'files', 'errors', 'type:context'],
  formats: ['care', 'journal', 'files', 'errors', 'type:context'],
  report: ['care', 'journal', 'formats', 'files', 'errors', 'type:context'],
  files: ['errors'],
};

/** Packages that every run may load, `--version` too: they are small and everyone needs them. */
const EAGER = ['commander', 'chalk'];
/** The one place of the subject that knows the world's numbering plans. */
const PHONES = 'care/identifiers/phone-library.ts';
const OUTSIDE = ['process', 'os', 'perf_hooks'];

/** Every source file under `folder`. */
export function sources(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((path) => ({ path, text: readFileSync(`${folder}/${path}`, 'utf8') }));
}

/** Every import, re-export, `import()` and `import('…')` type of a file. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, typeOnly: boolean, lazy: boolean) => {
    if (node && ts.isStringLiteralLike(node)) found.push({ from: node.text, typeOnly, lazy });
  };
  walk(source, (node) => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, isTypeOnly(node.importClause), false);
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly, false);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false, true);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true, false);
    }
  });
  return found;
}

/** Every breach of the house's rules, one line each; none when all is well. */
export function breaches(files: readonly Source[]): string[] {
  return [...files.flatMap((file) => breachesOf(file)), ...heavyAtStart(files)];
}

function breachesOf(file: Source): string[] {
  const room = roomOf(file.path);
  const may = MAY[room];
  if (!may) return [`${file.path}: no such room: ${room}`];
  const found = importsOf(file).flatMap((one) => {
    if (one.from.startsWith('.')) {
      const target = roomOf(targetOf(file.path, one.from));
      const allowed =
        target === room || may.includes(target) || (one.typeOnly && may.includes(`type:${target}`));
      return allowed ? [] : [`${file.path}: ${room} may not import ${target} (${one.from})`];
    }
    const name = one.from.replace(/^node:/, '');
    if (file.path !== 'context.ts' && OUTSIDE.includes(name)) {
      return [`${file.path}: only context.ts may import ${one.from}`];
    }
    const isPhones = file.path === PHONES && one.from.startsWith('libphonenumber-js/');
    if (room === 'care' && !isPhones && !/^(date-fns|@date-fns\/tz)(\/|$)/.test(one.from)) {
      return [`${file.path}: care may not import ${one.from}`];
    }
    return [];
  });
  if (file.path !== 'context.ts' && mentions(file, 'process')) {
    found.push(`${file.path}: only context.ts may touch process`);
  }
  for (const name of undocumented(file)) found.push(`${file.path}: ${name} has no TSDoc`);
  const lines = file.text.split('\n').length - 1;
  if (lines > 250) found.push(`${file.path}: ${lines} lines, 250 at most`);
  return found;
}

/** The exported functions without a comment of their own. */
function undocumented({ text }: Source): string[] {
  return [...text.matchAll(/(?<!\*\/\n)^export (?:async )?function\*? (\w+)/gm)].map(
    ([, name = '']) => name,
  );
}

/** What `--version` and `--help` would load though they need it not. */
function heavyAtStart(files: readonly Source[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const seen = new Set<string>();
  const found: string[] = [];
  const visit = (path: string) => {
    const file = byPath.get(path);
    if (!file || seen.has(path)) return;
    seen.add(path);
    for (const { from, typeOnly, lazy } of importsOf(file)) {
      if (typeOnly || lazy) continue;
      if (from.startsWith('.')) visit(targetOf(path, from));
      else if (!from.startsWith('node:') && !EAGER.includes(from)) {
        found.push(`${path}: every run would load ${from}; load it with import()`);
      }
    }
  };
  visit('main.ts');
  visit('context.ts');
  return found;
}

/** The middle length of the files, in lines. */
export function medianLines(files: readonly Source[]): number {
  const lengths = files.map((file) => file.text.split('\n').length - 1).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((element) => element.isTypeOnly)
  );
}

function mentions(source: Source, name: string): boolean {
  let found = false;
  walk(source, (node) => {
    if (!ts.isIdentifier(node) || node.text !== name) return;
    const { parent } = node;
    const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
    const isKey =
      (ts.isPropertyAssignment(parent) ||
        ts.isPropertySignature(parent) ||
        ts.isMethodDeclaration(parent)) &&
      parent.name === node;
    if (!isMember && !isKey) found = true;
  });
  return found;
}

function walk(source: Source, visit: (node: ts.Node) => void): void {
  const step = (node: ts.Node) => {
    visit(node);
    ts.forEachChild(node, step);
  };
  step(ts.createSourceFile(source.path, source.text, ts.ScriptTarget.ES2023, true));
}

/** `journal` of `journal/entry.ts`; `errors` of `errors.ts`. */
function roomOf(path: string): string {
  return (path.split('/')[0] ?? '').replace(/\.ts$/, '');
}

function targetOf(path: string, from: string): string {
  return posix.join(posix.dirname(path), from).replace(/\.js$/, '.ts');
}
