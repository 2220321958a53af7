import { counted } from '../../care/times.js';
import type { Context } from '../../context.js';
import { momentAt } from '../../journal/moment.js';
import type { Outcome } from '../../journal/sync/exchange.js';
import { MAIN_KEY_PATH } from '../../journal/sync/paths.js';
import type { Remote } from '../../journal/sync/remote.js';
import { withoutPassword } from '../../journal/sync/trouble.js';

const KEY_WORDS: Record<'missing' | 'damaged', readonly [what: string, hint: string]> = {
  missing: [
    'the key of this vault is not here, so it did not travel: nobody can read what did',
    'bring journal/keys/main.age back from a backup, or make it anew from your paper key ' +
      '(`selfcare vault passphrase --paper-key`), then sync',
  ],
  damaged: [
    'the key of this vault is damaged, here and in the remote: nobody can read what travels',
    'bring journal/keys/main.age back from a backup, or make it anew from your paper key ' +
      '(`selfcare vault passphrase --paper-key`), then sync',
  ],
};

/** Something of the journal could not travel because it is not encrypted. */
const LOCKED = 3;

/**
 * Says what a sync did; returns the exit code.
 *
 * @param news `joined`: the journal has a vault, of which this machine learnt now
 */
export function tell(
  { out, now, local }: Pick<Context, 'out' | 'now' | 'local'>,
  remote: Remote,
  outcome: Outcome,
  { joined }: { joined: boolean },
): number {
  const { sent, received, restored, held, mended, damaged, sick, doubled } = outcome;
  const place = withoutPassword(remote.url);
  if (out.json) {
    const { at } = momentAt(now(), local);
    out.value({
      remote: place,
      at,
      sent,
      received,
      restored,
      held,
      mended: mended.length,
      damaged: damaged.length + sick.length,
    });
  } else out.note(inWords(place, sent, received));
  if (restored > 0) {
    out.note(
      `${counted(restored, 'file')} had gone missing here and ${were(restored)} brought back.`,
    );
  }
  if (outcome.rewrapped) {
    out.note('The passphrase was changed here and elsewhere; the one from elsewhere counts now.');
  }
  if (outcome.unfinished) {
    out.note('A git merge, rebase or checkout that was begun by hand was set aside.');
  }
  for (const path of doubled) {
    out.warn(`journal/${path} came in two versions`, 'both are kept, and the journal reads both');
  }
  for (const { path, aside } of mended) {
    const what =
      path === MAIN_KEY_PATH
        ? 'was damaged, or changed by something else than selfcare'
        : 'was damaged here';
    out.warn(`journal/${path} ${what}; the remote’s is back`, `as it was it is kept in ${aside}`);
  }
  if (outcome.key) out.warn(...KEY_WORDS[outcome.key]);
  for (const path of sick) {
    out.warn(`journal/${path} is damaged here and in the remote`, '`selfcare doctor` says more');
  }
  for (const path of damaged) {
    const hint = 'it stays on this machine; `selfcare doctor` says more';
    out.warn(`journal/${path} is damaged and was not sent`, hint);
  }
  if (outcome.open > 0) {
    const files = `${counted(outcome.open, 'file')} from other machines`;
    const are = outcome.open === 1 ? 'is' : 'are';
    out.note(`${files} ${are} not encrypted; the next command that opens the vault sees to it.`);
  }
  if (joined) {
    out.note('This journal has a vault. Nothing can be saved here before it was opened once:');
    out.note('`selfcare journal list` asks for its passphrase.');
  }
  if (held === 0) return 0;
  const files = `${counted(held, 'file')} on this machine ${held === 1 ? 'is' : 'are'}`;
  out.warn(
    `${files} not encrypted and did not travel: the journal has a vault`,
    'run `selfcare vault enable`, then `selfcare sync`',
  );
  return LOCKED;
}

function inWords(place: string, sent: number, received: number): string {
  if (sent + received === 0) return `Nothing new; in step with ${place}.`;
  return `In step with ${place}: ${counted(sent, 'file')} sent, ${received} received.`;
}

function were(count: number): string {
  return count === 1 ? 'was' : 'were';
}
