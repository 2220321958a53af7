import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { completionFor } from '../../shell/completion.js';
import { ASKED, type Asked } from '../../shell/completion/place.js';
import type { Shell } from '../../shell/shells.js';
import { readShell } from '../options/shell.js';
import { REGISTRY } from '../registry.js';
import { grammarOf } from './grammar.js';

/** A line that has every new shell load the completion. */
const INSTALL: Record<Shell, string> = {
  zsh: `selfcare completion zsh >~/.selfcare-completion.zsh && echo '. ~/.selfcare-completion.zsh' >>~/.zshrc`,
  bash: `selfcare completion bash >~/.selfcare-completion.bash && echo '. ~/.selfcare-completion.bash' >>~/.bashrc`,
  fish: 'selfcare completion fish >~/.config/fish/completions/selfcare.fish',
  pwsh: 'selfcare completion pwsh >> $PROFILE',
  nu: 'mkdir $nu.user-autoload-dirs.0; selfcare completion nu | save -f $"($nu.user-autoload-dirs.0)/selfcare-completion.nu"',
};

/** Of how many of the newest entries the tags are offered: Tab must not wait for ten years. */
const RECENT = 1000;

/** `completion SHELL`: the script on stdout, made of what the commands define now. */
export async function completion(
  { env, out, stdout }: Pick<Context, 'env' | 'out' | 'stdout'>,
  word: string | undefined,
): Promise<void> {
  const shell = readShell(word, 'completion', { env, out });
  await out.raw(completionFor(shell, await grammarOf(REGISTRY)));
  if (stdout.isTTY) out.note(`To have it in every new shell: ${INSTALL[shell]}`);
}

/** `completion --words KIND`: the names of the person's own patterns, practices, templates or tags too. */
export async function words(context: Context, kind: string): Promise<void> {
  const asked = ASKED.find((each) => each === kind);
  if (!asked) {
    throw new UsageError('no such kind of words', `it knows ${ASKED.join(', ')}`);
  }
  for (const word of await WORDS[asked](context)) context.out.data(word);
}

const WORDS: Record<Asked, (context: Context) => Promise<string[]>> = {
  async patterns({ settings }) {
    const { PRESETS } = await import('../../care/presets.js');
    const own = Object.keys((await settings()).get('patterns'));
    return [...new Set([...PRESETS.map(({ name }) => name), ...own])];
  },
  async practices({ home }) {
    const { BUILT_IN } = await import('../../care/practices/built-in.js');
    const { ownNames } = await import('../practice/own.js');
    return [...BUILT_IN.map(({ name }) => name), ...ownNames(await home())];
  },
  async templates({ home }) {
    const { ownTemplates, TEMPLATES } = await import('../../journal/templates.js');
    const all = [...TEMPLATES, ...ownTemplates(await home())];
    return [...new Set(all.map(({ name }) => name))];
  },
  async tags({ journal }) {
    const { isTag } = await import('../../journal/tags.js');
    const found = new Set<string>();
    for await (const { tags } of (await journal()).entries({ limit: RECENT })) {
      for (const tag of tags.filter(isTag)) found.add(tag);
    }
    return [...found].sort();
  },
};
