import { describe, expect, it } from 'vitest';
import type { Json } from '../../../shared/flow/document.ts';
import { end, exampleFlow } from '../../../shared/verifier/example.ts';
import { printText } from '../../../shared/verifier/print.ts';
import { review } from '../../../shared/verifier/verify.ts';

const lost = exampleFlow({ bye: end, lost: end });
const allowing = (allow: Json) => ({
  ...lost,
  metadata: { ActionMetadata: { lost: { careline: { allow } } } },
});
const reviewed = (allow: Json) => review([{ file: 'x.json', flow: allowing(allow) }]);
const rulesOf = (all: readonly { readonly rule: string }[]) => all.map(({ rule }) => rule);

describe('a finding that may stand', () => {
  it('is not reported, and listed with its reason', () => {
    const { findings, suppressed } = reviewed([{ rule: 'unreachable-step', reason: 'For the autumn.' }]);
    expect(findings).toEqual([]);
    expect(suppressed.map(({ finding, reason }) => [finding.step, reason])).toEqual([
      ['lost', 'For the autumn.'],
    ]);
    expect(printText(findings, 1, suppressed)).toBe(
      'suppressed unreachable-step in x.json at "lost": For the autumn.\n\n1 flow verified, nothing found. 1 finding suppressed.\n',
    );
  });

  it('is reported when the reason is missing, beside an error about that', () => {
    for (const allow of [[{ rule: 'unreachable-step' }], [{ rule: 'unreachable-step', reason: ' ' }]]) {
      const { findings, suppressed } = reviewed(allow);
      expect(rulesOf(findings)).toEqual(['suppression-reason', 'unreachable-step']);
      expect(suppressed).toEqual([]);
    }
  });

  it('is reported when another rule or another step is allowed', () => {
    expect(rulesOf(reviewed([{ rule: 'no-way-out', reason: 'Because.' }]).findings)).toEqual([
      'unreachable-step',
    ]);
    const flow = {
      ...lost,
      metadata: {
        ActionMetadata: { bye: { careline: { allow: [{ rule: 'unreachable-step', reason: 'R.' }] } } },
      },
    };
    expect(rulesOf(review([{ file: 'x.json', flow }]).findings)).toEqual(['unreachable-step']);
  });

  it('may be allowed for a whole flow, or by whoever calls the verifier', () => {
    const entry = { rule: 'unreachable-step', reason: 'Because.' };
    const flow = { ...lost, metadata: { careline: { allow: [entry] } } };
    expect(review([{ file: 'x.json', flow }]).findings).toEqual([]);
    const source = { file: 'x.json', flow: lost };
    expect(review([source], { suppress: [entry] }).findings).toEqual([]);
    expect(review([source], { suppress: [{ ...entry, flow: 'other' }] }).findings).toHaveLength(1);
    expect(rulesOf(review([source], { suppress: [{ ...entry, reason: '' }] }).findings)).toEqual([
      'unreachable-step',
      'suppression-reason',
    ]);
  });

  it('is an error when its rule does not exist', () => {
    const { findings } = reviewed([{ rule: 'unreachable-stepp', reason: 'Because.' }]);
    expect(findings.map(({ message, fix }) => `${message} ${fix}`)).toContain(
      'There is no rule "unreachable-stepp" to suppress. Did you mean "unreachable-step"?',
    );
  });

  it('cannot be one that says that a suppression is wrong, and hostile notes do no harm', () => {
    const { findings } = reviewed([
      { rule: 'suppression-reason', reason: 'Hush.' },
      { rule: '', reason: '' },
    ]);
    expect(rulesOf(findings)).toContain('suppression-reason');
    for (const allow of ['x', 7, null, [null, 1, []], { rule: 1 }])
      expect(() => reviewed(allow)).not.toThrow();
  });
});
