import { UserError } from '../../errors.js';

type Words = readonly [what: string, hint: string];

/** The hint where the next sync will do; a setup that failed has another. */
export const LATER = 'nothing is lost, and the next `selfcare sync` goes on';

const DAMAGE =
  /corrupt|bad (?:object|tree|signature|index)|missing (?:blob|tree|commit)|unable to (?:read|parse|find) |not a valid object|invalid sha1 pointer|did not receive expected object|bad config|packfile .* (?:cannot|does not)|could not parse|inflate:|garbage at end|object file .* is empty|unable to unpack/i;

/** What git says, and what it means. The first that fits counts. */
const TROUBLES: readonly (readonly [pattern: RegExp, words: Words])[] = [
  [
    /'remote-[^']*' is not a git command|Unable to find remote helper/,
    [
      'git knows no way to a place of that kind',
      'name a folder, host:path, or an address that begins with ssh:// or https://',
    ],
  ],
  [
    /dubious ownership|unsafe repository/,
    [
      'git does not trust a folder that belongs to another user',
      'if it is yours: git config --global --add safe.directory FOLDER',
    ],
  ],
  [
    /HOST IDENTIFICATION HAS CHANGED/,
    [
      'the remote shows another host key than before',
      'ask whoever runs it before you go on: someone may stand in between',
    ],
  ],
  [
    /Host key verification failed/,
    [
      'the remote’s host key is not known on this machine',
      'connect to it once by hand with ssh, compare the key, then sync again',
    ],
  ],
  [
    /Permission denied \(|could not read (?:Username|Password)|Authentication failed|terminal prompts disabled|Access denied|error: (?:401|403)|passphrase for key/i,
    [
      'the remote did not let this machine in',
      'sync in a terminal, where it can ask, or set up an SSH key or a credential helper',
    ],
  ],
  [
    /remote: .*(?:No space left|quota exceeded|couldn['’]t write)|unable to write .*remote/i,
    ['the remote could not store it; its disk may be full', `free some space there; ${LATER}`],
  ],
  [
    /unable to create temporary object directory|remote: .*(?:Read-only file system|Permission denied|insufficient permission)/i,
    [
      'the remote cannot be written',
      'its disk may be read-only or full, or it belongs to somebody else',
    ],
  ],
  [
    /unpack(?:er)? (?:error|failed)/i,
    [
      'the remote could not store it; its disk may be full or damaged',
      `look to the disk there; ${LATER}`,
    ],
  ],
  [
    /No space left on device|Disk quota exceeded/i,
    ['the disk is full', `free some space; ${LATER}`],
  ],
  [/Read-only file system/, ['the disk is read-only', 'look to the disk, then sync again']],
  [
    /Could ?n[o']t resolve|name resolution|Name or service not known|Network is (?:unreachable|down)|No route to host|timed out|Connection (?:refused|reset|closed)|Failed to connect|Couldn't connect|transfer closed|early EOF|hung up unexpectedly|unable to access/i,
    ['the remote cannot be reached', `look to the network; ${LATER}`],
  ],
  [
    /does not appear to be a git repository|Repository not found|repository .* not found|does not exist|not a git repository/i,
    [
      'the remote is not there',
      'plug it in or check its name; `selfcare sync setup REMOTE` names another',
    ],
  ],
  [
    /Unable to create '[^']*\.lock'|cannot lock ref|Another git process/,
    [
      'another git is at work in journal/.git, or was cut off there',
      'sync again in a minute: what was left by one that died is then cleared away',
    ],
  ],
  [
    /checked out branch|denyCurrentBranch/,
    ['the remote is a working copy', 'sync needs a bare repository: git init --bare FOLDER'],
  ],
  [
    /insufficient permission|Permission denied|could not create work tree|failed to create/i,
    ['a folder cannot be written', 'check who owns journal/.git and the remote'],
  ],
  [
    /mismatched algorithms|object[- ]format/i,
    ['the remote is of a kind of git repository that cannot be joined', 'name an empty one'],
  ],
  [
    DAMAGE,
    [
      'the repository in journal/.git is damaged; the journal itself is not',
      'move journal/.git away, then name the remote again with `selfcare sync setup`',
    ],
  ],
  [
    /declined|protected branch|remote rejected|pre-receive/i,
    [
      'the remote refused what was sent',
      'ask whoever runs it; an empty repository of your own will do',
    ],
  ],
];

/** Whether a repository is damaged: the one here, or the one that git talked with. */
export function isDamage(stderr: string): boolean {
  return (
    DAMAGE.test(stderr) ||
    /key does not contain a section|bad config|not our ref|protocol error/i.test(stderr)
  );
}

/** A failed git in clear words. What it said itself is shown only where none fit. */
export function troubleOf({ code, stderr }: { code: number; stderr: string }): UserError {
  const lock = /^remote: .*Unable to create '(?<file>[^'\n]*\.lock)'/m.exec(stderr)?.groups?.[
    'file'
  ];
  if (lock !== undefined) {
    return new UserError(
      'another git holds the remote, or was cut off there',
      `if nobody else is syncing, remove this file in the remote: ${shownText(lock)}`,
    );
  }
  const known = TROUBLES.find(([pattern]) => pattern.test(stderr));
  if (known) return new UserError(...known[1]);
  if (code > 128) return new UserError('git was stopped before it had finished', LATER);
  const lines = stderr.split('\n').map((line) => line.trim());
  const said =
    lines.find((line) => /^(?:fatal|error): /.test(line)) ?? lines.findLast(Boolean) ?? '';
  const shown = withoutPassword(shownText(said.replace(/^(?:fatal|error|git): /, ''))).slice(
    0,
    200,
  );
  return new UserError(shown ? `git could not do it: ${shown}` : 'git could not do it', LATER);
}

function shownText(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '');
}

/** Whether something stands in the way of a push that looks as if somebody else had been quicker. */
export function isStuck(said: string): boolean {
  return /Unable to create '[^']*\.lock'|couldn['’]t write|unable to write/i.test(said);
}

/** Whether a push was refused only because somebody else was quicker. */
export function isOvertaken(stderr: string): boolean {
  return /\[rejected\]|non-fast-forward|fetch first|cannot lock ref|failed to update ref|incorrect old value/i.test(
    stderr,
  );
}

/** Whether another git holds what this one needs, and may let go of it soon. */
export function isLocked(stderr: string): boolean {
  return /Unable to create '[^']*\.lock'|cannot lock ref/.test(stderr);
}

/** An address without the password that may stand in it. */
export function withoutPassword(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/[^\s/:@]*):[^\s/@]*@/gi, '$1@');
}
