import type { Flow, Step } from '../../../../shared/flow/flow.ts';

/** A small clinic menu to change in tests. */
export const clinicMenu = {
  greet: say('Welcome.', 'menu'),
  menu: {
    type: 'GetParticipantInput',
    parameters: { Text: 'For bills, press 2.', InputTimeLimitSeconds: '6', StoreInput: 'False' },
    next: 'person',
    conditions: [{ operator: 'Equals', operands: ['2'], next: 'bills' }],
    errors: { InputTimeLimitExceeded: 'person', NoMatchingCondition: 'person', NoMatchingError: 'person' },
  },
  bills: say('Billing is open until five.', 'look-up'),
  'look-up': {
    type: 'InvokeLambdaFunction',
    parameters: { LambdaFunctionARN: 'careline:function:look-up-bill', InvocationTimeLimitSeconds: '8' },
    next: 'bye',
    conditions: [],
    errors: { NoMatchingError: 'bye' },
  },
  person: {
    type: 'UpdateContactTargetQueue',
    parameters: { QueueId: 'careline:queue:front-desk' },
    next: 'wait',
    conditions: [],
    errors: { NoMatchingError: 'bye' },
  },
  wait: {
    type: 'TransferContactToQueue',
    parameters: {},
    next: 'bye',
    conditions: [],
    errors: { NoMatchingError: 'bye', QueueAtCapacity: 'bye' },
  },
  bye: { type: 'DisconnectParticipant', parameters: {}, conditions: [], errors: {} },
} as const satisfies Record<string, Step>;

export function say(text: string, next: string, onError = next): Step {
  return {
    type: 'MessageParticipant',
    parameters: { Text: text },
    next,
    conditions: [],
    errors: { NoMatchingError: onError },
  };
}

export const flowOf = (steps: Readonly<Record<string, Step>>, more: Partial<Flow> = {}): Flow => ({
  name: 'menu',
  kind: 'CONTACT_FLOW',
  start: 'greet',
  steps,
  metadata: {},
  ...more,
});

/** The same flow under other ids, its steps in reverse order, without the designer's notes. */
export function renamed(flow: Flow): Flow {
  const ids = Object.keys(flow.steps);
  const id = (old: string): string => {
    const index = ids.indexOf(old);
    return index < 0 ? old : `${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`;
  };
  const steps = Object.entries(flow.steps).map(([old, step]): [string, Step] => [
    id(old),
    {
      ...step,
      ...(step.next !== undefined && { next: id(step.next) }),
      errors: Object.fromEntries(Object.entries(step.errors).map(([error, to]) => [error, id(to)])),
      conditions: step.conditions.map((condition) => ({ ...condition, next: id(condition.next) })),
    },
  ]);
  return { ...flow, start: id(flow.start), steps: Object.fromEntries(steps.toReversed()), metadata: {} };
}
