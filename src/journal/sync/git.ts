import type { ChildProcess } from 'node:child_process';
import type { Context } from '../../context.js';
import { Cancelled, codeOf, UserError } from '../../errors.js';
import { gitEnvironment, gitOptions } from './environment.js';
import { troubleOf } from './trouble.js';

/** What git needs of the context. */
export type GitContext = Pick<
  Context,
  'spawn' | 'env' | 'platform' | 'interactive' | 'now' | 'endGroup'
>;

/** How a git ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

interface RunOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs git on one repository, one process at a time. */
export class Git {
  readonly folder: string;
  private readonly context: GitContext;
  private readonly place: string;
  private readonly device: string;
  private ssh: string | undefined;
  private stopped = false;
  private ending: Promise<unknown> | undefined;
  private child: ChildProcess | undefined;

  /**
   * @param place the folder `journal`, in which git stands
   * @param folder the repository
   * @param device signs the commits
   */
  constructor(context: GitContext, place: string, folder: string, device: string) {
    this.context = context;
    this.place = place;
    this.folder = folder;
    this.device = device;
  }

  /** What git shall reach other machines with, where the person's settings say so. */
  useSsh(command: string | undefined): void {
    this.ssh = command;
  }

  /** Whether git leads a group of processes of its own; else the terminal's keys reach all of it. */
  private get leads(): boolean {
    return !this.context.interactive && this.context.platform !== 'win32';
  }

  /** Ends what runs, and lets nothing begin any more. Resolves when git has tidied up and gone. */
  async stop(): Promise<void> {
    this.stopped = true;
    const { child } = this;
    child?.once('exit', () => {
      // What it started at the other end may hold on to them, and is nothing to wait for.
      child.stdout?.destroy();
      child.stderr?.destroy();
    });
    // An ssh that waits for a host that never answers would go on.
    if (this.leads && child?.pid !== undefined) this.context.endGroup(child.pid);
    else child?.kill();
    await this.ending?.catch(() => undefined);
  }

  /** @throws Cancelled where the run was stopped */
  orStop(): void {
    if (this.stopped) throw new Cancelled();
  }

  /**
   * What git answered.
   *
   * @throws UserError in clear words where it failed, Cancelled where the run was stopped
   */
  async must(args: readonly string[], options: RunOptions = {}): Promise<Buffer> {
    const ended = await this.run(args, options);
    if (ended.code === 0) return ended.stdout;
    throw troubleOf(ended);
  }

  /** As {@link must}, as one line of text. */
  async line(args: readonly string[], options: RunOptions = {}): Promise<string> {
    return (await this.must(args, options)).toString('utf8').trim();
  }

  /**
   * How git ended.
   *
   * @throws UserError where there is no git, Cancelled where the run was stopped
   */
  async run(args: readonly string[], { input, env = {} }: RunOptions = {}): Promise<Ended> {
    this.orStop();
    const { platform, spawn } = this.context;
    const words = ['git', ...gitOptions(this.folder), ...args];
    // Whatever it makes is closed to others, whatever this process's own mask is.
    const shell = ['-c', 'umask 077; exec "$@"', 'sh', ...words];
    const [file, ...rest] = platform === 'win32' ? words : ['/bin/sh', ...shell];
    const child = spawn(file ?? '', rest, {
      cwd: this.place,
      env: { ...gitEnvironment(this.context, this.device, this.ssh), ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
      // Away from the terminal, nothing below git can ask in it.
      detached: this.leads,
      windowsHide: true,
    });
    const ending = collect(child, input);
    this.child = child;
    this.ending = ending;
    try {
      const ended = await ending;
      this.orStop();
      if (ended.code === 127) throw noGit();
      return ended;
    } catch (error) {
      throw codeOf(error) === 'ENOENT' ? noGit() : error;
    } finally {
      this.child = undefined;
    }
  }
}

async function collect(child: ChildProcess, input: string | Buffer = ''): Promise<Ended> {
  const out: Buffer[] = [];
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  // It may end before it has read everything.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) =>
      done({ code: code ?? (signal ? 137 : 1), stdout: Buffer.concat(out), stderr }),
    );
  });
}

function noGit(): UserError {
  return new UserError('git was not found', 'sync goes through git: install it, then try again');
}
