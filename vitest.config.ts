import { availableParallelism } from 'node:os';
import { suite } from './tests/support/suite.js';

export default suite({
  include: ['tests/**/*.test.ts'],
  exclude: ['tests/**/*.slow.test.ts', 'tests/faults/**'],
  // Against a hang alone: how long a test takes decides nothing, whatever else the machine does.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // Much of what these tests do is to wait for a program at a terminal.
  maxWorkers: availableParallelism() + 1,
});
