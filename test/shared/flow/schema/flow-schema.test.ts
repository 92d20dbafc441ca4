import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActionSpec } from '../../../../shared/flow/action-spec.ts';
import { allActions } from '../../../../shared/flow/actions.ts';
import { compile } from '../../../../shared/flow/compile.ts';
import { exampleAction, sampleOf } from '../../../../shared/flow/docs/example-action.ts';
import type { JsonObject } from '../../../../shared/flow/document.ts';
import { refusalsOf } from '../../../../shared/flow/parameter-groups.ts';
import { rangePattern } from '../../../../shared/flow/schema/range-pattern.ts';
import { arbitraryFlow } from '../arbitrary-flow.ts';
import { realFlows } from '../conformance-data.ts';
import { schemaFile, schemaText } from './write-flow-schema.ts';

const published = readFileSync(schemaFile, 'utf8');
const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
const validate = ajv.compile(JSON.parse(published));
const accepts = (document: unknown): boolean => validate(document);

const ask = {
  Identifier: 'ask',
  Type: 'GetParticipantInput',
  Parameters: { Text: 'Press 1', StoreInput: 'False', InputTimeLimitSeconds: '5' },
  Transitions: {
    NextAction: 'bye',
    Errors: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'].map((ErrorType) => ({
      ErrorType,
      NextAction: 'bye',
    })),
    Conditions: [{ NextAction: 'bye', Condition: { Operator: 'Equals', Operands: ['1'] } }],
  },
};
const bye = { Identifier: 'bye', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} };
type Draft = { Parameters: Record<string, unknown>; Transitions: Record<string, unknown> } & Record<
  string,
  unknown
>;

/** A flow of one menu, after a change to the menu or to the document. */
function flow(change: (menu: Draft, document: Record<string, unknown>) => void = () => {}): unknown {
  const menu: Draft = structuredClone(ask);
  const document = { Version: '2019-10-30', StartAction: 'ask', Metadata: {}, Actions: [menu, bye] };
  change(menu, document);
  return document;
}
const errors = (...types: string[]) => types.map((ErrorType) => ({ ErrorType, NextAction: 'bye' }));
const condition = (Operator: string, ...Operands: string[]) => [
  { NextAction: 'bye', Condition: { Operator, Operands } },
];

