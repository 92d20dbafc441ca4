import { describe, expect, it } from 'vitest';
import { verify } from '../../../shared/verifier/verify.ts';
import { house, policy } from './house.ts';
import { callMutations } from './mutations-calls.ts';
import { languageMutations } from './mutations-language.ts';

describe('three flows without fault', () => {
  it('give no finding', () => {
    expect(verify(house(), { policy })).toEqual([]);
  });

  it.each([...languageMutations, ...callMutations])('show %s in %s', (_what, flow, change, rule, step) => {
    const found = verify(house(flow, change), { policy });
    const hit = found.find((finding) => finding.rule === rule && finding.step === step);
    expect(hit, JSON.stringify(found.map((f) => [f.rule, f.step, f.message]))).toBeDefined();
    expect(hit?.file).toBe(`${flow}.json`);
  });

  it('show a prompt that one language lacks', () => {
    const languages = { 'en-US': new Set(['hello', 'bye']), 'es-US': new Set(['hello']) };
    expect(verify(house(), { policy: { ...policy, languages } })).toEqual([
      expect.objectContaining({
        rule: 'every-language',
        file: 'prompts of es-US',
        message: 'The prompt "bye" is missing; it exists in en-US.',
      }),
    ]);
  });
});
