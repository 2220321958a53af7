/**
 * How much of a session in a group counts.
 *
 * - `full`: all of it.
 * - `bacp`: in groups of up to four half of the time, in larger ones the time divided by the people
 *   (bacp.co.uk, “Supervision” of individual accreditation). The supervisor is not counted; in peer
 *   supervision everyone is.
 * - `babcp`: all of it in groups of up to six, nothing in larger ones (babcp.com, “Supervision
 *   Guidance for Accredited and Qualified Therapists”).
 */
export const GROUP_RULES = ['full', 'bacp', 'babcp'] as const;
export type GroupRule = (typeof GROUP_RULES)[number];

const BACP_SMALL = 4;
const BABCP_MOST = 6;

/**
 * The minutes that count, with fractions.
 *
 * @param minutes how long it lasted
 * @param group people in the group; absent or 1: it was for one person alone
 */
export function creditedMinutes(minutes: number, group = 1, rule: GroupRule = 'full'): number {
  if (group <= 1) return minutes;
  switch (rule) {
    case 'full':
      return minutes;
    case 'bacp':
      return group <= BACP_SMALL ? minutes / 2 : minutes / group;
    case 'babcp':
      return group <= BABCP_MOST ? minutes : 0;
  }
}

/**
 * Whether a rule asks for some time alone: by BABCP's guidance the minimum in groups is not
 * sufficient for full-time practice.
 */
export function asksForAlone(rule: GroupRule | undefined): boolean {
  return rule === 'babcp';
}
