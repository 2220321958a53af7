import type { Settings } from '../../settings/settings.js';

/** Somebody whom the person may call. */
export interface Person {
  readonly name: string;
  /** A number, an address: as it was typed. */
  readonly contact: string;
}

/** What a check-in or a measure may end with. */
export const CRISIS_LINE =
  'If you would like to talk to someone: `selfcare crisis` shows people and lines to call.';

/** What no line of a terminal may hold: controls, and the marks that turn text around. */
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * The people of a stored table, in their order, as lines that can be shown. Somebody's number is
 * shown even where a program would have written it otherwise.
 *
 * @param slip is told what cannot be read
 */
export function readPeople(
  table: Readonly<Record<string, unknown>>,
  slip: (what: string) => void = () => undefined,
): Person[] {
  return Object.entries(table).flatMap(([name, contact]) => {
    if (typeof contact === 'string' || typeof contact === 'number') {
      return [{ name: shown(name), contact: shown(String(contact)) }];
    }
    slip(shown(name));
    return [];
  });
}

/** The people whom the person named, in the order in which they were added. */
export function crisisPeople(settings: Pick<Settings, 'read'>): Person[] {
  return settings.read('crisis.people', readPeople);
}

/** A stored text as a line that can be shown. */
export function shown(text: string): string {
  return text.replace(HIDDEN, ' ').trim();
}
