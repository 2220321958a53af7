import { expect, test } from 'vitest';
import { runSession } from '../../../src/commands/session/run.js';
import { createContext, NO_FLAGS, type Context } from '../../../src/context.js';
import { testHost } from '../../support/host.js';

test('a question that breaks after a session keeps nothing from being saved', async () => {
  const host = testHost({ stdin: '5\n' });
  const own = createContext(host, { ...NO_FLAGS, plain: true });
  let isBroken = false;
  const context = Object.create(own, {
    interactive: { value: true },
    stdin: {
      value: () => {
        if (isBroken) throw new Error('the terminal is gone');
        return own.stdin();
      },
    },
  }) as Context;
  const outcome = { ending: 'done', completed: true, elapsed: 60_000 } as const;
  const ran = runSession(context, {
    ask: true,
    log: true,
    begin() {
      isBroken = true;
      return { ended: Promise.resolve(outcome), end: () => undefined };
    },
    describe: (_, tension) => ({
      ...({ id: null, kind: 'breath', seconds: 60, completed: true } as const),
      ...(tension ? { tension } : {}),
    }),
    words: () => 'a breath',
  });
  await expect(ran).rejects.toThrow('the terminal is gone');
  const saved = await (await own.journal()).read({ kinds: ['breath'] });
  expect(saved).toMatchObject([{ data: { seconds: 60, tension: { before: 5, after: null } } }]);
});
