import { countryCode, linesOf } from '../../care/crisis-lines.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';

/** A country, and what says that it is this one. */
export interface Chosen {
  /** Two letters. */
  readonly code: string;
  /** In English. */
  readonly name: string;
  readonly from: 'flag' | 'setting' | 'locale';
  /** The locale, where that says it. */
  readonly locale?: string;
}

/** Nothing says which country it is; or two things do, and differ. */
export interface Doubt {
  readonly locale?: string;
  readonly zone?: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The country whose lines are shown.
 *
 * @param typed what was given on the command line
 * @param stored what stands in the settings
 * @throws UsageError where what was typed is no country's name or two letters
 */
export function chooseCountry(
  typed: string | undefined,
  stored: unknown,
  { env, local }: Pick<Context, 'env' | 'local'>,
): Chosen | Doubt {
  if (typed !== undefined) {
    const code = countryCode(typed);
    if (code === undefined) {
      throw new UsageError('that is no country known here', 'two letters name any: --country GB');
    }
    if (nameOf(code) !== undefined) return chosen(code, 'flag');
    throw new UsageError(`${code} is no country's code`, 'for example: --country GB');
  }
  const own = typeof stored === 'string' ? countryCode(stored) : undefined;
  if (own !== undefined) return chosen(own, 'setting');
  const found = localeRegion(env);
  if (!found) return {};
  const { code, locale } = found;
  const zone = local.zone();
  if (nameOf(code) === undefined) return {};
  return agree(code, zone) ? { ...chosen(code, 'locale'), locale } : { locale, zone };
}

/** The zones of the countries whose lines are known: a locale is often one that came with the system. */
const ZONES: Readonly<Record<string, RegExp>> = {
  US: /^(?:America|US)\/|^Pacific\/Honolulu$/,
  CA: /^(?:America|Canada)\//,
  GB: /^(?:Europe\/(?:London|Belfast|Jersey|Guernsey|Isle_of_Man)|GB.*)$/,
  IE: /^(?:Europe\/Dublin|Eire)$/,
  AU: /^Australia\//,
  NZ: /^(?:Pacific\/(?:Auckland|Chatham)|Antarctica\/(?:McMurdo|South_Pole)|NZ.*)$/,
};

/** Whether a clock may be that of a country; one set to UTC says nothing. */
function agree(code: string, zone: string): boolean {
  const own = Object.hasOwn(ZONES, code) ? ZONES[code] : undefined;
  return own === undefined || !/^[A-Z][A-Za-z_]+\/(?!UTC|GMT)/.test(zone) || own.test(zone);
}

/**
 * The region of the locale. LC_TELEPHONE is the one that says whose numbers are meant; people who
 * set their formats apart from their language have it, or one of the others.
 */
export function localeRegion(env: Env): { code: string; locale: string } | undefined {
  const names = ['LC_ALL', 'LC_TELEPHONE', 'LC_ADDRESS', 'LC_TIME', 'LC_MESSAGES', 'LANG'];
  for (const name of names) {
    const locale = env[name] ?? '';
    const [, code] =
      /^[a-z]{2,3}(?:[_-][A-Z][a-z]{3})?[_-]([A-Z]{2})(?![A-Za-z])/.exec(locale) ?? [];
    if (code !== undefined) return { code, locale: locale.replace(/[.@].*$/s, '').slice(0, 20) };
  }
  return undefined;
}

function chosen(code: string, from: Chosen['from']): Chosen {
  return { code, name: nameOf(code) ?? code, from };
}

/** Its name in English; undefined where there is no such country. */
function nameOf(code: string): string | undefined {
  const own = linesOf(code).name;
  if (own !== undefined) return own;
  try {
    // Node knows every country's name; it takes some milliseconds to ask for one.
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    return code === 'ZZ' ? undefined : names.of(code);
  } catch {
    return undefined;
  }
}
