import type { JsonObject } from '../flow/document.ts';
import type { Condition, Flow, FlowKind, Step } from '../flow/flow.ts';
import type { Policy } from './policy.ts';
import type { Example } from './rule.ts';

/** Short forms in which rules write their examples. */

export type ShortStep = Pick<Step, 'type'> & Partial<Step>;
export type ShortSteps = Readonly<Record<string, ShortStep>>;

/** One flow; its first step is the start. */
export const example = (
  steps: ShortSteps,
  options: Options & { readonly policy?: Policy } = {},
): Example => ({
  sources: [{ file: 'example.json', flow: exampleFlow(steps, options) }],
  ...(options.policy && { policy: options.policy }),
});

interface Options {
  readonly kind?: FlowKind;
  readonly name?: string;
}

export function exampleFlow(steps: ShortSteps, { kind, name = 'example' }: Options = {}): Flow {
  return {
    name,
    kind,
    start: Object.keys(steps)[0] ?? '',
    steps: Object.fromEntries(Object.entries(steps).map(([id, step]) => [id, { ...blank, ...step }])),
    metadata: {},
  };
}

const blank = { parameters: {}, errors: {}, conditions: [] };

export const end: ShortStep = { type: 'DisconnectParticipant' };
export const returns: ShortStep = { type: 'EndFlowModuleExecution' };

export const say = (text: string, next: string, onError = next): ShortStep => ({
  type: 'MessageParticipant',
  parameters: { Text: text },
  next,
  errors: { NoMatchingError: onError },
});

export const when = (operand: string, next: string, operator = 'Equals'): Condition => ({
  operator,
  operands: [operand],
  next,
});

export const menu = (
  text: string,
  keys: Readonly<Record<string, string>>,
  otherwise: string,
  onTimeout = otherwise,
): ShortStep => ({
  type: 'GetParticipantInput',
  parameters: { Text: text, InputTimeLimitSeconds: '5', StoreInput: 'False' },
  next: otherwise,
  errors: { InputTimeLimitExceeded: onTimeout, NoMatchingCondition: otherwise, NoMatchingError: otherwise },
  conditions: Object.entries(keys).map(([key, next]) => when(key, next)),
});

export const store = (text: string, next: string, extra: JsonObject = {}): ShortStep => ({
  type: 'GetParticipantInput',
  parameters: {
    Text: text,
    InputTimeLimitSeconds: '8',
    StoreInput: 'True',
    InputValidation: { CustomValidation: { MaximumLength: '16' } },
    ...extra,
  },
  next,
  errors: { NoMatchingError: next },
});

export const encrypted: JsonObject = {
  InputEncryption: { EncryptionKeyId: 'careline:security-key:card', Key: 'careline:certificate:card' },
};

export const call = (name: string, next: string, onError: string, inputs: JsonObject = {}): ShortStep => ({
  type: 'InvokeLambdaFunction',
  parameters: {
    LambdaFunctionARN: `careline:function:${name}`,
    InvocationTimeLimitSeconds: '8',
    ...(Object.keys(inputs).length > 0 && { LambdaInvocationAttributes: inputs }),
    ResponseValidation: { ResponseType: 'STRING_MAP' },
  },
  next,
  errors: { NoMatchingError: onError },
});

export const compare = (
  value: string,
  cases: Readonly<Record<string, string>>,
  otherwise: string,
): ShortStep => ({
  type: 'Compare',
  parameters: { ComparisonValue: value },
  next: otherwise,
  errors: { NoMatchingCondition: otherwise },
  conditions: Object.entries(cases).map(([operand, next]) => when(operand, next)),
});

export const setAttributes = (attributes: JsonObject, next: string): ShortStep => ({
  type: 'UpdateContactAttributes',
  parameters: { Attributes: attributes, TargetContact: 'Current' },
  next,
  errors: { NoMatchingError: next },
});

export const setQueue = (name: string, next: string, onError = next): ShortStep => ({
  type: 'UpdateContactTargetQueue',
  parameters: { QueueId: `careline:queue:${name}` },
  next,
  errors: { NoMatchingError: onError },
});

export const toQueue = (otherwise: string): ShortStep => ({
  type: 'TransferContactToQueue',
  next: otherwise,
  errors: { QueueAtCapacity: otherwise, NoMatchingError: otherwise },
});

export const toFlow = (name: string, onError: string): ShortStep => ({
  type: 'TransferToFlow',
  parameters: { ContactFlowId: `careline:flow:${name}` },
  next: onError,
  errors: { NoMatchingError: onError },
});

export const callModule = (name: string, next: string, onError = next): ShortStep => ({
  type: 'InvokeFlowModule',
  parameters: { FlowModuleId: `careline:module:${name}` },
  next,
  errors: { NoMatchingError: onError },
});

export const logging = (behaviour: 'Enabled' | 'Disabled', next: string): ShortStep => ({
  type: 'UpdateFlowLoggingBehavior',
  parameters: { FlowLoggingBehavior: behaviour },
  next,
});

export const noRecording = (next: string): ShortStep => ({
  type: 'UpdateContactRecordingBehavior',
  parameters: { RecordingBehavior: { RecordedParticipants: [], IVRRecordingBehavior: 'Disabled' } },
  next,
});

export const loop = (count: number, again: string, done: string): ShortStep => ({
  type: 'Loop',
  parameters: { LoopCount: String(count) },
  next: done,
  conditions: [when('ContinueLooping', again), when('DoneLooping', done)],
});
