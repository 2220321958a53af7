import { clock } from './checks/clock.js';
import { copies } from './checks/copies.js';
import { damage } from './checks/damage.js';
import { device } from './checks/device.js';
import { drafts } from './checks/drafts.js';
import { hook } from './checks/hook.js';
import { keys } from './checks/keys.js';
import { leftovers } from './checks/leftovers.js';
import { lines } from './checks/lines.js';
import { links } from './checks/links.js';
import { modes } from './checks/modes.js';
import { numbers } from './checks/numbers.js';
import { settings } from './checks/settings.js';
import { space } from './checks/space.js';
import { state } from './checks/state.js';
import { unreadable } from './checks/unreadable.js';
import { vault } from './checks/vault.js';
import { writable } from './checks/writable.js';
import type { Check, Finding } from './finding.js';
import type { Look } from './look.js';

/** Every check, in the order in which their findings are told. */
export const CHECKS: readonly Check[] = [
  unreadable,
  writable,
  damage,
  lines,
  keys,
  vault,
  numbers,
  device,
  links,
  modes,
  state,
  settings,
  drafts,
  clock,
  space,
  copies,
  leftovers,
  hook,
];

/** What all checks find, what is wrong first. */
export async function check(look: Look): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const each of CHECKS) {
    for (const one of await each.run(look)) found.push({ check: each.name, ...one });
  }
  const rank = ({ severity }: Finding) => (severity === 'wrong' ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}
