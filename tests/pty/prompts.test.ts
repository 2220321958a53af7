import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { Asking, type Question } from '../support/asking.js';
import { tempFolder } from '../support/host.js';
import { Terminal } from '../support/pty.js';

const choices = [
  { value: 'free', name: 'Freely', description: 'a blank page' },
  { value: 'gibbs', name: 'Six steps' },
];
const SELECT: Question = ['select', { message: 'How?', choices, default: 'gibbs' }];
const CONFIRM: Question = ['confirm', { message: 'Go on?', default: false }];
const INPUT: Question = ['input', { message: 'Tags?', default: 'work' }];
const SCALE: Question = ['scale', { message: 'Mood', min: 1, max: 5 }];

test('every kind of question, one after the other, on stderr', async () => {
  const terminal = new Asking([SELECT, CONFIRM, INPUT, SCALE, SCALE]);
  await terminal.shows('Enter choose');
  terminal.type('\u001b[A');
  await terminal.shows('a blank page');
  terminal.type('\r');
  await terminal.shows('Go on? (y/N)');
  terminal.type('y\r');
  await terminal.shows('Tags? (work)');
  terminal.type('rest\r');
  await terminal.shows('Mood (1–5, Enter skips)');
  terminal.type('9\r');
  await terminal.shows('a whole number from 1 to 5');
  terminal.type('\u007f4\r');
  await terminal.answers(4);
  await terminal.shows(/Mood \(1–5, Enter skips\)\s*$/);
  terminal.type('\r');
  await terminal.exitCode();
  expect(terminal.screen()).toContain('Mood (1–5, Enter skips) skipped');
  expect(terminal.said('answer')).toEqual(['free', true, 'rest', 4, null]);
  expect(terminal.said('left')).toEqual([[false, 0, 0]]);
});

test('under --plain: a numbered list, typed answers, no redrawing', async () => {
  const terminal = new Asking([SELECT, CONFIRM, INPUT, SCALE, SCALE], { flags: ['--plain'] });
  await terminal.shows('  1. Freely (a blank page)\n  2. Six steps\nNumber, 1 to 2 [2]:');
  terminal.type('5\r');
  await terminal.shows('A number from 1 to 2.');
  terminal.type('1\r');
  await terminal.shows('Go on? (y/N)');
  terminal.type('maybe\r');
  await terminal.shows('Answer y or n.');
  terminal.type('yes\r');
  await terminal.shows('Tags? [work]');
  terminal.type('\r');
  await terminal.shows('Mood (1 to 5, Enter skips)');
  terminal.type('x\r');
  await terminal.shows('a whole number from 1 to 5');
  terminal.type('3\r');
  await terminal.answers(4);
  terminal.type('\r');
  await terminal.exitCode();
  expect(terminal.said('answer')).toEqual(['free', true, 'work', 3, null]);
  expect(terminal.raw).not.toContain('\u001b');
});

test('under --plain a narrow terminal breaks at blanks', async () => {
  const description = 'everything that comes to mind, however long';
  const long = [{ value: 'free', name: 'Write freely', description }];
  const select: Question = ['select', { message: 'How would you like to begin?', choices: long }];
  const confirm: Question = ['confirm', { message: 'Shall the others be kept as well?' }];
  const terminal = new Asking([select, confirm], { flags: ['--plain'], columns: 24 });
  await terminal.shows('Number, 1 [1]:');
  expect(terminal.screen()).toContain(
    'How would you like to\nbegin?\n' +
      '  1. Write freely\n     (everything that\n     comes to mind,\n     however long)\n',
  );
  terminal.type('\r');
  await terminal.shows('Shall the others be\nkept as well? (Y/n)');
  terminal.type('\r');
  await terminal.exitCode();
});

