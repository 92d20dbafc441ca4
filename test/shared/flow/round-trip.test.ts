import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../shared/flow/compile.ts';
import { parse } from '../../../shared/flow/parse.ts';
import { arbitraryFlow } from './arbitrary-flow.ts';
import { realFlows } from './conformance-data.ts';

describe('compile and parse', () => {
  it('reads every flow back as it was written', () => {
    fc.assert(
      fc.property(arbitraryFlow, (flow) => {
        expect(parse(compile(flow))).toEqual(flow);
        expect(parse(JSON.parse(JSON.stringify(compile(flow))))).toEqual(flow);
      }),
      { numRuns: 200 },
    );
  });

  it('keep actions in their order, wherever the call begins', () => {
    const [first, second] = ['b', 'a'].map((Identifier) => ({
      ...{ Identifier, Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
    }));
    const document = { Version: '2019-10-30', StartAction: 'a', Metadata: {}, Actions: [first, second] };
    expect(compile(parse(document))).toEqual(document);
  });

  it('resolves references and nothing else', () => {
    fc.assert(
      fc.property(arbitraryFlow, (flow) => {
        const resolved = compile(flow, (kind, name) => `arn:${kind}/${name}`);
        const text = JSON.stringify(compile(flow)).replaceAll(
          /"careline:([a-z-]+):([a-z-]+)"/g,
          '"arn:$1/$2"',
        );
        expect(resolved).toEqual(JSON.parse(text));
      }),
      { numRuns: 100 },
    );
  });

  const real = realFlows();
  it.skipIf(real.length === 0)('writes every real flow as it was read (absent: set CONFORMANCE_DATA)', () => {
    for (const [file, document] of real) {
      expect(normal(compile(parse(document))), file).toEqual(normal(document));
    }
  });
});

/** Without what has no meaning: empty lists, empty objects left out. Actions keep their order. */
function normal(document: unknown): unknown {
  // Only flow documents come here.
  const { Metadata = {}, Actions, ...rest } = structuredClone(document) as Document;
  const actions = Actions.map(({ Parameters = {}, Transitions = {}, ...action }) => ({
    Parameters,
    Transitions: Object.fromEntries(
      Object.entries(Transitions).filter(([, value]) => !Array.isArray(value) || value.length > 0),
    ),
    ...action,
  }));
  return { ...rest, Metadata, Actions: actions };
}

interface Document {
  Metadata?: object;
  Actions: { Identifier: string; Parameters?: object; Transitions?: object }[];
}
