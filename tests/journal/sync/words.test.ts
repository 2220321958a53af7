import { describe, expect, test } from 'vitest';
import { readRemote } from '../../../src/journal/sync/remote.js';
import { isOvertaken, troubleOf, withoutPassword } from '../../../src/journal/sync/trouble.js';

const PLACE = { cwd: '/somewhere/here', userHome: '/home/ann' };

describe('a remote as it is typed', () => {
  test.each([
    [
      '/media/stick/journal.git',
      { url: '/media/stick/journal.git', path: '/media/stick/journal.git' },
    ],
    ['~/journal.git', { url: '/home/ann/journal.git', path: '/home/ann/journal.git' }],
    ['journal.git', { url: '/somewhere/here/journal.git', path: '/somewhere/here/journal.git' }],
    ['../a b/journal', { url: '/somewhere/a b/journal', path: '/somewhere/a b/journal' }],
    [
      './host:journal',
      { url: '/somewhere/here/host:journal', path: '/somewhere/here/host:journal' },
    ],
    ['file:///media/a%20b.git', { url: '/media/a b.git', path: '/media/a b.git' }],
    ['git@example.org:me/journal.git', { url: 'git@example.org:me/journal.git' }],
    ['stick:journal.git', { url: 'stick:journal.git' }],
    ['https://example.org/me/journal.git', { url: 'https://example.org/me/journal.git' }],
    ['ssh://me@example.org:2222/journal.git', { url: 'ssh://me@example.org:2222/journal.git' }],
  ])('%s', (typed, remote) => {
    expect(readRemote(typed, PLACE)).toEqual(remote);
  });

  test.each(['', ' ', '--upload-pack=x', 'ext::sh -c x', 'fd::3', 'a\nb', 'file://[/x'])(
    'not %j',
    (typed) => {
      expect(() => readRemote(typed, PLACE)).toThrow('no place to sync with');
    },
  );
});

test.each([
  ['https://ann:secret@example.org/x.git', 'https://ann@example.org/x.git'],
  ["fatal: unable to access 'http://a:b@c/d/': no", "fatal: unable to access 'http://a@c/d/': no"],
  ['git@example.org:x.git', 'git@example.org:x.git'],
  ['https://example.org:8080/x', 'https://example.org:8080/x'],
])('%s is shown as %s', (text, shown) => {
  expect(withoutPassword(text)).toBe(shown);
});

describe('what git says, in words', () => {
  test.each([
    [
      "fatal: could not read Username for 'https://x': terminal prompts disabled",
      'did not let this machine in',
    ],
    [
      'ssh: Could not resolve hostname x: Name or service not known\nfatal: Could not read from remote repository.',
      'cannot be reached',
    ],
    [
      'ssh: connect to host x port 22: Connection timed out\nfatal: Could not read from remote repository.',
      'cannot be reached',
    ],
    [
      'Host key verification failed.\nfatal: Could not read from remote repository.',
      'host key is not known',
    ],
    [
      'git@x: Permission denied (publickey).\nfatal: Could not read from remote repository.',
      'did not let this machine in',
    ],
    ["fatal: '/x' does not appear to be a git repository", 'the remote is not there'],
    [
      "remote: Repository not found.\nfatal: repository 'https://x/' not found",
      'the remote is not there',
    ],
    [
      'error: file write error: No space left on device\nfatal: unable to write loose object file',
      'the disk is full',
    ],
    [
      'error: remote unpack failed: unable to create temporary object directory\n! refs/heads/main:refs/heads/main [remote rejected] (unpacker error)',
      'the remote cannot be written',
    ],
    [
      "remote: error: cannot update ref 'refs/heads/main': couldn't write '/r/refs/heads/main.lock'",
      'its disk may be full',
    ],
    [
      "remote: error: cannot lock ref 'refs/heads/main': Unable to create '/r/refs/heads/main.lock': File exists.",
      'another git holds the remote',
    ],
    ['remote: fatal: write error: No space left on device', 'the remote could not store it'],
    ["fatal: Unable to create '/j/.git/index.lock': File exists.", 'another git is at work'],
    ["fatal: detected dubious ownership in repository at '/x'", 'does not trust a folder'],
    [
      'error: object file .git/objects/ab/cd is empty\nfatal: loose object abcd is corrupt',
      'journal/.git is damaged',
    ],
    ['! [remote rejected] main -> main (pre-receive hook declined)', 'the remote refused'],
    ['! [remote rejected] main -> main (branch is currently checked out)', 'the remote refused'],
    [
      'fatal: something quite new with https://ann:secret@example.org',
      'git could not do it: something quite new with https://ann@example.org',
    ],
    [
      'one line\nand \u001b[2Janother with https://ann:secret@example.org\n\n',
      'git could not do it: and [2Janother with https://ann@example.org',
    ],
    ["git: 'remote-nope' is not a git command. See 'git --help'.", 'no way to a place'],
  ])('%s', (stderr, words) => {
    const { message, hint } = troubleOf({ code: 128, stderr });
    expect(message).toContain(words);
    expect(hint).toMatch(/\S/);
    expect(message + (hint ?? '')).not.toMatch(/secret|\n/);
  });

  test('a killed git is told from one that failed', () => {
    expect(troubleOf({ code: 137, stderr: '' }).message).toContain('was stopped before');
    expect(troubleOf({ code: 1, stderr: '' }).message).toBe('git could not do it');
  });

  test.each([
    ['! [rejected] main -> main (fetch first)', true],
    ['! [rejected] main -> main (non-fast-forward)', true],
    ['! [remote rejected] main -> main (failed to update ref)', true],
    ['! [remote rejected] main -> main (pre-receive hook declined)', false],
    ['fatal: unable to access', false],
  ])('%s: overtaken %s', (said, overtaken) => {
    expect(isOvertaken(said)).toBe(overtaken);
  });
});
