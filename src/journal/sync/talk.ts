import { UserError } from '../../errors.js';
import type { Ended, Git } from './git.js';
import { isDamage, troubleOf } from './trouble.js';

/**
 * A failed talk with the remote in clear words. A damaged repository may be either of the two: if
 * the one here is whole, it is the other.
 */
export async function talkTroubleOf(
  git: Git,
  ended: Pick<Ended, 'code' | 'stderr'>,
): Promise<UserError> {
  if (!isDamage(ended.stderr)) return troubleOf(ended);
  const looked = await git.run(['fsck', '--connectivity-only', '--no-dangling', '--no-progress']);
  if (looked.code !== 0) return troubleOf(ended);
  return new UserError(
    'the repository in the remote is damaged; the journal on this machine is not',
    'keep what is there; `selfcare sync setup` with an empty place, on each machine, sends what ' +
      'each of them has',
  );
}
