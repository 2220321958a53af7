#!/usr/bin/env node
'use strict';
const { main, processContext } = require('../dist/main.cjs');

void main(process.argv.slice(2), processContext()).then((code) => {
  process.exitCode = code;
});
