import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What esbuild tells of a build; only the part that is needed here. */
interface Metafile {
  readonly outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
}

interface Build {
  readonly initialOptions: { metafile?: boolean };
  onEnd(callback: (result: { metafile?: Metafile | undefined }) => void): void;
}

/** What the lists in `src/care/identifiers/data` are made from. */
const LISTS = 'scripts/names/licences.txt';
const TEXT = /^(licen[cs]e|copying|notice)/i;

/**
 * An esbuild plugin that writes the licences of every package whose code is in the bundle, and
 * fails the build when one has none.
 */
export function licenses(file: string): { name: string; setup(build: Build): void } {
  return {
    name: 'licenses',
    setup(build) {
      build.initialOptions.metafile = true;
      build.onEnd(({ metafile }) => {
        if (metafile) writeFileSync(file, report(packagesIn(metafile)));
      });
    },
  };
}

/** The folders of the packages of which some bytes are in the bundle. */
function packagesIn(metafile: Metafile): string[] {
  const folders = new Set<string>();
  for (const output of Object.values(metafile.outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const folder = /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(input)?.[0];
      if (folder && bytesInOutput > 0) folders.add(folder);
    }
  }
  return [...folders];
}

function report(folders: readonly string[]): string {
  const parts = new Map<string, string>();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    ) as { name: string; version: string; license?: string };
    const files = readdirSync(folder).filter((entry) => TEXT.test(entry));
    if (!license && files.length === 0) throw new Error(`${name} names no licence`);
    const texts = files.map((entry) => readFileSync(join(folder, entry), 'utf8').trim());
    const head = `${name} ${version} (${license ?? 'see below'})`;
    parts.set(head, [`${head}\n${'='.repeat(head.length)}`, ...texts].join('\n\n'));
  }
  const sorted = [...parts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
  const lists = readFileSync(LISTS, 'utf8').trim();
  const intro = 'selfcare contains code from these packages, under their own licences.';
  return [intro, ...sorted, lists].join('\n\n\n') + '\n';
}
