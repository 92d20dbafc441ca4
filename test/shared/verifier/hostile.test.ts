import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allActions } from '../../../shared/flow/actions.ts';
import { rules } from '../../../shared/verifier/rules.ts';
import { verify } from '../../../shared/verifier/verify.ts';

const types = allActions.map((action) => action.type);
const names = [...new Set(allActions.flatMap((action) => Object.keys(action.parameters)))];
const id = fc.constantFrom('a', 'b', 'c', 'nowhere');
const text = fc.constantFrom('$.External.x', '$.Attributes.y', 'careline:flow:z', '', ' ', '$', 'True', '5');
/** Turned into text, it would throw. */
const untold = fc.constant({ toString: 1, valueOf: 1 });
const value = fc.oneof(text, fc.jsonValue({ maxDepth: 3 }), untold);

/** Anything that has the shape of an action, with any values in its parameters. */
const action = fc.record({
  Type: fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...types) }, { weight: 1, arbitrary: fc.string() }),
  Parameters: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 }),
  Transitions: fc.record(
    {
      NextAction: id,
      Errors: fc.uniqueArray(
        fc.record({
          ErrorType: fc.constantFrom('NoMatchingError', 'NoMatchingCondition', 'QueueAtCapacity'),
          NextAction: id,
        }),
        { selector: (error) => error.ErrorType, maxLength: 3 },
      ),
      Conditions: fc.array(
        fc.record({
          NextAction: id,
          Condition: fc.record({
            Operator: fc.constantFrom('Equals', 'NumberLessThan', 'x'),
            Operands: fc.array(text, { maxLength: 2 }),
          }),
        }),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: [] },
  ),
});

const document = fc.array(action, { minLength: 3, maxLength: 3 }).map((actions) => ({
  Version: '2019-10-30',
  StartAction: 'a',
  Actions: actions.map((one, index) => ({ Identifier: 'abc'[index] ?? '', ...one })),
}));

const policy = {
  functions: { f: { outcomes: { done: { returns: ['x'], discloses: 'high', establishes: 'high' } } } },
  identity: { attribute: 'y', levels: ['low', 'high'] },
  emergency: [{ flow: 'z' }],
  person: [{ queueTransfer: true }, { attribute: 'y', equals: 'z' }],
  cardEntry: { steps: /a/ },
  firstSentence: { flows: [''], says: /./ },
} as const;

describe('any document', () => {
  it('gives findings, never a crash, and the same ones again', () => {
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 2 }), fc.boolean(), (documents, house) => {
        const sources = documents.map((one, index) => ({ file: `${index}.json`, document: one }));
        const options = house ? { policy } : {};
        const found = verify(sources, options);
        expect(verify(sources, options)).toEqual(found);
        for (const finding of found) expect(rules.some((rule) => rule.id === finding.rule)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('that is any JSON gives syntax findings', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const found = verify([{ file: 'any.json', document: json }]);
        expect(found.length).toBeGreaterThan(0);
        expect(found.every((finding) => finding.rule === 'flow-syntax')).toBe(true);
      }),
    );
  });

  it('with 250 steps that all lead to each other is verified within ten seconds', () => {
    const ids = Array.from({ length: 250 }, (_, i) => `s${i}`);
    const Actions = ids.map((Identifier, i) => ({
      Identifier,
      Type: i % 3 === 0 ? 'InvokeLambdaFunction' : 'Compare',
      Parameters:
        i % 3 === 0
          ? { LambdaFunctionARN: `careline:function:f${i}`, InvocationTimeLimitSeconds: '8' }
          : { ComparisonValue: '$.External.outcome' },
      Transitions: {
        NextAction: ids[(i + 1) % 250],
        Errors: [
          {
            ErrorType: i % 3 === 0 ? 'NoMatchingError' : 'NoMatchingCondition',
            NextAction: ids[(i * 7) % 250],
          },
        ],
        Conditions:
          i % 3 === 0
            ? []
            : Array.from({ length: 20 }, (_, k) => ({
                NextAction: ids[(i * 3 + k * 11) % 250],
                Condition: { Operator: 'Equals', Operands: [`o${k}`] },
              })),
      },
    }));
    const before = performance.now();
    verify([{ file: 'dense.json', document: { Version: '2019-10-30', StartAction: 's0', Actions } }]);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
