import type { Context } from '../../context.js';

/** What of git's own environment a person may have set on purpose, and how to get there. */
const KEPT =
  /^GIT_(?:SSH|SSH_COMMAND|SSH_VARIANT|ASKPASS|PROXY_COMMAND|ALLOW_PROTOCOL|SSL_\w+|HTTP_\w+|CONFIG_GLOBAL|CONFIG_SYSTEM|CONFIG_NOSYSTEM|CEILING_DIRECTORIES)$/;

/** Settings that hold whatever the person's own say. */
const SETTINGS = [
  'core.autocrlf=false',
  'core.fsmonitor=false',
  'core.untrackedCache=false',
  'core.splitIndex=false',
  'core.quotePath=false',
  'commit.gpgSign=false',
  'push.gpgSign=false',
  'push.followTags=false',
  'push.recurseSubmodules=no',
  'push.autoSetupRemote=false',
  'fetch.recurseSubmodules=false',
  'fetch.writeCommitGraph=false',
  'submodule.recurse=false',
  'gc.auto=0',
  'gc.autoDetach=false',
  'maintenance.auto=false',
  'color.ui=false',
  'log.showSignature=false',
  'user.useConfigOnly=false',
  'init.defaultBranch=main',
  'http.lowSpeedLimit=100',
  'http.lowSpeedTime=60',
];

/**
 * The options that stand before every git command.
 *
 * @param gitFolder `journal/.git`; no hook is ever found in a folder of it that is not there
 */
export function gitOptions(gitFolder: string): string[] {
  const settings = [...SETTINGS, `core.hooksPath=${gitFolder}/no-hooks`];
  return [...settings.flatMap((setting) => ['-c', setting]), `--git-dir=${gitFolder}`];
}

/**
 * The environment of a git that asks nobody where nobody can answer, speaks the words that
 * `trouble.ts` knows, and hears nothing of a repository in whose hook it may have been started.
 *
 * @param device signs the commits: a person's own name need not travel
 * @param ssh what `core.sshCommand` says
 */
export function gitEnvironment(
  { env, interactive, now }: Pick<Context, 'env' | 'interactive' | 'now'>,
  device: string,
  ssh: string | undefined,
): Record<string, string | undefined> {
  const own = Object.entries(env).filter(([name]) => !name.startsWith('GIT_') || KEPT.test(name));
  const name = `selfcare ${device}`;
  const email = `${device}@selfcare.invalid`;
  // UTC: where somebody was at the time is nobody's business either.
  const date = `@${Math.floor(now().getTime() / 1000)} +0000`;
  const command = env['GIT_SSH_COMMAND'] ?? (env['GIT_SSH'] === undefined ? ssh : undefined);
  const usual = command ?? (env['GIT_SSH'] === undefined ? 'ssh -o ConnectTimeout=20' : undefined);
  const isOpen = usual !== undefined && /^\S*\bssh(?:\s|$)/.test(usual);
  return {
    ...Object.fromEntries(own),
    ...(usual === undefined
      ? {}
      : { GIT_SSH_COMMAND: isOpen && !interactive ? `${usual} -o BatchMode=yes` : usual }),
    ...(interactive ? {} : SILENT),
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: date,
    GIT_DEFAULT_HASH: 'sha1',
    GIT_DEFAULT_REF_FORMAT: 'files',
    GIT_MERGE_AUTOEDIT: 'no',
    GIT_PAGER: 'cat',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C',
    LANGUAGE: '',
  };
}

/** No question: neither in a terminal that happens to be there, nor in a window. */
const SILENT = { GIT_TERMINAL_PROMPT: '0', GIT_ASKPASS: '', SSH_ASKPASS_REQUIRE: 'never' };
