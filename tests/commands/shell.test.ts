import { describe, expect, test } from 'vitest';
import { run } from '../support/host.js';

describe.each(['init', 'completion'])('%s without the name of a shell', (command) => {
  test.each([
    ['/bin/zsh', 'zsh'],
    ['/usr/local/bin/fish', 'fish'],
    ['C:\\Program Files\\nu.exe', 'nu'],
  ])('goes by SHELL=%s, and says so', async (path, shell) => {
    const named = await run([command, shell]);
    const { code, stdout, stderr } = await run([command], { env: { SHELL: path } });
    expect([code, stdout]).toEqual([0, named.stdout]);
    expect(stderr).toContain(`For ${shell}, which is your shell`);
    expect(named.stderr).toBe('');
  });

  test.each([{}, { SHELL: '' }, { SHELL: '/bin/tcsh' }])('is refused with %j', async (env) => {
    const { code, stderr } = await run([command], { env });
    expect([code, stderr]).toEqual([2, expect.stringContaining('which shell is it for?')]);
  });
});
