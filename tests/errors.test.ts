import { expect, test } from 'vitest';
import { toUserError } from '../src/errors.js';

test.each([
  ['/home/new/.6403-444bcb7aae6f.tmp', 'the disk is read-only: /home/new'],
  ['/home/config.json', 'the disk is read-only: /home/config.json'],
  [undefined, 'the disk is read-only'],
])('the place of a system error is one that a person knows: %s', (path, message) => {
  const thrown = Object.assign(new Error('EROFS'), { code: 'EROFS', path });
  expect(toUserError(thrown).message).toBe(message);
});
