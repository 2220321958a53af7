import type { Context } from '../../context.js';
import { breathsPerMinute, hasHold, longHold, type Pattern } from '../../care/breathing.js';
import { isRefusal, parseCounts } from '../../care/breathing-counts.js';
import { choosePattern, refuseName } from '../../care/breathing-names.js';
import { nearest } from '../../care/nearest.js';
import {
  HOLD_CAUTION,
  LONG_HOLD_CAUTION,
  presetNamed,
  PRESETS,
  SAFETY_AT_LENGTH,
  type Preset,
} from '../../care/presets.js';
import { UsageError } from '../../errors.js';
import { wrapWords } from '../../terminal/views/scene.js';
import { allowed } from './plan.js';
import { seconds } from '../session/words.js';
import { breaths, WORDS } from './words.js';

type Lists = Pick<Context, 'out' | 'settings'>;

/** `breathe list`: every pattern, presets first. */
export async function list({ out, settings }: Lists): Promise<void> {
  const own = (await settings()).get('patterns');
  const shadowed = Object.keys(own).filter((name) => presetNamed(name));
  for (const name of shadowed) {
    const hint = `selfcare breathe remove ${name}, and add it by another name`;
    out.warn(`your own ${name} is passed over: a built-in pattern has its name`, hint);
  }
  const mine = Object.keys(own)
    .filter((name) => !presetNamed(name))
    .map((name) => choosePattern(name, own))
    .filter((pattern): pattern is Pattern => !isRefusal(pattern));
  const all = [...PRESETS, ...mine].map((pattern) => ({
    name: pattern.name,
    timing: pattern.timing,
    breathsPerMinute: breathsPerMinute(pattern),
    summary: presetNamed(pattern.name)?.summary ?? 'your own',
    own: presetNamed(pattern.name) === undefined,
  }));
  if (out.json) return out.value(all);
  const wide = (texts: string[]) => Math.max(...texts.map((text) => text.length));
  const names = wide(all.map(({ name }) => name));
  const timings = wide(['seconds', ...all.map(({ timing }) => timing)]);
  const row = (name: string, timing: string, rate: string, summary: string) => {
    const cells = `${name.padEnd(names)}  ${timing.padEnd(timings)}  ${rate.padStart(5)}`;
    return cells.length + 2 + summary.length <= out.width ? `${cells}  ${summary}` : cells;
  };
  out.data(out.color.dim(row('pattern', 'seconds', '/ min', '').trimEnd()));
  for (const { name, timing, breathsPerMinute: rate, summary } of all) {
    out.data(row(name, timing, String(rate), summary));
  }
}

/** `breathe info NAME`: how it goes, what is known about it, and who should leave it. */
export async function info({ out, settings }: Lists, name: string): Promise<void> {
  const pattern = allowed(choosePattern(name, (await settings()).get('patterns')));
  const preset: Preset | undefined = presetNamed(pattern.name);
  const caution = preset ? preset.caution : cautionOf(pattern);
  if (out.json) {
    return out.value({
      name: pattern.name,
      timing: pattern.timing,
      phases: pattern.phases.map(({ act, ms }) => ({ act, seconds: ms / 1000 })),
      breathsPerMinute: breathsPerMinute(pattern),
      dose: preset?.dose ?? null,
      evidence: preset?.evidence ?? [],
      caution: caution ?? null,
      safety: SAFETY_AT_LENGTH,
    });
  }
  const { color, width } = out;
  const says = (text: string, indent = '') => {
    for (const line of wrapWords(text, width - indent.length)) out.data(indent + line);
  };
  out.data(color.bold(preset?.title ?? pattern.name));
  says(pattern.phases.map(({ act, ms }) => `${WORDS[act]} ${seconds(ms)}`).join(', '));
  const rate = breathsPerMinute(pattern);
  says(`${breaths(rate)} a minute${preset ? `; ${preset.dose}` : ''}`);
  out.data('');
  out.data(color.bold('What is known'));
  if (!preset) says('A pattern of your own: nothing was looked up for it.', '  ');
  for (const { text, source, asOf } of preset?.evidence ?? []) {
    says(text, '  ');
    says(`${source} (looked up ${asOf})`, '    ');
  }
  out.data('');
  out.data(color.bold('Take care'));
  if (caution) says(caution, '  ');
  says(SAFETY_AT_LENGTH.text, '  ');
  says(`${SAFETY_AT_LENGTH.source} (looked up ${SAFETY_AT_LENGTH.asOf})`, '    ');
}

function cautionOf(pattern: Pattern): string | undefined {
  if (longHold(pattern)) return LONG_HOLD_CAUTION;
  return hasHold(pattern) ? HOLD_CAUTION : undefined;
}

/**
 * `breathe add NAME COUNTS`: a pattern of one's own; the name given again changes its counts. At a
 * terminal it asks for what is missing.
 */
export async function add(context: Context, typed?: string, length?: string): Promise<void> {
  const { out, settings } = context;
  const refusal = typed === undefined ? undefined : refuseName(typed);
  if (refusal) allowed(refusal);
  const asks = length === undefined && context.interactive && !context.flags.yes;
  if (length === undefined && !asks) {
    const lacks = typed === undefined ? 'a name and counts are' : 'the counts are';
    throw new UsageError(`${lacks} missing`, 'for example: selfcare breathe add evening 4-7');
  }
  const given = asks
    ? await (await import('./ask.js')).askPattern(context, typed)
    : ([typed ?? '', length ?? ''] as const);
  if (!given) return out.note('Nothing was saved.');
  const [name, counts] = given;
  const pattern = allowed(parseCounts(counts));
  const store = await settings();
  const own = store.whole('patterns');
  await store.set('patterns', { ...own, [name]: pattern.timing });
  if (out.json) out.value({ name, timing: pattern.timing });
  else out.note(`${name} is now ${pattern.timing}; try it with: selfcare breathe ${name}`);
  if (longHold(pattern)) out.note(LONG_HOLD_CAUTION);
}

/** `breathe remove NAME`: forgets a pattern of one's own. */
export async function remove(context: Context, typed?: string): Promise<void> {
  const { out } = context;
  const store = await context.settings();
  const own = store.whole('patterns');
  const isAny = Object.keys(own).length > 0;
  const asks = typed === undefined && isAny && context.interactive && !context.flags.yes;
  if (typed === undefined && !asks) {
    throw new UsageError('a name is missing', 'for example: selfcare breathe remove evening');
  }
  const name = typed ?? (await (await import('./ask.js')).askWhich(context, own));
  const counts = Object.hasOwn(own, name) ? own[name] : undefined;
  if (counts === undefined) {
    if (presetNamed(name)) throw new UsageError(`"${name}" is built in and stays`);
    const names = Object.keys(own);
    const near = nearest(name, names);
    throw new UsageError(
      `you have no pattern "${name}"`,
      near ? `did you mean ${near}?` : `yours: ${names.join(', ') || 'none so far'}`,
    );
  }
  await store.set(
    'patterns',
    Object.fromEntries(Object.entries(own).filter(([each]) => each !== name)),
  );
  if (out.json) out.value({ name, timing: counts });
  else out.note(`${name} is gone; to have it back: selfcare breathe add ${name} ${counts}`);
}
