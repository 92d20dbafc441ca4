import { describe, expect, it } from 'vitest';
import { compile } from '../../../shared/flow/compile.ts';
import { parse } from '../../../shared/flow/parse.ts';

/** What the console writes beside the steps: places, friendly names, notes, names of resources, and what only it understands. */
const metadata = {
  entryPointPosition: { x: 40, y: 40 },
  snapToGrid: false,
  name: 'Main line',
  description: 'Answers the number.',
  type: 'contactFlow',
  status: 'published',
  hash: { known: 'only to the console' },
  Annotations: [
    {
      type: 'default',
      id: 'note-1',
      content: 'Ask the nurses before changing this.',
      actionId: 'Bill?',
      isFolded: true,
      position: { x: 300.5, y: -20 },
      size: { height: 295, width: 300 },
    },
  ],
  ActionMetadata: {
    'Bill?': {
      position: { x: 280.4, y: 12 },
      isFriendlyName: true,
      parameters: { FlowModuleId: { displayName: 'pay bill' } },
      dynamicMetadata: {},
      conditionMetadata: [{ id: 'c-1', operator: { name: 'Equals', value: 'Equals' }, value: 'Paid' }],
    },
    bye: { position: { x: 900, y: 0 } },
  },
};
const line = {
  Version: '2019-10-30',
  StartAction: 'Bill?',
  Metadata: metadata,
  Actions: [
    {
      Identifier: 'Bill?',
      Type: 'InvokeFlowModule',
      Parameters: { FlowModuleId: 'arn:aws:connect:us-east-1:1:instance/i/flow-module/m:3' },
      Transitions: {
        NextAction: 'bye',
        Errors: [
          { ErrorType: 'NoMatchingCondition', NextAction: 'bye' },
          { ErrorType: 'NoMatchingError', NextAction: 'bye' },
        ],
        Conditions: [{ NextAction: 'bye', Condition: { Operator: 'Equals', Operands: ['Paid'] } }],
      },
    },
    { Identifier: 'bye', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
  ],
};
const module = {
  Version: '2019-10-30',
  StartAction: 'back',
  Metadata: { name: 'pay bill', ActionMetadata: { back: { position: { x: 1, y: 2 } } } },
  Settings: {
    InputParameters: [{ Name: 'amount', Type: 'String', Required: true }],
    OutputParameters: [{ Name: 'receipt', Type: 'String' }],
    Transitions: [{ DisplayName: 'Paid', ReferenceName: 'Paid', Description: 'The bank took it.' }],
  },
  Actions: [
    {
      Identifier: 'back',
      Type: 'EndFlowModuleExecution',
      Parameters: { Result: 'Paid', ResultData: { receipt: '$.External.receipt' } },
      Transitions: {},
    },
  ],
};

describe('an export of the console', () => {
  it.each([
    ['a flow with places, friendly names, notes and a module of a certain version', line],
    ['a module with inputs, outputs and branches', module],
  ])('comes back unchanged: %s', (_, document) => {
    expect(compile(parse(structuredClone(document)))).toEqual(document);
  });

  it('says what is a module and what a flow', () => {
    expect(parse(module)).toMatchObject({ kind: 'MODULE', name: 'pay bill', settings: module.Settings });
    expect(parse(line)).toMatchObject({ kind: 'CONTACT_FLOW', name: 'Main line' });
  });
});
