import { availableParallelism } from 'node:os';
import { suite } from './tests/support/suite.js';

export default suite({
  include: ['tests/**/*.test.ts'],
  exclude: ['tests/**/*.slow.test.ts', 'tests/faults/**'],
  testTimeout: 20_000,
  // Much of what these tests do is to wait for a program at a terminal.
  maxWorkers: availableParallelism() + 1,
});
