import { DAY_NAMES, daysInWords } from '../../care/reminders-time.js';
import type { OwnRule } from '../../care/reminders-rules.js';
import { shortDuration } from '../options/duration.js';

const DURING = { work: ', at work', off: ', off work', always: '' } as const;

/** `every 2h, at work`, `at 17:30, weekdays`. */
export function whenInWords(rule: OwnRule): string {
  if ('every' in rule) return `every ${shortDuration(rule.every)}${DURING[rule.during]}`;
  const days = daysInWords(rule.days);
  return `at ${rule.at}, ${days.replaceAll(',', ', ')}`;
}

/** What makes a reminder as it is typed, so that one that was removed can be made again. */
export function asTyped(rule: OwnRule): string {
  const title = `'${rule.title.replaceAll("'", `'\\''`)}'`;
  if ('every' in rule) {
    const during = rule.during === 'always' ? '' : ` --during ${rule.during}`;
    return `selfcare remind add ${title} --every ${shortDuration(rule.every)}${during}`;
  }
  const days = daysInWords(rule.days);
  return `selfcare remind add ${title} --at ${rule.at}${days === 'daily' ? '' : ` --on ${days}`}`;
}

/** A rule as `--json` shows it: a contract. */
export function ruleJson(rule: OwnRule): Record<string, unknown> {
  const { id, title } = rule;
  return 'every' in rule
    ? { id, title, everyMinutes: rule.every, during: rule.during }
    : { id, title, at: rule.at, on: rule.days.map((day) => DAY_NAMES[day - 1]) };
}
