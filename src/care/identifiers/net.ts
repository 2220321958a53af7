import { matches, type Detector } from './span.js';

const EMAIL =
  /(?<![A-Za-z\u00c0-\u024f\d_.+-])(?:mailto:)?(?<it>[A-Za-z\u00c0-\u024f\d][A-Za-z\u00c0-\u024f\d._%+'-]{0,63}@[A-Za-z\u00c0-\u024f\d](?:[A-Za-z\u00c0-\u024f\d-]{0,62}\.){1,6}[A-Za-z\u00c0-\u024f]{2,24})(?![A-Za-z\u00c0-\u024f\d])/dg;
/** "maria at example dot com" */
const SPELT =
  /(?<![\w.+-])(?<it>[a-z\d][a-z\d._-]{1,40}(?: ?\[at\] ?| ?\(at\) ?| at )[a-z\d-]{2,40}(?: ?\[dot\] ?| ?\(dot\) ?| dot )[a-z]{2,8})(?![a-z\d])/dgi;

export const emails: Detector = function* (text) {
  if (/\S@\S/.test(text)) yield* matches(text, EMAIL);
  if (/dot[)\] ]/i.test(text)) yield* matches(text, SPELT);
};

const URL = /(?<![\w@.-])(?<it>(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"'\u2019\u201d)\]]{2,2000})/dgi;
/** Endings that a bare address is taken for one by; words such as "end.so" are none. */
const BARE =
  /(?<![\w@.-])(?<it>[a-z\d](?:[a-z\d-]{0,62}\.){1,5}(?:com|org|net|edu|gov|info|biz|io|co|uk|us|ca|au|nz|ie|de|fr|es|it|nl|be|ch|at|se|dk|eu|in|ng|za|ke|app|dev|online|site|health|care|clinic|blog|ac)(?:\/[^\s<>"'\u2019\u201d)\]]{0,2000})?)(?![\w@-])/dgi;
const TRAILING = /[.,;:!?\u2026]$/;

export const urls: Detector = function* (text) {
  for (const pattern of [URL, BARE]) {
    // Quick to see, and in few texts.
    if (!(pattern === URL ? /:\/\/|www\./i : /[a-z\d]\.[a-z]{2}/i).test(text)) continue;
    for (const { start, end } of matches(text, pattern)) {
      let last = end;
      while (last > start && TRAILING.test(text.slice(start, last))) last--;
      // "slept.so", "tired.at": a full stop without its blank.
      const isBare = pattern === BARE;
      if (
        isBare &&
        /^[a-z]+\.(?:at|it|in|us|be|so|co|care|health|app|site)$/i.test(text.slice(start, last))
      )
        continue;
      yield { start, end: last };
    }
  }
};

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const IP4 = new RegExp(
  `(?<![\\w.])(?<it>(?:${OCTET}\\.){3}${OCTET})(?:/\\d{1,2})?(?![\\w]|\\.\\d)`,
  'dg',
);
const IP6 =
  /(?<![\w:])(?<it>(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:(?:[\da-f]{1,4}(?::[\da-f]{1,4}){0,5})?|::(?:[\da-f]{1,4}:){0,5}[\da-f]{1,4})(?![\w:])/dgi;

export const ips: Detector = function* (text) {
  if (/\d\.\d/.test(text))
    yield* matches(
      text,
      IP4,
      (_, { start }) =>
        !/\b(?:v|version|section|chapter)\.? ?$/i.test(text.slice(Math.max(0, start - 9), start)),
    );
  if (text.includes(':')) {
    yield* matches(
      text,
      IP6,
      (match) => /\d/.test(match[0]) && match[0].replaceAll(/[^:]/g, '').length > 2,
    );
  }
};
