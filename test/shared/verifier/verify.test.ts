import { describe, expect, it } from 'vitest';
import { compile } from '../../../shared/flow/compile.ts';
import { end, exampleFlow, menu, say } from '../../../shared/verifier/example.ts';
import { verify } from '../../../shared/verifier/verify.ts';
import { said } from './said.ts';

describe('verify', () => {
  it('says the same of a flow and of its document', () => {
    const flow = exampleFlow({ hello: say('Hello', 'nowhere'), bye: end }, { kind: 'CONTACT_FLOW' });
    const document: unknown = JSON.parse(JSON.stringify(compile(flow)));
    expect(verify([{ file: 'x.json', document }])).toEqual(verify([{ file: 'x.json', flow }]));
  });

  it('reports every problem of a broken document, each with its step', () => {
    const document = {
      Version: '2018-10-30',
      StartAction: 'a',
      Actions: [{ Identifier: 'a' }, { Identifier: 'b', Type: 'X' }, { Identifier: 'b', Type: 'X' }],
    };
    expect(verify([{ file: 'x.json', document }])).toEqual([
      expect.objectContaining({ message: '/Version is "2018-10-30", expected "2019-10-30".' }),
      expect.objectContaining({ message: '/Actions/0/Type is missing or not a text.', step: 'a' }),
      expect.objectContaining({
        message: '/Actions/2/Identifier "b" is used by an earlier action too.',
        step: 'b',
        rule: 'flow-syntax',
        flow: 'x.json',
      }),
    ]);
  });

  it('keeps the order of sources, then of rules', () => {
    const flow = exampleFlow({ hello: say('$.Foo.x', 'nowhere'), lost: end });
    const both = [
      { file: '2.json', flow },
      { file: '1.json', flow },
    ];
    expect(said(both)).toEqual([
      '2.json error dangling-target hello',
      '2.json error dangling-target hello',
      '2.json warning unreachable-step lost',
      '2.json warning unknown-path-root hello',
      '1.json error dangling-target hello',
      '1.json error dangling-target hello',
      '1.json warning unreachable-step lost',
      '1.json warning unknown-path-root hello',
    ]);
  });

  it('runs only the rules that are asked for, and refuses one that does not exist', () => {
    const flow = exampleFlow({ hello: say('Hello', 'nowhere'), lost: end });
    const sources = [{ file: 'x.json', flow }];
    expect(said(sources, { rules: ['unreachable-step'] })).toEqual(['x.json warning unreachable-step lost']);
    expect(() => verify(sources, { rules: ['unreachable'] })).toThrow(
      'There is no rule "unreachable". Rules:',
    );
  });

  it('judges kinds only when somebody says the kind', () => {
    const flow = exampleFlow({ ask: menu('Press 1', { 1: 'bye' }, 'bye'), bye: end });
    expect(said([{ file: 'x.json', flow }])).toEqual([]);
    expect(said([{ file: 'x.json', flow, kind: 'AGENT_WHISPER' }])).toEqual([
      'x.json error action-in-flow-kind ask',
      'x.json error action-in-flow-kind bye',
    ]);
  });
});
