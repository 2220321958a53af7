import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMistake, type Mistake } from '../../../src/care/practices/located.js';
import { ownPractice } from '../../../src/care/practices/own.js';
import type { Practice } from '../../../src/care/practices/practice.js';
import { jsonTree } from '../../../src/formats/json-tree.js';

function read(text: string): Practice | Mistake {
  const tree = jsonTree(text);
  return isMistake(tree) ? tree : ownPractice('evening', tree);
}

/** A file whose third line is this, with a step that has all it needs. */
function withLine(line: string, step = '{ "seconds": 10, "cue": "x" }'): string {
  return `{\n  "steps": [${step}],\n  ${line}\n}`;
}

/** A file whose third line is this step. */
function withStep(step: string, before = '{ "seconds": 10, "cue": "x" },'): string {
  return `{ "steps": [\n  ${before}\n  ${step}\n] }`;
}

test('a file that says everything', () => {
  const text = `\uFEFF{
    "version": 1,
    "title": "Evening",
    "summary": "on the way home",
    "caution": "Not on the bicycle.",
    "steps": [
      { "title": "Arrive", "seconds": 12.34, "cue": " Feel your feet. ", "more": "And the rest." },
      { "seconds": 5, "cue": "Tense.", "round": 1 },
      { "seconds": 20, "cue": "Let go.", "round": 1 },
      { "seconds": 5, "cue": "Tense.", "round": 2 }
    ]
  }`;
  expect(read(text)).toEqual({
    name: 'evening',
    title: 'Evening',
    summary: 'on the way home',
    caution: 'Not on the bicycle.',
    steps: [
      { title: 'Arrive', seconds: 12.3, cue: 'Feel your feet.', more: 'And the rest.' },
      { seconds: 5, cue: 'Tense.', round: 1 },
      { seconds: 20, cue: 'Let go.', round: 1 },
      { seconds: 5, cue: 'Tense.', round: 2 },
    ],
  });
});

test('steps are enough', () => {
  expect(read('{"steps":[{"seconds":1,"cue":"x"}]}')).toEqual({
    name: 'evening',
    title: 'evening',
    summary: 'your own',
    caution: undefined,
    steps: [{ seconds: 1, cue: 'x' }],
  });
});

