import { suite } from './tests/support/suite.js';

export default suite({
  include: ['tests/**/*.test.ts'],
  exclude: ['tests/**/*.slow.test.ts', 'tests/faults/**'],
  testTimeout: 20_000,
});
