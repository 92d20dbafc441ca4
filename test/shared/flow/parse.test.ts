import { describe, expect, it } from 'vitest';
import { compile } from '../../../shared/flow/compile.ts';
import { FlowSyntaxError, parse } from '../../../shared/flow/parse.ts';

const end = { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} };
const flow = (changes: object) => ({ Version: '2019-10-30', StartAction: 'end', Actions: [end], ...changes });
const transitions = (Transitions: object) => flow({ Actions: [{ ...end, Transitions }] });

function messageOf(document: unknown): string {
  try {
    parse(document);
  } catch (error) {
    if (error instanceof FlowSyntaxError) return error.message;
    throw error;
  }
  return 'is a flow';
}

describe('parse', () => {
  it.each<[string, unknown, string]>([
    ['null', null, 'Not a flow: / is null, expected an object'],
    ['a list', [], 'Not a flow: / is a list, expected an object'],
    ['a text', 'flow', 'Not a flow: / is a string, expected an object'],
    [
      'the old console format',
      { modules: [], start: 'x', type: 'contactFlow' },
      'Not a flow: /modules is an export of the old console format (2018), which the service no longer reads',
    ],
    [
      'an empty object',
      {},
      'Not a flow: /Version is missing, expected "2019-10-30"; /StartAction is missing or not a text; /Actions is missing, expected a list',
    ],
    [
      'another version',
      flow({ Version: '2018-01-01' }),
      'Not a flow: /Version is "2018-01-01", expected "2019-10-30"',
    ],
    ['actions that are no list', flow({ Actions: {} }), 'Not a flow: /Actions is an object, expected a list'],
    [
      'an action that is no object',
      flow({ Actions: [7] }),
      'Not a flow: /Actions/0 is a number, expected an object',
    ],
    [
      'no identifier',
      flow({ Actions: [{ Type: 'Wait' }] }),
      'Not a flow: /Actions/0/Identifier is missing or not a text',
    ],
    [
      'no type',
      flow({ Actions: [{ Identifier: 'a' }] }),
      'Not a flow: /Actions/0/Type is missing or not a text',
    ],
    [
      'an identifier twice',
      flow({ Actions: [end, end] }),
      'Not a flow: /Actions/1/Identifier "end" is used by an earlier action too',
    ],
    [
      'a reserved identifier',
      flow({ Actions: [{ ...end, Identifier: '__proto__' }] }),
      'Not a flow: /Actions/0/Identifier has a reserved name',
    ],
    [
      'an identifier with a forbidden character',
      flow({ Actions: [{ ...end, Identifier: 'a/b' }] }),
      'Not a flow: /Actions/0/Identifier has a character that names may not hold (% : ( \\ / ) = $ , ; [ ] { })',
    ],
    [
      'metadata that is no object',
      flow({ Metadata: [] }),
      'Not a flow: /Metadata is a list, expected an object',
    ],
    [
      'settings that are no object',
      flow({ Settings: 1 }),
      'Not a flow: /Settings is a number, expected an object',
    ],
    [
      'parameters that are no object',
      flow({ Actions: [{ ...end, Parameters: 'x' }] }),
      'Not a flow: /Actions/0/Parameters is a string, expected an object',
    ],
    [
      'a next action that is no text',
      transitions({ NextAction: null }),
      'Not a flow: /Actions/0/Transitions/NextAction is null, expected a text',
    ],
    [
      'errors that are no list',
      transitions({ Errors: { NoMatchingError: 'end' } }),
      'Not a flow: /Actions/0/Transitions/Errors is an object, expected a list',
    ],
    [
      'an error without a type',
      transitions({ Errors: [{ NextAction: 'end' }] }),
      'Not a flow: /Actions/0/Transitions/Errors/0 needs the texts ErrorType and NextAction',
    ],
    [
      'an error type twice',
      transitions({
        Errors: [
          { ErrorType: 'A', NextAction: 'end' },
          { ErrorType: 'A', NextAction: 'end' },
        ],
      }),
      'Not a flow: /Actions/0/Transitions/Errors/1 repeats the error type A',
    ],
    [
      'a condition without operands',
      transitions({ Conditions: [{ NextAction: 'end', Condition: { Operator: 'Equals' } }] }),
      'Not a flow: /Actions/0/Transitions/Conditions/0 needs NextAction and Condition { Operator, Operands: [texts] }',
    ],
  ])('refuses %s', (_, document, message) => {
    expect(messageOf(document)).toBe(message);
  });

  it('names the step of a problem and its place', () => {
    const error = (() => {
      try {
        return parse(transitions({ NextAction: 1 }));
      } catch (caught) {
        return caught;
      }
    })();
    expect(error).toMatchObject({ problems: [{ path: '/Actions/0/Transitions/NextAction', step: 'end' }] });
  });

  it('keeps hostile keys as plain data and changes no prototype', () => {
    const hostile = JSON.parse(`{
      "Version": "2019-10-30", "StartAction": "constructor", "Metadata": { "__proto__": { "polluted": true } },
      "Actions": [{ "Identifier": "end", "Type": "DisconnectParticipant",
        "Parameters": { "__proto__": { "polluted": true } },
        "Transitions": { "Errors": [{ "ErrorType": "__proto__", "NextAction": "toString" }] } }]
    }`);
    const read = parse(hostile);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(read.steps.constructor).toBeUndefined();
    expect(Object.entries(read.steps.end?.errors ?? {})).toEqual([['__proto__', 'toString']]);
    expect(JSON.parse(JSON.stringify(compile(read)))).toEqual(hostile);
  });

  it('reads unknown types and dangling targets as they stand', () => {
    const read = parse(flow({ StartAction: 'gone', Actions: [{ Identifier: 'a', Type: 'PlayPrompt' }] }));
    expect(read.start).toBe('gone');
    expect(read.steps.a).toEqual({ type: 'PlayPrompt', parameters: {}, errors: {}, conditions: [] });
  });

  it('knows a module by its settings and a flow by its metadata', () => {
    expect(parse(flow({ Settings: {} })).kind).toBe('MODULE');
    expect(parse(flow({ Metadata: { type: 'customerQueue' } })).kind).toBe('CUSTOMER_QUEUE');
    expect(parse(flow({})).kind).toBeUndefined();
  });

  it('gives metadata back that is not what its name says', () => {
    const odd = flow({ Metadata: { name: 7, description: null, type: 'unheardOf', hash: 'x' } });
    expect(compile(parse(odd))).toEqual(odd);
    const typedModule = flow({ Metadata: { type: 'contactFlow' }, Settings: { Transitions: [] } });
    expect(compile(parse(typedModule))).toEqual(typedModule);
  });
});
