import { suite } from './support/suite.js';

/** What takes its time: whole sessions, installs. */
export default suite({
  root: '.',
  include: ['tests/**/*.slow.test.ts'],
  exclude: ['tests/faults/**'],
  testTimeout: 180_000,
  hookTimeout: 180_000,
});
