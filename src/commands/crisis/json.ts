import { AS_OF, COUNTRIES, DIRECTORY, linesOf } from '../../care/crisis-lines.js';
import type { Chosen } from './country.js';
import type { Stored } from './read.js';

/** What `crisis --json` shows: a contract, fields in this order, each always there. */
export function crisisJson({ people }: Stored, chosen: Chosen | undefined): unknown {
  const found = chosen && linesOf(chosen.code);
  const countries = chosen ? [chosen.code] : COUNTRIES;
  return {
    // null where they cannot be read
    people: people ?? null,
    country: chosen ? { code: chosen.code, name: chosen.name, from: chosen.from } : null,
    lines: countries.flatMap((country) =>
      linesOf(country).lines.map(({ call, text, name, note, source }) => ({
        country,
        call,
        text: text ?? null,
        name,
        note,
        source,
      })),
    ),
    emergency: found?.emergency ?? null,
    directory: found?.directory ?? DIRECTORY,
    asOf: AS_OF,
  };
}
