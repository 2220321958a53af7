import type { CommandModule } from './command.js';

export const GROUPS = [
  'Practise',
  'Reflect',
  'Boundaries',
  'Reminders',
  'Support and growth',
  'See',
  'Keep',
] as const;

/** One command: what help and completion show of it, and how its module is loaded. */
export interface CommandEntry {
  readonly name: string;
  readonly group: (typeof GROUPS)[number];
  readonly summary: string;
  readonly alias?: string;
  load(): Promise<CommandModule>;
}

/** Every command, in the order in which help shows them. A new command is one line here. */
export const REGISTRY: readonly CommandEntry[] = [
  {
    name: 'breathe',
    group: 'Practise',
    summary: 'a guided breathing timer',
    load: () => import('./breathe.js'),
  },
  {
    name: 'practice',
    group: 'Practise',
    summary: 'grounding, body scan, kindness and other short practices',
    load: () => import('./practice.js'),
  },
  {
    name: 'journal',
    group: 'Reflect',
    summary: 'write it down, find it again',
    load: () => import('./journal.js'),
  },
  {
    name: 'checkin',
    group: 'Reflect',
    summary: 'how you are, in under a minute',
    load: () => import('./checkin.js'),
  },
  {
    name: 'guard',
    group: 'Reflect',
    summary: 'possible client identifiers in a text',
    load: () => import('./guard.js'),
  },
  {
    name: 'hours',
    group: 'Boundaries',
    summary: 'when you work, and when you do not',
    load: () => import('./hours.js'),
  },
  {
    name: 'boundary',
    alias: 'close',
    group: 'Boundaries',
    summary: 'close the day, begin it, see where it stands',
    load: () => import('./boundary.js'),
  },
  {
    name: 'load',
    group: 'Boundaries',
    summary: 'sessions you held, against your own limits',
    load: () => import('./load.js'),
  },
  {
    name: 'init',
    group: 'Reminders',
    summary: 'let your shell say what is due',
    load: () => import('./init.js'),
  },
  {
    name: 'remind',
    group: 'Reminders',
    summary: 'what is due, and reminders of your own',
    load: () => import('./remind.js'),
  },
  {
    name: 'plan',
    group: 'Support and growth',
    summary: 'what you mean to do for yourself, and what you did',
    load: () => import('./plan.js'),
  },
  {
    name: 'support',
    group: 'Support and growth',
    summary: 'supervision, peers, therapy: where you stand',
    load: () => import('./support.js'),
  },
  {
    name: 'learn',
    group: 'Support and growth',
    summary: 'continuing education, and what a cycle still asks for',
    load: () => import('./learn.js'),
  },
  {
    name: 'delegate',
    group: 'Support and growth',
    summary: 'work that could be another’s, and the time that it frees',
    load: () => import('./delegate.js'),
  },
  {
    name: 'measure',
    group: 'Support and growth',
    summary: 'scores of published instruments, over time',
    load: () => import('./measure.js'),
  },
  {
    name: 'crisis',
    group: 'Support and growth',
    summary: 'your people and lines to call, at once',
    load: () => import('./crisis.js'),
  },
  {
    name: 'today',
    group: 'See',
    summary: 'where the day stands; plain `selfcare` shows it too',
    load: () => import('./today.js'),
  },
  {
    name: 'setup',
    group: 'Keep',
    summary: 'a few questions, to have it your way',
    load: () => import('./setup.js'),
  },
  {
    name: 'vault',
    group: 'Keep',
    summary: 'encrypt the journal with a passphrase',
    load: () => import('./vault.js'),
  },
  {
    name: 'sync',
    group: 'Keep',
    summary: 'the same journal on several machines, through git',
    load: () => import('./sync.js'),
  },
  {
    name: 'backup',
    group: 'Keep',
    summary: 'everything in one file, read back to be sure',
    load: () => import('./backup.js'),
  },
  {
    name: 'restore',
    group: 'Keep',
    summary: 'bring back what a backup holds; nothing here is lost',
    load: () => import('./restore.js'),
  },
  {
    name: 'doctor',
    group: 'Keep',
    summary: 'is everything that is stored as it should be?',
    load: () => import('./doctor.js'),
  },
  {
    name: 'export',
    group: 'Keep',
    summary: 'write entries to a file, or to stdout',
    load: () => import('./export.js'),
  },
  {
    name: 'import',
    group: 'Keep',
    summary: 'bring in entries from a file',
    load: () => import('./import.js'),
  },
  {
    name: 'config',
    group: 'Keep',
    summary: 'read and change settings',
    load: () => import('./config.js'),
  },
  {
    name: 'completion',
    group: 'Keep',
    summary: 'let your shell complete what you type',
    load: () => import('./completion.js'),
  },
];