describe('the published schema', () => {
  it('is what the definitions give (else: node test/shared/flow/schema/write-flow-schema.ts)', () => {
    expect(published).toBe(schemaText());
  });

  it('has a part for every action', () => {
    const { $defs } = JSON.parse(published);
    for (const { type } of allActions) expect($defs).toHaveProperty(type);
  });

  it('accepts whatever defineFlow writes', () => {
    fc.assert(
      fc.property(arbitraryFlow, (one) => {
        expect(accepts(compile(one)), JSON.stringify(validate.errors?.[0])).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  const real = realFlows();
  it.skipIf(real.length === 0)('accepts every valid flow of others (absent: set CONFORMANCE_DATA)', () => {
    expect(real.filter(([, document]) => !accepts(document)).map(([file]) => file)).toEqual([]);
  });

  it.skipIf(real.length === 0)('refuses them without an error branch, a parameter, a known type', () => {
    let broken = 0;
    for (const [, document] of real) {
      // Only flow documents come here.
      const { Actions } = document as { Actions: { Type: string; Transitions?: { Errors?: unknown[] } }[] };
      const at = Actions.findIndex((one) => one.Type === 'InvokeLambdaFunction');
      if (at < 0) continue;
      broken++;
      for (const change of [
        { Type: 'PlayPrompt' },
        { Parameters: {} },
        { Transitions: { NextAction: 'x' } },
      ]) {
        const changed = Actions.map((one, index) => (index === at ? { ...one, ...change } : one));
        expect(accepts({ ...(document as object), Actions: changed })).toBe(false);
      }
    }
    expect(broken).toBeGreaterThan(20);
  });

  it('accepts the flow that the cases below break', () => {
    expect(accepts(flow())).toBe(true);
    expect(accepts(flow((menu) => (menu.Parameters.StoreInput = false)))).toBe(true);
    expect(accepts(flow((menu) => (menu.Parameters.InputTimeLimitSeconds = 5)))).toBe(true);
  });

  const grouped = allActions.flatMap((spec) => (spec.groups ?? []).map((group) => ({ spec, group })));
  const withParameters = (spec: ActionSpec, Parameters: JsonObject) => {
    const { Transitions, ...action } = exampleAction(spec);
    const Errors = errors(...spec.errors(Parameters).required);
    return flow((_, document) => {
      document.Actions = [{ ...action, Parameters, Transitions: { ...Transitions, Errors } }];
    });
  };

  it.each(grouped)('takes $group.take $group.keys of $spec.type, as the verifier does', ({ spec, group }) => {
    const { keys, take } = group;
    const without = Object.fromEntries(
      Object.entries(exampleAction(spec).Parameters ?? {}).filter(([key]) => !keys.includes(key)),
    );
    const sample = (key: string) => ({ [key]: sampleOf(key, spec.parameters[key] ?? { mode: 'any' }) });
    const agree = (parameters: JsonObject) => {
      const accepted = accepts(withParameters(spec, parameters));
      expect(accepted, JSON.stringify(parameters)).toBe(refusalsOf(spec, parameters).length === 0);
      return accepted;
    };
    // What may be left out here may be needed by another group.
    agree(without);
    if (take !== 'at most one of') expect(agree(without)).toBe(false);
    for (const key of keys) {
      expect(agree({ ...without, ...sample(key) })).toBe(true);
      for (const other of keys) {
        if (other !== key && take !== 'at least one of')
          expect(agree({ ...without, ...sample(key), ...sample(other) })).toBe(false);
      }
    }
  });

  it('has exclusive groups to try', () => {
    expect(grouped.length).toBeGreaterThanOrEqual(12);
  });

  it('takes a hand-over without error branches only in a flow that has none at all', () => {
    const put = { Identifier: 'put', Type: 'TransferContactToQueue', Parameters: {}, Transitions: {} };
    const sketch = (document: Record<string, unknown>) => (document.Actions = [put, bye]);
    expect(accepts(flow((_, document) => sketch(document)))).toBe(true);
    expect(accepts(flow((menu, document) => (document.Actions = [menu, put, bye])))).toBe(false);
    const handled = { ...put, Transitions: { Errors: errors('QueueAtCapacity', 'NoMatchingError') } };
    expect(accepts(flow((menu, document) => (document.Actions = [menu, handled, bye])))).toBe(true);
    const half = { ...put, Transitions: { Errors: errors('NoMatchingError') } };
    expect(accepts(flow((_, document) => (document.Actions = [half, bye])))).toBe(false);
  });

  it.each<[string, Parameters<typeof flow>[0]]>([
    ['another version', (_, document) => (document.Version = '2018-01-01')],
    ['no start', (_, document) => delete document.StartAction],
    ['no actions', (_, document) => (document.Actions = [])],
    ['251 actions', (_, document) => (document.Actions = Array.from({ length: 251 }, () => bye))],
    ['an unknown type', (menu) => (menu.Type = 'GetDigits')],
    ['a reserved name', (menu) => (menu.Identifier = '__proto__')],
    ['a name with a slash', (menu) => (menu.Identifier = 'a/b')],
    ['an unknown parameter', (menu) => (menu.Parameters.Txet = 'x')],
    ['a wrong word', (menu) => (menu.Parameters.StoreInput = 'Maybe')],
    ['too many seconds', (menu) => (menu.Parameters.InputTimeLimitSeconds = '181')],
    ['a path where there may be none', (menu) => (menu.Parameters.InputTimeLimitSeconds = '$.Attributes.t')],
    ['a number where a text belongs', (menu) => (menu.Parameters.Text = 5)],
    ['markup beside a text', (menu) => (menu.Parameters.SSML = '<speak>1</speak>')],
    ['an empty text', (menu) => (menu.Parameters.Text = '')],
    ['an error branch missing', (menu) => (menu.Transitions.Errors = errors('NoMatchingError'))],
    [
      'an error branch of the other form',
      (menu) => (menu.Transitions.Errors = [...ask.Transitions.Errors, ...errors('InvalidPhoneNumber')]),
    ],
    ['a key that no telephone has', (menu) => (menu.Transitions.Conditions = condition('Equals', 'A'))],
    ['an operator of others', (menu) => (menu.Transitions.Conditions = condition('TextContains', '1'))],
    ['two operands', (menu) => (menu.Transitions.Conditions = condition('Equals', '1', '2'))],
    ['an empty operand', (menu) => (menu.Transitions.Conditions = condition('Equals', ''))],
    [
      'conditions of a form that stores',
      (menu) => {
        menu.Parameters.StoreInput = 'True';
        menu.Parameters.InputValidation = { CustomValidation: { MaximumLength: '4' } };
        menu.Transitions.Errors = errors('NoMatchingError');
      },
    ],
  ])('refuses %s', (_, change) => {
    expect(accepts(flow(change))).toBe(false);
  });
});

describe('a pattern for a range of numbers', () => {
  it('holds for the numbers in it and for no other', () => {
    const number = fc.integer({ min: 0, max: 700_000 });
    fc.assert(
      fc.property(number, number, number, (a, b, tried) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const pattern = new RegExp(rangePattern(low, high));
        for (const one of [low, high, tried, low - 1, high + 1])
          expect(pattern.test(String(one)), `${one} in ${low}–${high}`).toBe(one >= low && one <= high);
      }),
      { numRuns: 500 },
    );
    expect(new RegExp(rangePattern(1, Number.POSITIVE_INFINITY)).test('0')).toBe(false);
    expect(new RegExp(rangePattern(1, Number.POSITIVE_INFINITY)).test('12345')).toBe(true);
  });
});
