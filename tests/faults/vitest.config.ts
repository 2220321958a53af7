import { suite } from '../support/suite.js';

/** Crashes, full disks, crowds: each test has the machine to itself. */
export default suite({
  root: '.',
  include: ['tests/faults/**/*.test.ts'],
  fileParallelism: false,
  testTimeout: 1_800_000,
  hookTimeout: 120_000,
});
