const FEELINGS = 'calm,tired,glad,uneasy,moved,heavy,curious,light,restless,steady'.split(',');
const TOPICS =
  'supervision,the notes,a long silence,the waiting room,boundaries,the late hour,a good ending,rest,the garden,my own pace'.split(
    ',',
  );
const WORDS =
  'after session quiet pause breath room listening again window slow morning evening walk tea phone door chair voice story small warm cold rain light difficult kind patient careful enough between nothing something tomorrow yesterday week body shoulders hands sleep dinner friend music'.split(
    ' ',
  );

/** A line of JSON as `selfcare import` takes it. */
export interface BenchEntry {
  readonly at: string;
  readonly text: string;
  readonly tags: readonly string[];
  readonly mood: number;
}

/** The word that only one entry in a thousand has: what a search looks for. */
export const RARE = 'kingfisher';

/** `count` entries, evenly over the ten years before 2026-11-01; the same at every run. */
export function* entries(count: number): Generator<BenchEntry> {
  let state = 20261101;
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
  const pick = (list: readonly string[]) => list[next(list.length)] ?? '';
  const start = Date.parse('2016-11-01T06:00:00Z');
  const step = (3652 * 86_400_000) / count;
  for (let n = 0; n < count; n++) {
    const wall = new Date(start + n * step).toISOString().slice(0, 19);
    const sentences = Array.from({ length: 2 + next(4) }, () => {
      const words = Array.from({ length: 6 + next(10) }, () => pick(WORDS));
      return `Felt ${pick(FEELINGS)} about ${pick(TOPICS)}: ${words.join(' ')}.`;
    });
    if (n % 1000 === 500) sentences.push(`A ${RARE} by the river.`);
    yield {
      at: `${wall}+00:00`,
      text: sentences.join(' '),
      tags: [pick(FEELINGS)],
      mood: 1 + next(5),
    };
  }
}
