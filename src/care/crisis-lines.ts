/** A line that anyone may call. */
export interface CrisisLine {
  readonly call: string;
  /** The number for text messages, where it is another. */
  readonly text?: string;
  readonly name: string;
  /** When it answers, and for whom, where that is limited. */
  readonly note: string;
  /** Where this is said. */
  readonly source: string;
}

/** What is known of a country. */
export interface CountryLines {
  /** As in ISO 3166-1, two letters. */
  readonly code: string;
  /** In English; undefined where this table has none. */
  readonly name: string | undefined;
  readonly lines: readonly CrisisLine[];
  /** The number for emergencies, where it is known here. */
  readonly emergency: string | undefined;
  /** A page with more lines of that country. */
  readonly directory: string;
}

/** The month in which the lines were last looked up. */
export const AS_OF = '2026-11';
export const AS_OF_WORDS = 'November 2026';

/** A directory of lines in most countries. */
export const DIRECTORY = 'findahelpline.com';

const SAMARITANS: CrisisLine = {
  call: '116 123',
  name: 'Samaritans',
  note: 'free, day and night',
  source: 'https://www.samaritans.org/how-we-can-help/contact-samaritan/',
};

/**
 * Reserved in the whole Union by Commission Decision 2007/116/EC as amended; a state need not have
 * the service.
 */
const HARMONISED: CrisisLine = {
  call: '116 123',
  name: 'Emotional support',
  note: 'the number that the EU keeps for it; not every country has a line there',
  source: 'https://eur-lex.europa.eu/eli/dec/2007/116',
};

/**
 * Emergency numbers by 911.gov (US, CA), nhs.uk (999), Directive (EU) 2018/1972, article 109 (112),
 * triplezero.gov.au (000) and police.govt.nz (111).
 */
interface Known {
  readonly name: string;
  readonly emergency: string;
  readonly lines: readonly CrisisLine[];
}

/** No national line for therapists alone was found. */
const KNOWN: Readonly<Record<string, Known>> = {
  US: {
    name: 'United States',
    emergency: '911',
    lines: [
      {
        call: '988',
        name: '988 Suicide & Crisis Lifeline',
        note: 'call or text, day and night',
        source: 'https://988lifeline.org',
      },
    ],
  },
  CA: {
    name: 'Canada',
    emergency: '911',
    lines: [
      {
        call: '988',
        name: '9-8-8 Suicide Crisis Helpline',
        note: 'call or text, day and night',
        source: 'https://988.ca',
      },
    ],
  },
  GB: {
    name: 'United Kingdom',
    emergency: '999',
    lines: [
      SAMARITANS,
      {
        call: '0300 0303 300',
        name: 'NHS Practitioner Health',
        note: 'treatment for health staff in England; not open to everyone, nor at night',
        source: 'https://www.practitionerhealth.nhs.uk/healthcare-staff-in-england',
      },
    ],
  },
  IE: { name: 'Ireland', emergency: '112', lines: [SAMARITANS] },
  AU: {
    name: 'Australia',
    emergency: '000',
    lines: [
      {
        call: '13 11 14',
        text: '0477 13 11 14',
        name: 'Lifeline',
        note: 'day and night',
        source: 'https://www.lifeline.org.au',
      },
    ],
  },
  NZ: {
    name: 'New Zealand',
    emergency: '111',
    lines: [
      {
        call: '1737',
        name: 'Need to talk',
        note: 'call or text, day and night',
        source: 'https://1737.org.nz',
      },
    ],
  },
};

/**
 * The other member states of the Union, where 112 is the emergency number: Directive (EU)
 * 2018/1972, article 109.
 */
const UNION =
  'AT Austria,BE Belgium,BG Bulgaria,CY Cyprus,CZ Czechia,DE Germany,DK Denmark,EE Estonia,' +
  'ES Spain,FI Finland,FR France,GR Greece,HR Croatia,HU Hungary,IT Italy,LT Lithuania,' +
  'LU Luxembourg,LV Latvia,MT Malta,NL Netherlands,PL Poland,PT Portugal,RO Romania,SE Sweden,' +
  'SI Slovenia,SK Slovakia';

/** The countries whose lines are known here. */
export const COUNTRIES: readonly string[] = Object.keys(KNOWN);

/** What is known of a country; its lines may be none. */
export function linesOf(code: string): CountryLines {
  const directory = `${DIRECTORY}/countries/${code.toLowerCase()}`;
  const known = Object.hasOwn(KNOWN, code) ? KNOWN[code] : undefined;
  if (known) return { code, ...known, directory };
  const name = new RegExp(`\\b${code} (\\w+)`).exec(UNION)?.[1];
  const found = name === undefined ? { lines: [] } : { lines: [HARMONISED], emergency: '112' };
  return { code, name, emergency: undefined, ...found, directory };
}

/** What countries of the table are called, too. */
const ALSO: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  britain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  usa: 'US',
  america: 'US',
};

/**
 * The country that two letters stand for, or a name of the tables here, as people write it;
 * undefined where it is neither.
 */
export function countryCode(typed: string): string | undefined {
  const wanted = typed.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  if (Object.hasOwn(ALSO, wanted)) return ALSO[wanted];
  if (/^[a-z]{2}$/.test(wanted)) return wanted.toUpperCase();
  const named = (name: string) => name.toLowerCase() === wanted;
  return (
    Object.entries(KNOWN).find(([, { name }]) => named(name))?.[0] ??
    UNION.split(',')
      .find((each) => named(each.slice(3)))
      ?.slice(0, 2)
  );
}
