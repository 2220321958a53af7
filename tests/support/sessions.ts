import { setImmediate } from 'node:timers/promises';
import { vi } from 'vitest';
import { createContext, type StopReason } from '../../src/context.js';
import type { Kind } from '../../src/journal/entry.js';
import { main } from '../../src/main.js';
import { testHost, type HostOptions, type Ran, type TestHost } from './host.js';

/** Runs a command line while its time flies. */
export async function fly(
  argv: string[],
  options: HostOptions & { host?: TestHost } = {},
): Promise<Ran> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const host = options.host ?? testHost(options);
  let code: number | undefined;
  void main(argv, createContext(host)).then((ended) => (code = ended));
  while (code === undefined) {
    await vi.advanceTimersByTimeAsync(250);
    await setImmediate();
  }
  vi.useRealTimers();
  return { code, stdout: host.stdout.text, stderr: host.stderr.text };
}

/** The entries of one kind that a home has. */
export async function entriesOf(
  kind: Kind,
  home: string,
): Promise<{ kind: string; at: string; data: unknown }[]> {
  const journal = await createContext(testHost({ home })).journal();
  return journal.read({ kinds: [kind] });
}

/** A session that is ended by something outside after so many milliseconds of its time. */
export async function endedAfter(argv: string[], reason: StopReason, after: number) {
  const host = testHost();
  const { onStop } = host;
  host.onStop = (handler) => {
    setTimeout(() => void host.stop(reason), after);
    return onStop(handler);
  };
  return { ...(await fly(argv, { host })), home: host.home };
}
