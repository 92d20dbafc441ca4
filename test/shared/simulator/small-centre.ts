import type { FlowDocument, JsonObject } from '../../../shared/flow/document.ts';
import type { Call } from '../../../shared/simulator/call.ts';
import { type Centre, createCentre } from '../../../shared/simulator/centre.ts';
import type { CallEvent, EventOf } from '../../../shared/simulator/events.ts';
import type { CentreOptions } from '../../../shared/simulator/options.ts';

export const number = '+12065550100';
export const caller = '+12065550111';
export const startAt = new Date('2026-03-02T14:00:00Z');
export const frontDesk = 'arn:aws:connect:us-east-1:111122223333:instance/i-1/queue/front-desk';
export const nurses = 'arn:aws:connect:us-east-1:111122223333:instance/i-1/queue/nurses';

/** A step in short: parameters, then where it goes. `on` are conditions (`Equals` unless `Operator operand`). */
export interface Short {
  readonly type: string;
  readonly p?: JsonObject;
  readonly next?: string;
  readonly errors?: Readonly<Record<string, string>>;
  readonly on?: Readonly<Record<string, string>>;
}

/** Flow JSON of steps; the first is where it starts. */
export function flowJson(steps: Readonly<Record<string, Short>>): FlowDocument {
  return {
    Version: '2019-10-30',
    StartAction: Object.keys(steps)[0] ?? '',
    Metadata: {},
    Actions: Object.entries(steps).map(([Identifier, { type, p, next, errors, on }]) => ({
      Identifier,
      Type: type,
      Parameters: p ?? {},
      Transitions: {
        ...(next !== undefined && { NextAction: next }),
        ...(errors && {
          Errors: Object.entries(errors).map(([ErrorType, NextAction]) => ({ ErrorType, NextAction })),
        }),
        ...(on && {
          Conditions: Object.entries(on).map(([key, NextAction]) => {
            const [, Operator = 'Equals', operand = key] = /^(Text\w+|Number\w+) (.*)$/.exec(key) ?? [];
            return { NextAction, Condition: { Operator, Operands: [operand] } };
          }),
        }),
      },
    })),
  };
}

export const bye: Short = { type: 'DisconnectParticipant' };
export const say = (Text: string, next: string): Short => ({
  type: 'MessageParticipant',
  p: { Text },
  next,
  errors: { NoMatchingError: 'bye' },
});
export const menu = (on: Readonly<Record<string, string>>, more: JsonObject = {}): Short => ({
  type: 'GetParticipantInput',
  p: { Text: 'Press a key.', StoreInput: 'False', InputTimeLimitSeconds: '5', ...more },
  next: 'other',
  on,
  errors: { InputTimeLimitExceeded: 'silent', NoMatchingCondition: 'other', NoMatchingError: 'bye' },
});
export const store = (next: string, more: JsonObject = {}, maximum = '9'): Short => ({
  type: 'GetParticipantInput',
  p: {
    Text: 'Key it in.',
    StoreInput: 'True',
    InputTimeLimitSeconds: '5',
    InputValidation: { CustomValidation: { MaximumLength: maximum } },
    ...more,
  },
  next,
  errors: { NoMatchingError: 'bye' },
});
export const set = (Attributes: JsonObject, next: string, failed = 'bye'): Short => ({
  type: 'UpdateContactAttributes',
  p: { Attributes, TargetContact: 'Current' },
  next,
  errors: { NoMatchingError: failed },
});
export const invoke = (next: string, more: JsonObject = {}, failed = 'failed'): Short => ({
  type: 'InvokeLambdaFunction',
  p: { LambdaFunctionARN: 'arn:f', InvocationTimeLimitSeconds: '8', ...more },
  next,
  errors: { NoMatchingError: failed },
});
export const compare = (
  ComparisonValue: string,
  on: Readonly<Record<string, string>>,
  otherwise: string,
): Short => ({
  type: 'Compare',
  p: { ComparisonValue },
  next: otherwise,
  on,
  errors: { NoMatchingCondition: otherwise },
});
export const toQueue = (arn: string): Readonly<Record<string, Short>> => ({
  'set-queue': {
    type: 'UpdateContactTargetQueue',
    p: { QueueId: arn },
    next: 'to-queue',
    errors: { NoMatchingError: 'bye' },
  },
  'to-queue': {
    type: 'TransferContactToQueue',
    next: 'bye',
    errors: { QueueAtCapacity: 'full', NoMatchingError: 'bye' },
  },
  full: say('Full.', 'bye'),
  bye,
});

/** A centre whose number leads to the flow `main`; other flows by name. */
export function smallCentre(
  flows: Readonly<Record<string, Readonly<Record<string, Short>> | FlowDocument>>,
  more: Partial<CentreOptions> = {},
): Centre {
  let ids = 0;
  return createCentre({
    instanceArn: 'arn:aws:connect:us-east-1:111122223333:instance/i-1',
    startAt,
    ids: () => `id-${++ids}`,
    flows: Object.entries(flows).map(([name, steps]) => ({
      arn: `arn:flow/${name}`,
      name,
      content: isDocument(steps) ? steps : flowJson(steps),
    })),
    queues: [
      { arn: frontDesk, name: 'front-desk' },
      { arn: nurses, name: 'nurses' },
    ],
    numbers: [{ number, flow: 'arn:flow/main' }],
    ...more,
  });
}

const isDocument = (flow: object): flow is FlowDocument => 'Version' in flow;

/** Rings the centre of one flow. */
export function ring(steps: Readonly<Record<string, Short>>, more: Partial<CentreOptions> = {}): Call {
  return smallCentre({ main: steps }, more).call({ to: number, from: caller });
}

export const all = <T extends CallEvent['type']>(call: Call, type: T): EventOf<T>[] =>
  call.events.filter((event): event is EventOf<T> => event.type === type);

/** Everything that was said, in order. */
export const words = (call: Call): string[] => all(call, 'said').map((event) => event.text);
/** Ids of the steps that the call entered. */
export const path = (call: Call): string[] => all(call, 'step-entered').map((event) => event.step);
