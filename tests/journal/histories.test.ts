import { test } from 'vitest';
import { liveHistories } from '../support/histories.js';

// `npm run test:slow` lives through a thousand.
test('60 histories of three devices: one journal, no text lost', () => liveHistories(60), 60_000);
