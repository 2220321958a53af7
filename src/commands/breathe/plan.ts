import { cycleMs, cyclesFor, hasHold, longHold, type Pattern } from '../../care/breathing.js';
import { choosePattern, TAKEN } from '../../care/breathing-names.js';
import { nearest } from '../../care/nearest.js';
import { isRefusal, type Refusal } from '../../care/breathing-counts.js';
import { presetNamed, SAFETY } from '../../care/presets.js';
import { UsageError } from '../../errors.js';
import type { Settings } from '../../settings/settings.js';
import { VIEWS, type ViewName } from '../../terminal/views/scene.js';
import { minutesOf, numberOf, oneOf, SOUNDS, type SoundName } from '../session/options.js';

/** What a person typed after `breathe`. */
export interface BreatheOptions {
  readonly minutes?: string;
  readonly cycles?: string;
  readonly view?: string;
  readonly sound?: string;
  readonly ask?: boolean;
  readonly log: boolean;
}

/** A session as it was asked for. */
export interface Plan {
  readonly pattern: Pattern;
  readonly cycles: number;
  readonly totalMs: number;
  readonly view: ViewName;
  readonly sound: SoundName;
  /** What to keep in mind, shown with the first breath. */
  readonly caution: string;
}

const CYCLES = { min: 1, max: 1000 };

type Defaults = Pick<Settings, 'get'>;

/**
 * The session that a command line and the settings ask for.
 *
 * @throws UsageError naming what is allowed
 */
export function planOf(
  name: string | undefined,
  options: BreatheOptions,
  settings: Defaults,
): Plan {
  if (options.minutes !== undefined && options.cycles !== undefined) {
    throw new UsageError('-m and -c cannot both be given', 'name minutes or cycles, not both');
  }
  // Read in full before anything is said, so that a slip costs one message.
  const asked = options.minutes === undefined ? undefined : minutesOf(options.minutes);
  const counted = options.cycles === undefined ? undefined : cyclesOf(options.cycles);
  const view = oneOf('--view', options.view, VIEWS) ?? settings.get('breathe.view');
  const sound = oneOf('--sound', options.sound, SOUNDS) ?? settings.get('breathe.sound');
  const chosen = name ?? settings.get('breathe.pattern');
  const pattern = allowed(orCommand(chosen, choosePattern(chosen, settings.get('patterns'))));
  const usual = asked === undefined ? presetNamed(pattern.name)?.cycles : undefined;
  const cycles = counted ?? usual ?? cyclesFor(pattern, asked ?? settings.get('breathe.minutes'));
  return {
    pattern,
    cycles,
    totalMs: cycles * cycleMs(pattern),
    view,
    sound,
    caution: caution(pattern),
  };
}

/** A refusal that points to a command of breathe where that is nearer than any pattern. */
function orCommand<T extends object>(typed: string, found: T | Refusal): T | Refusal {
  if (!isRefusal(found) || found.hint?.startsWith('did you mean')) return found;
  const near = nearest(typed, TAKEN);
  return near ? { ...found, hint: `did you mean \`selfcare breathe ${near}\`?` } : found;
}

/** @throws UsageError where a value was refused */
export function allowed<T extends object>(value: T | Refusal): T {
  if (isRefusal(value)) throw new UsageError(value.refused, value.hint);
  return value;
}

function caution(pattern: Pattern): string {
  const more = `see: selfcare breathe info ${pattern.name}`;
  if (longHold(pattern)) return `${SAFETY} Long holds: seated only, and not for everyone; ${more}`;
  return hasHold(pattern) ? `${SAFETY} Holds are not for everyone; ${more}` : SAFETY;
}

function cyclesOf(text: string): number {
  return numberOf(text, '-c', 'cycles', /^\d+$/, CYCLES, 'a whole number');
}
