import { AS_OF, INSTRUMENTS, type Instrument } from '../../care/measures/instruments.js';
import { counted } from '../../care/times.js';
import type { Context } from '../../context.js';
import { page } from '../../terminal/page.js';
import { wrapText } from '../../terminal/wrap.js';
import { capital, rangeWords, setByWords } from './words.js';

/** `measure list`: what can be recorded. It opens no journal. */
export async function list(context: Context): Promise<void> {
  const { out } = context;
  if (out.json) return out.value(INSTRUMENTS.map(instrumentJson));
  const blocks = INSTRUMENTS.map((instrument) => {
    const { id, name, what } = instrument;
    const head = `${out.color.cyan(id)}  ${out.color.bold(name)}, ${what}`;
    const indent = { first: '  ', rest: '    ' };
    return [
      wrapText(head, out.width, { first: '', rest: '  ' }),
      ...facts(instrument).map((line) => wrapText(line, out.width, indent)),
    ].join('\n');
  });
  const end = `As of ${AS_OF}; check the form that you use. Bands are no diagnosis, and no item is in here.`;
  await page(`${blocks.join('\n\n')}\n\n${wrapText(end, out.width)}`, context);
}

function facts({ scores, lookBack, licence, remark, again }: Instrument): string[] {
  const flags = scores.map(
    (score) => `--${score.id} ${rangeWords(score)} (${score.label}; ${score.better} is good)`,
  );
  const sources = [
    ...new Set(
      scores.flatMap(({ bands, tBands }) => [bands, ...(tBands ? [tBands] : [])].map(setByWords)),
    ),
  ];
  return [
    ...flags,
    ...(scores.some(({ tBands }) => tBands) ? ['--t: they are T-scores'] : []),
    `Looks back: ${lookBack === undefined ? 'not said' : counted(lookBack, 'day')}.${again ? ` Again after ${again[0]} days at the earliest.` : ''}`,
    `Bands: ${sources.join('; ')}.`,
    `Licence: ${licence}.`,
    ...(remark === undefined ? [] : [`${capital(remark)}.`]),
  ];
}

/** What `--json` shows of an instrument: a contract. */
function instrumentJson({ id, name, scores, lookBack, again, licence }: Instrument): unknown {
  return {
    id,
    name,
    scores: scores.map(({ id: score, label, min, max, better, bands, tBands }) => ({
      ...{ id: score, label, min, max, better },
      bands: bands ?? null,
      tBands: tBands ?? null,
    })),
    lookBackDays: lookBack ?? null,
    againDays: again?.[0] ?? null,
    licence,
    asOf: AS_OF,
  };
}
