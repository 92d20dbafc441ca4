#!/usr/bin/env node
// Starts the careline command. Sources are TypeScript, which needs Node 24; an older node finds the one that npm installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const needed = 24;
/** Room for what lives briefly, in MB: a folder of flows is judged a sixth faster, for the collector looks less often. As in package.json. */
const youngGeneration = '--max-semi-space-size=32';
const main = fileURLToPath(new URL('./main.ts', import.meta.url));

/** A node new enough to run TypeScript, or undefined. */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= needed) return process.execPath;
  try {
    const name = `node-${process.platform}-${process.arch}/package.json`;
    const node = join(dirname(createRequire(import.meta.url).resolve(name)), 'bin', 'node');
    return existsSync(node) ? node : undefined;
  } catch {
    return undefined;
  }
}

const node = findNode();
if (node === undefined) {
  process.stderr.write(
    `careline needs Node ${needed} or newer, this is ${process.versions.node}, and none is installed beside it. ` +
      'Run "npm ci" in the project, or install a newer Node.\n',
  );
  process.exitCode = 2;
} else {
  const done = spawnSync(node, [youngGeneration, main, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (done.error) throw done.error;
  if (done.signal) process.kill(process.pid, done.signal);
  process.exitCode = done.status ?? 1;
}
