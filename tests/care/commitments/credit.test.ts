import { describe, expect, test } from 'vitest';
import { creditedMinutes, type GroupRule } from '../../../src/care/commitments/credit.js';
import { isPreset, SUPPORT_PRESETS } from '../../../src/care/commitments/presets.js';

/** bacp.co.uk, individual accreditation, “Supervision hours”: four or less, five or more. */
const BACP =
  'https://www.bacp.co.uk/membership/accredited-membership/apply-for-individual-accreditation/supervision/';
/** babcp.com, supervision guidance for accredited therapists: all time, up to six members. */
const BABCP =
  'https://www.babcp.com/Accreditation/CBT-Practice-Supervision-CPD/Supervision-Guidance/Supervision-Guidance-for-Accredited-Therapists';

describe('what counts of a session', () => {
  test.each<
    [rule: GroupRule, minutes: number, group: number | undefined, counts: number, source: string]
  >([
    ['bacp', 90, undefined, 90, BACP],
    ['bacp', 120, 2, 60, BACP],
    ['bacp', 120, 3, 60, BACP],
    ['bacp', 120, 4, 60, BACP],
    ['bacp', 120, 5, 24, BACP],
    // An older page of BACP’s has this one as its example: two hours in a group of six are 20 minutes.
    ['bacp', 120, 6, 20, 'https://www.bacp.co.uk/supervision/'],
    ['bacp', 60, 1, 60, BACP],
    ['babcp', 90, undefined, 90, BABCP],
    ['babcp', 120, 4, 120, BABCP],
    ['babcp', 120, 6, 120, BABCP],
    ['babcp', 120, 7, 0, BABCP],
    ['full', 120, 12, 120, 'no rule'],
  ])('%s: %d minutes in a group of %s count %d', (rule, minutes, group, counts) =>
    expect(creditedMinutes(minutes, group, rule)).toBe(counts),
  );
});

test.each(Object.entries(SUPPORT_PRESETS))(
  '%s names its source and when it was read',
  (name, preset) => {
    expect(isPreset(name)).toBe(true);
    expect(preset.url).toMatch(/^https:\/\//);
    expect(preset.asOf).toMatch(/^20\d\d-\d\d$/);
    // 1.5 hours a calendar month: BACP and BABCP both.
    expect([preset.minutes, preset.cadence]).toEqual([90, { times: 1, every: 1, unit: 'month' }]);
  },
);

test('what every object has is no preset', () => {
  expect(['toString', 'BACP', '', undefined, 3].filter(isPreset)).toEqual([]);
});
