import { counted, timeWords } from '../../care/times.js';
import type { Context } from '../../context.js';
import { momentAt } from '../../journal/moment.js';
import { travels } from '../../journal/sync/paths.js';
import { isDisabled } from '../../journal/sync/plan.js';
import { lastSync } from '../../journal/sync/repository.js';
import { standingOf, type Standing } from '../../journal/sync/side.js';
import { withoutPassword } from '../../journal/sync/trouble.js';
import { openSynced } from './open.js';

/** `selfcare sync status`: no network is asked. */
export async function status(context: Context): Promise<void> {
  const { out, now, local } = context;
  const synced = await openSynced(context);
  if (!synced) {
    if (out.json) return out.value({ remote: null });
    out.data('Sync is not set up on this machine.');
    return out.note('To begin: selfcare sync setup /media/stick/journal.git');
  }
  const { side, remote } = synced;
  const standing = await standingOf(side);
  const waiting = countsOf(standing);
  const last = lastSync(side.git.folder)?.at;
  const place = withoutPassword(remote.url);
  if (out.json) {
    const at = last === undefined ? null : momentAt(new Date(last), local).at;
    return out.value({ remote: place, lastSync: at, ...waiting });
  }
  const when =
    last === undefined ? 'never' : timeWords(new Date(last).getTime(), now().getTime(), local);
  out.data(`Remote     ${place}`);
  out.data(`Last sync  ${when}`);
  out.data(`To send    ${sendWords(waiting)}`);
  const toFetch = waiting.toFetch === 0 ? 'nothing' : counted(waiting.toFetch, 'file');
  out.data(`To fetch   ${toFetch}, when last looked`);
  if (isDisabled(standing)) {
    out.note('The vault was taken off on this machine; `selfcare sync` says how to go on.');
  }
  if (waiting.missing > 0) {
    out.note(`${counted(waiting.missing, 'file')} missing here will be brought back.`);
  }
  if (waiting.held > 0) {
    const files = counted(waiting.held, 'file');
    out.note(`${files} not encrypted: \`selfcare vault enable\` first, or they stay here.`);
  }
}

interface Waiting {
  /** New files of this machine. */
  readonly toSend: number;
  /** Files that packing has replaced. */
  readonly toRemove: number;
  readonly toFetch: number;
  readonly missing: number;
  readonly held: number;
}

function countsOf(standing: Standing): Waiting {
  const { base, theirs, here, plan } = standing;
  const lacks = (path: string) => travels(path) && !here.has(path);
  return {
    toSend: plan.add.length,
    toRemove: plan.drop.length,
    toFetch: [...theirs.keys()].filter((path) => !base.has(path) && lacks(path)).length,
    missing: isDisabled(standing) ? 0 : plan.keep.filter(lacks).length,
    held: plan.held.length,
  };
}

function sendWords({ toSend, toRemove }: Waiting): string {
  if (toSend + toRemove === 0) return 'nothing';
  const packed = toRemove > 0 ? `, for ${toRemove} that were packed` : '';
  return counted(toSend, 'file') + packed;
}
