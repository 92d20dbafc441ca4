import { describe, expect, it } from 'vitest';
import { main } from '../../../local/cli/main.ts';

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join(''), err: err.join('') };
}

describe('careline plan', () => {
  it('refuses a format that there is not', async () => {
    const { code, err } = await run('plan', '--format', 'yaml');
    expect(code).toBe(2);
    expect(err).toContain('There is no format "yaml". Use --format text, json.');
  });

  it('names a settings file that cannot be read', async () => {
    const { code, out, err } = await run('plan', '--settings', 'nowhere.json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('The settings file nowhere.json cannot be read.');
  });
});

// Synthesizes the demo clinic: a few seconds.
describe.runIf(process.env.CARELINE_DEEP === '1')('the plan of the demo clinic', () => {
  it('names every stack in the order of deployment', async () => {
    const { code, out } = await run('plan', '--format', 'json');
    const { stacks }: { stacks: { name: string }[] } = JSON.parse(out);
    expect(code).toBe(0);
    const names = stacks.map(({ name }) => name.replace('careline-demo-', ''));
    expect(names.slice(0, 2)).toEqual(['data', 'telephony']);
    expect(names.indexOf('functions')).toBeLessThan(names.indexOf('flows-en-US'));
  });
});
