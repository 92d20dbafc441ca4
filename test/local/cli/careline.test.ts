import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const bin = fileURLToPath(new URL('local/cli/careline.js', root));

describe('the careline bin', () => {
  it('runs with the node that a shell finds first, and hands the exit code on', () => {
    const run = (...args: string[]) => spawnSync('node', [bin, ...args], { encoding: 'utf8' });
    expect(run('--help')).toMatchObject({ status: 0, stderr: '' });
    expect(run('verify', 'nowhere.json')).toMatchObject({
      status: 2,
      stderr: 'There is no file or folder "nowhere.json". Check the spelling.\n',
    });
  });

  it('is linked by npm ci through a workspace of its own', () => {
    const read = (path: string): Record<string, unknown> =>
      JSON.parse(readFileSync(new URL(path, root), 'utf8'));
    expect(read('package.json').workspaces).toEqual(['local/cli']);
    expect(read('local/cli/package.json').bin).toEqual({ careline: 'careline.js' });
    expect(read('package-lock.json').packages).toMatchObject({
      'node_modules/careline-command': { resolved: 'local/cli', link: true },
    });
    expect(existsSync(new URL('node_modules/.bin/careline', root))).toBe(true);
  });
});
