import { test } from 'vitest';
import { liveHistories } from '../support/histories.js';

test(
  '1000 histories of three devices: one journal, no text lost',
  () => liveHistories(1000),
  300_000,
);
