import { describe, expect, it } from 'vitest';
import { compile } from '../../../shared/flow/compile.ts';
import type { Json } from '../../../shared/flow/document.ts';
import { decode } from '../../../shared/verifier/decode/decode.ts';
import { refusals } from '../../../shared/verifier/decode/messages.ts';
import { printDecoded } from '../../../shared/verifier/decode/print-decoded.ts';
import { compare, end, exampleFlow, say } from '../../../shared/verifier/example.ts';
import { rules } from '../../../shared/verifier/rules.ts';

const document: Json = JSON.parse(
  JSON.stringify(
    compile(
      exampleFlow({
        hello: say('', 'which'),
        which: compare('$.Attributes.a', { '': 'bye' }, 'bye'),
        bye: end,
      }),
    ),
  ),
);
const one = (text: string) => decode(text, document)[0];

/** Every message that the service is known to answer with. */
const messages: readonly (readonly [string, string])[] = [
  ['Invalid Action type. Type: PlayPrompt, Path: Actions[0].Type', 'action-type'],
  ['Invalid Action property name. Path: Actions[0].Parameters.Txt', 'property-name'],
  ['Invalid Action property value. Path: Actions[0].Parameters.Text', 'property-value'],
  ['Action is missing required property. Path: Actions[0].Parameters.Text', 'missing-property'],
  ['Action is missing required error. Error: NoMatchingError', 'missing-error'],
  ['Invalid Action error. Error: Timeout, Path: Actions[1]', 'forbidden-error'],
  ['Action does not support conditions', 'conditions'],
  ['Action does not support transitions', 'transitions'],
  ['Only one of these properties may be defined', 'exclusive'],
  ['At least one of [Text, SSML] must be set', 'one-needed'],
  ['Failed to convert id: careline:queue:front-desk', 'resource'],
  ['Invalid branch. Path: 1.Evaluate', 'empty-operand'],
  ["Unsupported Action In Wait Action's Continue Branch", 'nested-wait'],
  ['JSON field is missing or null for field name: settings', 'module-settings'],
  [
    'An error occurred (InvalidContactFlowException) when calling the CreateContactFlow operation: null',
    'no-body',
  ],
];

describe('decode', () => {
  it.each(messages)('knows "%s"', (message, id) => {
    const decoded = one(message);
    expect(decoded?.refusal?.id).toBe(id);
    expect(printDecoded(decoded ? [decoded] : [])).toMatch(/Reason: .+\n {2}Fix: {4}.+/);
  });

  it.each([
    'InvalidContactFlowException: UnknownError',
    'InvalidContactFlowModuleException',
    'Resource handler returned message: "null (Service: Connect, Status Code: 400, Request ID: 1-2)"',
  ])('says where the reason is when the message has none: %s', (message) => {
    const decoded = one(message);
    expect(decoded?.refusal?.id).toBe('no-body');
    expect(printDecoded(decoded ? [decoded] : [])).toMatch(/--debug.*error\.problems.*careline verify/);
  });

  it('reads the reason where it is there', () => {
    const told = 'InvalidContactFlowException: {"problems":[{"message":"Invalid branch. Path: 1.Evaluate"}]}';
    expect(decode(told, document).map(({ refusal }) => refusal?.id)).toEqual(['empty-operand']);
    expect(one('InvalidContactFlowException: something new')?.refusal).toBeUndefined();
  });

  it('knows each message of the table, and each names a rule that exists', () => {
    expect(refusals.map(({ id }) => id).toSorted()).toEqual(messages.map(([, id]) => id).toSorted());
    const ids = rules.map(({ id }) => id);
    for (const { rule } of refusals) expect(ids).toContain(rule);
  });

  it('names block, field and value by either way of writing a path', () => {
    expect(one('Invalid Action property value. Path: Actions[0].Parameters.Text')).toMatchObject({
      block: { index: 0, id: 'hello', type: 'MessageParticipant' },
      field: 'Parameters.Text',
      value: '""',
    });
    expect(one('Invalid branch. Path: 1.Evaluate')).toMatchObject({
      block: { index: 1, id: 'which', type: 'Compare', name: 'Check contact attributes' },
      field: 'Transitions.Conditions',
      value: expect.stringContaining('"Operands":[""]'),
    });
  });

  it('says what is missing without the flow, and with a number beyond it', () => {
    const [alone] = decode('Invalid branch. Path: 2.Evaluate');
    expect(alone?.block).toEqual({ index: 2 });
    expect(printDecoded(alone ? [alone] : [])).toContain('Name the refused flow with --flow <file>');
    const beyond = one('Invalid branch. Path: 99.Evaluate');
    expect(beyond?.block).toMatchObject({ index: 99, beyond: expect.any(Number) });
    expect(printDecoded(beyond ? [beyond] : [])).toMatch(/The flow has \d+ actions: another one/);
  });

  it('reads a path that stands alone, and one in the brackets of CloudFormation', () => {
    expect(one('Path: 1.Evaluate')).toMatchObject({
      refusal: { id: 'empty-operand' },
      field: 'Transitions.Conditions',
    });
    expect(one('[Invalid Action type. Path: Actions[0].Type]')).toMatchObject({
      field: 'Type',
      block: { id: 'hello' },
    });
  });

  it('reads every message out of the JSON of the service, whatever stands around it', () => {
    const body = {
      problems: [
        { message: 'Invalid branch. Path: 1.Evaluate' },
        { message: 'Action does not support conditions' },
      ],
    };
    const pasted = `InvalidContactFlowException: ${JSON.stringify(body)}`;
    expect(decode(pasted, document).map(({ refusal }) => refusal?.id)).toEqual([
      'empty-operand',
      'conditions',
    ]);
  });

  it('says so when a message is not known', () => {
    const [decoded] = decode('Something new');
    expect(decoded?.refusal).toBeUndefined();
    expect(printDecoded(decoded ? [decoded] : [])).toContain('not a message that is known');
  });

  it('lets no control character through, and takes hostile paths', () => {
    const text = 'Invalid Action property value. Path: Actions[0].Parameters.__proto__.x\u001b[31m';
    expect(printDecoded(decode(text, document))).not.toContain('\u001b');
    expect(decode('Invalid branch. Path: 1.constructor', document)[0]?.value).toBeUndefined();
  });
});