test.each([
  ['Ctrl-C', SELECT, [], '\u0003'],
  ['Ctrl-D', SELECT, [], '\u0004'],
  ['Ctrl-C', INPUT, [], '\u0003'],
  ['Ctrl-C', INPUT, ['--plain'], '\u0003'],
  ['Ctrl-D', INPUT, ['--plain'], '\u0004'],
])('%s leaves %j %j', async (_, question, flags, key) => {
  const terminal = new Asking([question], { flags });
  await terminal.shows(/choose|Tags/);
  terminal.type(key);
  expect(await terminal.exitCode()).toBe(0);
  expect(terminal.said('threw')).toEqual([['Cancelled', null]]);
  expect(terminal.said('left')[0]).toEqual([false, 0, 0]);
});

test.each([
  ['SIGTERM', []],
  ['SIGHUP', []],
  ['SIGTERM', ['--plain']],
])('%s leaves %j', async (signal, flags) => {
  const terminal = new Asking([INPUT], { flags });
  await terminal.shows('Tags');
  process.kill(terminal.pid, signal);
  expect(await terminal.exitCode()).toBe(0);
  expect(terminal.said('threw')).toEqual([['Cancelled', null]]);
});

test('drawn on a narrow terminal, what is asked and what is needed break at blanks', async () => {
  const name = 'As it was on the way, in a few of your own words';
  const description = 'and this is a remark that has no room in a line';
  const long: Question = [
    'select',
    { message: 'How?', choices: [{ value: 1, name, description }] },
  ];
  const message = 'What was it that you would like to do about all of it?';
  const terminal = new Asking([long, ['input', { message }], SCALE], { columns: 36 });
  await terminal.shows(
    /As it was on the way, in a few of\n {2}your own words\n[^]*\n *and this is a/,
  );
  expect(terminal.screen()).toContain('no\nroom in a line');
  terminal.type('\r');
  await terminal.shows(/How\?\nAs it was on the way, in a few of\nyour own words\n/);
  await terminal.shows(/What was it that you would like to\ndo about all of it\?/);
  terminal.type('this\r');
  await terminal.shows('Mood');
  terminal.type('9\r');
  await terminal.shows('a whole number from 1 to 5, or\nEnter to skip');
  terminal.type('\u007f\r');
  expect(await terminal.exitCode()).toBe(0);
  expect(terminal.said('answer')).toEqual([1, 'this', null]);
});

test('--yes answers each default, unasked', async () => {
  const terminal = new Asking([SELECT, CONFIRM, INPUT, SCALE], { flags: ['--yes'] });
  await terminal.exitCode();
  expect(terminal.said('answer')).toEqual(['gibbs', false, 'work', null]);
});

test('without colour no colour is written, and without Unicode nothing beyond ASCII', async () => {
  const terminal = new Asking([SELECT, SCALE], { flags: ['--no-color'], env: { LANG: 'C' } });
  await terminal.shows('Enter choose');
  terminal.type('\r');
  await terminal.shows('Mood');
  terminal.type('9\r');
  await terminal.shows('whole number');
  terminal.type('\u007f\r');
  await terminal.exitCode();
  expect(terminal.raw).not.toMatch(/\u001b\[[0-9;]*m/);
  expect(terminal.raw).toMatch(/^[\u0000-\u007f]*$/);
});

test('after Ctrl-Z and fg, Ctrl-C at a question ends the program', async () => {
  const terminal = new Terminal(['--norc', '--noprofile', '-i'], {
    home: tempFolder(),
    file: '/bin/bash',
    env: { PS1: 'sh> ' },
  });
  const bin = resolve(import.meta.dirname, '../../bin/selfcare.js');
  await terminal.shows('sh>');
  terminal.type(`"${process.execPath}" "${bin}" journal\r`);
  await terminal.shows('How would you like to write?');
  terminal.type('\u001A');
  await terminal.shows(/Stopped[^]*sh>/);
  terminal.type('fg\r');
  await terminal.shows(/sh> fg\n[^]*journal/);
  // Without a key: the question is there again.
  await terminal.shows(/sh> fg\n[^]*How would you like to write\?/);
  terminal.type('\u0003');
  await terminal.until(
    () => terminal.screen().trimEnd().endsWith('sh>'),
    5000,
    () => 'the shell',
  );
  terminal.type('echo code=$?\r');
  await terminal.shows('code=130');
});
