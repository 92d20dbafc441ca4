import { describe, expect, it } from 'vitest';
import { compile } from '../../../shared/flow/compile.ts';
import { type Allowance, defineFlow } from '../../../shared/flow/define-flow.ts';
import type { Json } from '../../../shared/flow/document.ts';
import { callFunction } from '../../../shared/flow/function-contract.ts';
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
      'suppression-unused',
    ]);
    const flow = {
      ...lost,
      metadata: {
        ActionMetadata: { bye: { careline: { allow: [{ rule: 'unreachable-step', reason: 'R.' }] } } },
      },
    };
    expect(rulesOf(review([{ file: 'x.json', flow }]).findings)).toEqual([
      'unreachable-step',
      'suppression-unused',
    ]);
  });

  it('may be allowed for a whole flow, or by whoever calls the verifier', () => {
    const entry = { rule: 'unreachable-step', reason: 'Because.' };
    const flow = { ...lost, metadata: { careline: { allow: [entry] } } };
    expect(review([{ file: 'x.json', flow }]).findings).toEqual([]);
    const source = { file: 'x.json', flow: lost };
    expect(review([source], { suppress: [entry] }).findings).toEqual([]);
    expect(rulesOf(review([source], { suppress: [{ ...entry, flow: 'other' }] }).findings)).toEqual([
      'unreachable-step',
      'suppression-unused',
    ]);
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

  it('is a warning when it lets nothing stand, in the flow that holds it', () => {
    const entry = { rule: 'no-way-out', reason: 'Because.' };
    expect(review([{ file: 'x.json', flow: allowing([entry]) }]).findings.at(-1)).toEqual(
      expect.objectContaining({
        rule: 'suppression-unused',
        level: 'warning',
        file: 'x.json',
        step: 'lost',
        message: '"no-way-out" is allowed here and finds nothing.',
        fix: 'Delete the entry: what it allowed is mended.',
      }),
    );
    const given = review([{ file: 'x.json', flow: lost }], { suppress: [entry] }).findings;
    expect(rulesOf(given)).toEqual(['unreachable-step', 'suppression-unused']);
  });

  it('says nothing about a suppression whose rule was not asked', () => {
    const flow = allowing([{ rule: 'unreachable-step', reason: 'Because.' }]);
    expect(review([{ file: 'x.json', flow }], { rules: ['no-way-out'] }).findings).toEqual([]);
  });
});

describe('a typed flow', () => {
  const flow = (allow: readonly Allowance[]) =>
    defineFlow({
      name: 'typed',
      kind: 'CONTACT_FLOW',
      start: 'bye',
      steps: { bye: { type: 'DisconnectParticipant' }, lost: { type: 'DisconnectParticipant', allow } },
    });
  const entry = { rule: 'unreachable-step', reason: 'For the autumn.' };

  it('lets a finding stand at the step that has it, also once it is compiled and read again', () => {
    const document: unknown = JSON.parse(JSON.stringify(compile(flow([entry]))));
    for (const source of [{ flow: flow([entry]) }, { document }]) {
      const { findings, suppressed } = review([{ file: 'x.json', ...source }]);
      expect(findings).toEqual([]);
      expect(suppressed.map(({ reason }) => reason)).toEqual(['For the autumn.']);
    }
  });

  it('must say why, and name a rule that finds something', () => {
    const rules = (allow: readonly Allowance[]) =>
      rulesOf(review([{ file: 'x.json', flow: flow(allow) }]).findings);
    expect(rules([{ ...entry, reason: '' }])).toEqual(['suppression-reason', 'unreachable-step']);
    expect(rules([entry, { ...entry, rule: 'no-way-out' }])).toEqual(['suppression-unused']);
  });

  it('lets a finding stand at either block of a step that becomes two', () => {
    const contract = { name: 'look', input: [], outcomes: { found: { returns: [] } } } as const;
    const allow = [{ rule: 'outcome-handled', reason: 'The other outcome is new.' }];
    const two = defineFlow({
      name: 'two',
      kind: 'CONTACT_FLOW',
      start: 'hello',
      steps: {
        hello: { type: 'MessageParticipant', text: 'Hello.', next: 'look', onError: 'look' },
        look: { ...callFunction(contract, { with: {}, on: { found: 'bye' }, onError: 'bye' }), allow },
        bye: { type: 'DisconnectParticipant' },
      },
      allow: [{ rule: 'goodbye-first', reason: 'A test.' }],
    });
    const policy = { functions: { look: { outcomes: { found: { returns: [] }, more: { returns: [] } } } } };
    const { findings, suppressed } = review([{ file: 'x.json', flow: two }], { policy });
    expect(findings).toEqual([]);
    expect(rulesOf(suppressed.map(({ finding }) => finding))).toEqual(['outcome-handled', 'goodbye-first']);
  });
});
