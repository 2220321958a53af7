import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** What vitest's JSON reporter writes; only the part that is needed here. */
interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/**
 * Adds up a folder of results, `*.json` from vitest and `*.step` (`passed` or `failed`) from
 * .ci/run, and prints the sum as the last line. With CI=true a skipped test has failed, for it was
 * meant to run there.
 *
 *     tsx scripts/summary.ts FOLDER
 */
const folder = process.argv[2] ?? '.';
const strict = process.env['CI'] === 'true';
let passed = 0;
let failed = 0;
const say = (line: string) => process.stdout.write(`${line}\n`);

for (const name of readdirSync(folder).sort()) {
  const text = readFileSync(join(folder, name), 'utf8');
  if (name.endsWith('.step')) {
    const suite = join(folder, name.replace(/\.step$/, '.json'));
    const counted = existsSync(suite) && (JSON.parse(readFileSync(suite, 'utf8')) as Results);
    // A suite's tests are counted one by one; that it fell over by itself is one failure more.
    if (text.trim() !== 'passed') failed += counted && counted.numFailedTests > 0 ? 0 : 1;
    else if (!counted) passed++;
  } else if (name.endsWith('.json')) {
    const results = JSON.parse(text) as Results;
    // A file that could not even be loaded has no tests to count, and has failed.
    const broken = results.testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some(isFailed),
    );
    const skipped = results.testResults
      .flatMap((file) => file.assertionResults)
      .filter(({ status }) => status !== 'passed' && status !== 'failed');
    passed += results.numPassedTests;
    failed += results.numFailedTests + broken.length + (strict ? skipped.length : 0);
    for (const file of broken) say(`failed: ${file.name}: ${file.message}`);
    for (const file of results.testResults) {
      for (const test of file.assertionResults.filter(isFailed)) {
        say(`failed: ${test.fullName}`);
        for (const line of reasons(test.failureMessages ?? [])) say(`  ${line}`);
      }
    }
    for (const test of skipped) say(`skipped: ${test.fullName}`);
    const left = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
    say(`${name}: ${results.numPassedTests} passed, ${results.numFailedTests} failed${left}`);
  }
}
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** Why a test failed, cut to what a person reads at the end of a long log. */
function reasons(messages: readonly string[]): string[] {
  return messages.flatMap((message) => stripVTControlCharacters(message).split('\n').slice(0, 40));
}

function isFailed(test: { readonly status: string }): boolean {
  return test.status === 'failed';
}
