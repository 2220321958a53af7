import { describe, expect, test } from 'vitest';
import type { Signal } from '../../../src/care/trends/signals.js';
import { falseNotices, named, NOISES, type Noise, type Person } from './series.js';

const THREE = ['mood', 'energy', 'tension'] as const;
const COUNT = 200;

/**
 * The aim: one false notice in 20 steady series of 200 check-ins, and 8 of 10 drops of one standard
 * deviation named within 10. Both cannot be had where few signals fall, which is no fault of the
 * rule: of independent normal scores 10 check-ins hold 3.2 standard errors of such a drop; 20
 * stretches of 10 may raise 5 false notices in 100, which takes 2.8 of them; so even who knew where
 * a change begins and what is usual would name 64 of 100. Three signals that fall hold 5.5.
 */
const AIM = { most: 0.05, least: 0.8 } as const;

/** What is reached where all that is given falls: false notices at most, named within 10 at least. */
type Reached = readonly [most: number, least: number];
type Rows = Readonly<Record<Noise, Reached>>;
const MET: Reached = [AIM.most, AIM.least];

const PEOPLE: readonly (Omit<Person, 'noise'> & { readonly who: string; readonly rows: Rows })[] = [
  {
    who: 'three scores that vary by themselves',
    signals: THREE,
    rows: {
      normal: MET,
      uniform: MET,
      'low tail': MET,
      'high tail': MET,
      narrow: MET,
      'AR(1) 0.3': [0.08, 0.6],
    },
  },
  {
    who: 'three scores that vary together',
    signals: THREE,
    alike: 0.5,
    rows: {
      normal: [0.05, 0.5],
      uniform: [0.06, 0.7],
      'low tail': [0.1, 0.55],
      'high tail': [0.05, 0.75],
      narrow: [0.08, 0.55],
      'AR(1) 0.3': [0.12, 0.35],
    },
  },
  {
    who: 'two scores',
    signals: ['mood', 'tension'],
    rows: {
      normal: [0.05, 0.55],
      uniform: [0.07, 0.7],
      'low tail': [0.05, 0.75],
      'high tail': [0.05, 0.9],
      narrow: [0.06, 0.45],
      'AR(1) 0.3': [0.1, 0.35],
    },
  },
  {
    who: 'one score',
    signals: ['mood'],
    rows: {
      normal: [0.05, 0.15],
      uniform: [0.05, 0.15],
      'low tail': [0.05, 0.15],
      'high tail': [0.05, 0.5],
      narrow: [0.05, 0.15],
      'AR(1) 0.3': [0.05, 0.07],
    },
  },
];

/** A test's name says what is proved, and where that is less than the aim. */
function proved(noise: Noise, [most, least]: Reached): string {
  const reached = `${noise}: false in at most ${percent(most)}, named within 10 in at least ${percent(least)}`;
  const isShort = most > AIM.most || least < AIM.least;
  return isShort ? `${reached} (short of the aim of 5 % and 80 %)` : reached;
}

describe.each(PEOPLE)('$who, all lower by one standard deviation', ({ who, rows, ...person }) => {
  test.each(NOISES.map((noise) => [proved(noise, rows[noise]), noise] as const))(
    '%s',
    (_, noise) => {
      const one = { ...person, noise };
      const steady = falseNotices(one, COUNT);
      const found = named(one, COUNT, { at: 60 });
      print(`${who}, ${noise}: false ${percent(steady)}; named in 10/20/40 ${shares(found)}`);
      const [most, least] = rows[noise];
      expect(steady).toBeLessThanOrEqual(most);
      expect(found.within(10)).toBeGreaterThanOrEqual(least);
    },
  );
});

/** Of three scores one alone lies lower; the false notices are those of three scores, above. */
const ALONE = NOISES.flatMap((noise) => THREE.map((signal) => [noise, signal] as const));
/** Neighbours that are alike hide a change for longer. */
const late = (noise: Noise) => noise === 'AR(1) 0.3';

describe('of three scores one alone is worse by two standard deviations', () => {
  test.each(
    ALONE.map(([noise, signal]) => {
      const least = late(noise) ? 0.85 : 0.97;
      const name = `${noise}, ${signal}: named within 20 check-ins in at least ${percent(least)}, and that it is ${signal} in 95 % of them`;
      return [name, noise, signal, least] as const;
    }),
  )('%s', (_, noise, signal, least) => {
    const found = lower(noise, signal, 2);
    expect(found.within(20)).toBeGreaterThanOrEqual(least);
    expect(found.rightly).toBeGreaterThanOrEqual(0.95);
  });
});

describe('of three scores one alone is worse by one standard deviation', () => {
  test.each(
    ALONE.map(([noise, signal]) => {
      const least = late(noise) ? 0.2 : 0.35;
      const name = `${noise}, ${signal}: named within 40 check-ins in at least ${percent(least)} (far from the aim of 80 % within 10)`;
      return [name, noise, signal, least] as const;
    }),
  )('%s', (_, noise, signal, least) => {
    expect(lower(noise, signal, 1).within(40)).toBeGreaterThanOrEqual(least);
  });
});

function lower(noise: Noise, signal: Signal, by: number) {
  const found = named({ noise, signals: THREE }, COUNT, { at: 60, signals: [signal], by });
  print(
    `${noise}, ${signal} alone by ${by}: named in 10/20/40 ${shares(found)}, rightly ${percent(found.rightly)}`,
  );
  return found;
}

function shares({ within }: ReturnType<typeof named>): string {
  return [10, 20, 40].map((checkins) => percent(within(checkins))).join('/');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