const SLIPS: [what: string, text: string, line: number, problem: RegExp, allowed: RegExp][] = [
  ['nothing', '', 1, /value is missing|empty/, /JSON/],
  ['blank lines', '\n\n', 3, /value is missing|empty/, /JSON/],
  ['no JSON', 'steps: []', 1, /true, false nor null/, /JSON/],
  ['a comma too few', withLine('"title": "a"\n"summary": "b"'), 4, /comma is missing/, /JSON/],
  ['a comma too many', withLine('"title": "a",'), 4, /comma too many/, /JSON/],
  ['a comment', withLine('// mine'), 3, /no comments/, /JSON/],
  ['a quote too few', withLine('"title": "a'), 3, /closing quote/, /JSON/],
  ['no end', '{\n"steps": [', 2, /missing/, /JSON/],
  ['something behind', '{"steps":[{"seconds":1,"cue":"x"}]}\n\n{}', 3, /behind the end/, /JSON/],
  ['a field twice', withLine('"title": "a", "title": "b"'), 3, /second time/, /once/],
  ['brackets', '['.repeat(150_000), 1, /nested too deeply/, /JSON/],
  ['a list', '[]', 1, /a practice in \{ \}/, /version, title/],
  ['another version', withLine('"version": 2'), 3, /"version"/, /1/],
  [
    'an unknown field',
    withLine('"titel": "a"'),
    3,
    /a practice has no field "titel"/,
    /did you mean "title"\?/,
  ],
  [
    'an odd field',
    withLine('"my secret": "a"'),
    3,
    /^a practice has no such field$/,
    /version, title/,
  ],
  ['a title that is none', withLine('"title": 5'), 3, /"title" is not a text/, /1 to 60/],
  ['an empty title', withLine('"title": "  "'), 3, /"title" is empty/, /1 to 60/],
  ['a long title', withLine(`"title": "${'a'.repeat(61)}"`), 3, /too long/, /1 to 60/],
  ['a line break', withLine('"title": "a\\nb"'), 3, /line break/, /one line/],
  ['an escape', withLine('"caution": "\\u001b[2J"'), 3, /control character/, /one line/],
  ['an override', withLine('"caution": "\\u202eabc"'), 3, /control character/, /one line/],
  ['no steps', '{ "title":\n"a" }', 1, /"steps" is missing/, /1 to 100 steps/],
  ['steps that are none', '{\n"steps": 5 }', 2, /not a list/, /1 to 100 steps/],
  ['an empty list', '{\n"steps": [] }', 2, /"steps" is empty/, /1 to 100 steps/],
  ['a step that is none', withStep('"rest"'), 3, /a step in \{ \}/, /seconds, cue/],
  ['no seconds', withStep('{ "cue": "x" }'), 3, /"seconds" is missing/, /1 to 3600/],
  ['no cue', withStep('{ "seconds": 5 }'), 3, /"cue" is missing/, /1 to 200/],
  ['a word', withStep('{ "seconds": "ten", "cue": "x" }'), 3, /"seconds" is not/, /1 to 3600/],
  ['no time', withStep('{ "seconds": 0, "cue": "x" }'), 3, /"seconds" is not/, /1 to 3600/],
  ['too long', withStep('{ "seconds": 3601, "cue": "x" }'), 3, /"seconds" is not/, /1 to 3600/],
  ['round 2 first', withStep('{ "seconds": 5, "cue": "x", "round": 2 }'), 3, /"round"/, /1, 2, 3/],
  [
    'a round again',
    withStep('{ "seconds": 5, "cue": "x", "round": 1 }', '{"seconds":5,"cue":"x","round":2},'),
    2,
    /"round"/,
    /1, 2, 3/,
  ],
  [
    'rounds apart',
    '{ "steps": [\n{"seconds":5,"cue":"x","round":1},\n{"seconds":5,"cue":"x"},\n{"seconds":5,"cue":"x","round":2}] }',
    4,
    /"round"/,
    /no other step/,
  ],
  [
    'hours',
    `{ "steps": [${Array(3).fill('{"seconds":3600,"cue":"x"}').join()}] }`,
    1,
    /too long together/,
    /7200/,
  ],
  [
    'too many',
    `{ "steps": [${Array(101).fill('{"seconds":1,"cue":"x"}').join()}] }`,
    1,
    /too many steps/,
    /100/,
  ],
];

describe('a mistake is named with its line and what is allowed', () => {
  test.each(SLIPS)('%s', (_, text, line, problem, allowed) => {
    const found = read(text);
    if (!isMistake(found)) throw new Error('it was taken');
    expect(found.problem).toMatch(problem);
    expect(found.allowed).toMatch(allowed);
    expect(found.line).toBe(line);
    // With the other line end, too.
    expect(read(text.replaceAll('\n', '\r\n'))).toMatchObject({ line });
  });

  test('the first from the top is the one', () => {
    expect(read(withStep('{ "seconds": "x" }', '{ "secs": 1, "cue": "x" },'))).toMatchObject({
      line: 2,
      problem: 'a step has no field "secs"',
    });
  });
});

test('no text makes it throw, and what is taken can be practised', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .constantFrom(...SLIPS.map(([, text]) => text))
      .chain((text) =>
        fc
          .tuple(fc.nat(text.length), fc.nat(5), fc.string({ maxLength: 3 }))
          .map(([at, gone, put]) => text.slice(0, at) + put + text.slice(at + gone)),
      ),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const found = read(text);
      if (isMistake(found)) {
        expect(found.line).toBeGreaterThanOrEqual(1);
        expect(found.line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
      } else for (const { seconds } of found.steps) expect(seconds).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 200 },
  );
});
