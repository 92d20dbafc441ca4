import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../../local/cli/main.ts';
import { compile } from '../../../shared/flow/compile.ts';
import { smallClinic } from '../../shared/explorer/small-flow.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-explore-'));
const file = join(folder, 'small-clinic.json');
writeFileSync(file, JSON.stringify(compile(smallClinic)));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function careline(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await main(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

describe('careline explore', () => {
  it('prints findings with the keys that show them, and ends with 1', async () => {
    const { code, out } = await careline('explore', folder);
    expect(code).toBe(1);
    expect(out).toContain('menu: After "key 2", no key leads to a person any more. Keys: 2.');
    expect(out).toContain('small-clinic · opening: 1');
  });

  it('prints JSON whose calls can be replayed', async () => {
    const { out } = await careline('explore', file, '--format', 'json');
    const report: unknown = JSON.parse(out);
    expect(report).toMatchObject({ entries: [{ entry: 'small-clinic', complete: true }], neverReached: [] });
  });

  it('lets no control character of a foreign name reach the terminal', async () => {
    const name = 'clear \u001b[2J the \u001b]0;screen\u0007';
    const foreign = join(folder, 'foreign.json');
    writeFileSync(foreign, JSON.stringify(compile({ ...smallClinic, name })));
    const { out, err } = await careline('explore', foreign, '--calls', join(folder, 'calls\u001b[1m'));
    expect(out).toContain('Calls to "clear \\u001b[2J');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come.
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(err).toContain('calls\\u001b[1m');
    rmSync(foreign);
  });

  it('writes calls that can be made again, of a flow that lives on the answer of a function before it, too', async () => {
    const told = {
      type: 'Compare',
      parameters: { ComparisonValue: '$.External.kind' },
      conditions: [{ operator: 'Equals', operands: ['menu'], next: 'menu' }],
      errors: { NoMatchingCondition: 'bye' },
    };
    const own = join(folder, 'told');
    mkdirSync(own);
    const flow = { ...smallClinic, name: 'told', start: 'told', steps: { ...smallClinic.steps, told } };
    writeFileSync(join(own, 'told.json'), JSON.stringify(compile(flow)));
    const calls = join(folder, 'told-calls');
    const { out } = await careline('explore', own, '--calls', calls);
    expect(out).toContain('Calls to "call of told"');
    const pressed = readdirSync(calls).find((name) =>
      readFileSync(join(calls, name), 'utf8').includes('"press"'),
    );
    const again = await careline('call', own, '--replay', join(calls, pressed ?? ''));
    expect(again.out).toContain('For a person press 1.');
    expect(again.out).not.toContain('found no place');
    rmSync(own, { recursive: true });
  });

  it('walks the calls that begin with given answers', async () => {
    const { out } = await careline('explore', file, '--begin', 'silence,1', '--keys', '1, silence');
    expect(out).toContain('small-clinic · opening: silence, 1');
    expect(out).not.toContain('After "key 2"');
  });

  it.each([
    [['--bound', 'many'], '--bound is "many". Give a number, e.g. --bound 2.'],
    [['--keys', '1,a'], '--keys is "1,a". Give keys and "silence", e.g. --keys 1,silence.'],
    [['--format', 'xml'], 'There is no format "xml".'],
    [['--entry', 'other'], 'No flow is called "other". The flows are: "small-clinic".'],
  ])('refuses %j with 2', async (args, message) => {
    const { code, err } = await careline('explore', file, ...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
