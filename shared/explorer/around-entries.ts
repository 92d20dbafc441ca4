import type { Flow, Step } from '../flow/flow.ts';
import { answerKeysOf } from './answer-keys.ts';
import { FlowFolder, isSideFlow } from './flow-folder.ts';
import { Variables } from './variables.ts';

/**
 * The flows, with a flow around each where calls come in and that needs one: a call cannot begin in a module; and what a flow reads
 * of a function's answer before it calls one comes from a flow that was not given, whose function it stands for.
 */
export function withEntries(flows: readonly Flow[]): Flow[] {
  const folder = new FlowFolder(flows);
  const entries = new Set(folder.entries());
  const { relevant } = new Variables(folder);
  const keysAt = answerKeysOf(folder);
  return flows.flatMap((flow, i) => {
    if (!entries.has(i)) return [flow];
    if (flow.kind === 'MODULE') return [flow, aroundModule(flow)];
    const decides = keysAt(i, flow.start).some((key) => relevant.has(`E:${i}:${key}`));
    return decides ? [flow, aroundReader(flow)] : [flow];
  });
}

const end: Step = { type: 'DisconnectParticipant', parameters: {}, errors: {}, conditions: [] };
/** Name of the flow around a flow. */
export const entryAround = (name: string): string => `call of ${name}`;
const called = ({ name }: Flow) => ({ name: entryAround(name), metadata: {} });

const aroundModule = (module: Flow): Flow => ({
  ...called(module),
  kind: 'CONTACT_FLOW',
  start: 'module',
  steps: { module: goesOn('InvokeFlowModule', { FlowModuleId: module.name }, 'end'), end },
});

/** Of the same kind as the flow: beside a call, nobody is owed a person. */
const aroundReader = (flow: Flow): Flow => ({
  ...called(flow),
  kind: flow.kind ?? (isSideFlow(flow) ? 'CUSTOMER_QUEUE' : 'CONTACT_FLOW'),
  start: 'function',
  steps: {
    function: {
      ...goesOn(
        'InvokeLambdaFunction',
        { LambdaFunctionARN: 'before', InvocationTimeLimitSeconds: '2' },
        'flow',
      ),
      errors: { NoMatchingError: 'flow' },
    },
    flow: goesOn('TransferToFlow', { ContactFlowId: flow.name }, 'end'),
    end,
  },
});

const goesOn = (type: string, parameters: Step['parameters'], next: string): Step => ({
  ...{ type, parameters, next, conditions: [] },
  errors: { NoMatchingError: 'end' },
});
