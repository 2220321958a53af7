/** Numbers in words, one to ninety-nine, as a pattern's source. */
const UNITS = 'one|two|three|four|five|six|seven|eight|nine';
const TEENS = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
export const NUMBER_WORDS = `(?:(?:${TENS})(?:[ -](?:${UNITS}))?|${TEENS}|${UNITS})`;

/** Days of a month in words, as a pattern's source. */
const FIRSTS = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth';
export const DAY_WORDS = `(?:(?:twenty|thirty)[ -](?:${FIRSTS})|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|${FIRSTS})`;
