/** Puts the pieces together that the templates describe: resources, functions, custom resources, flows, numbers. */
import type { Flow } from '../../shared/flow/flow.ts';
import { parse } from '../../shared/flow/parse.ts';
import { LOCAL_ACCOUNT } from '../endpoints/place.ts';
import type { Endpoints } from '../endpoints/server.ts';
import { createFunctionHost, type FunctionHost, type HostOptions } from '../functions/host.ts';
import { type DataPlan, readData } from '../templates/read-data.ts';
import {
  type FunctionPlan,
  readCustomResources,
  readEventSources,
  readFunctions,
} from '../templates/read-functions.ts';
import {
  type FlowPlan,
  instanceOf,
  readFlows,
  readTelephony,
  type TelephonyPlan,
} from '../templates/read-telephony.ts';
import { createResolver } from '../templates/resolve.ts';
import type { Synthesized } from '../templates/synthesize.ts';
import { runCustomResources } from './custom-resources.ts';
import { type EventSources, playEventSources } from './event-sources.ts';
import { publishInstance } from './publish-instance.ts';
import { createResources } from './resources.ts';
import { publishTestCalls } from './test-calls.ts';

export interface BuiltCentre {
  readonly data: DataPlan;
  readonly telephony: TelephonyPlan;
  readonly functions: readonly FunctionPlan[];
  readonly host: FunctionHost;
  readonly flows: readonly (FlowPlan & { readonly flow: Flow })[];
  /** What is dialled, and the flow that answers. */
  readonly numbers: readonly { readonly number: string; readonly flow: string }[];
  readonly eventSources: EventSources;
}

/** The gateway of the local centre takes any key; in AWS the operator puts the real one in. */
const gatewayKey = 'sk_test_local_centre';
/** Where the settings name a number that no template claims. */
const numberOfExisting = '+12065550180';

/** Connect makes it with every instance. Source: Administrator Guide, contact-flow-default. */
const bornWith = (instanceArn: string) => ({
  instanceId: instanceArn.split('/').at(-1) ?? instanceArn,
  id: 'default-queue-transfer',
  name: 'Default queue transfer',
  type: 'QUEUE_TRANSFER',
  content: '{}',
});

export async function buildCentre(
  synthesized: Synthesized,
  endpoints: Endpoints,
  options: HostOptions & { readonly startAt: Date },
): Promise<BuiltCentre> {
  const resolver = createResolver(synthesized.stacks, (name) => `${endpoints.url}/${LOCAL_ACCOUNT}/${name}`);
  const data = readData(resolver);
  let eventSources: EventSources | undefined;
  await createResources(
    data,
    endpoints,
    new Map([[data.byVariable.get('GATEWAY_SECRET') ?? '', gatewayKey]]),
  );
  const functions = readFunctions(resolver, synthesized.bundles);
  const host = createFunctionHost(functions, {
    ...options,
    onLog: (line) => {
      options.onLog?.(line);
      eventSources?.functionLogged(line);
    },
  });
  endpoints.connect.putFlow(bornWith(instanceOf(resolver)));
  await runCustomResources(readCustomResources(resolver), { resolver, host, functions });
  const telephony = readTelephony(resolver);
  const flows = readFlows(resolver).map((plan) => ({ ...plan, flow: parse(JSON.parse(plan.content)) }));
  publishInstance(resolver, endpoints.connect);
  publishTestCalls(resolver, endpoints.connect);
  eventSources = playEventSources(readEventSources(resolver), {
    endpoints,
    host,
    data,
    functions,
    startAt: options.startAt,
  });
  return {
    data,
    telephony,
    functions,
    host,
    flows,
    numbers: numbersOf(endpoints, telephony, flows),
    eventSources,
  };
}

/** As the custom resource has told the embedded Connect: nothing here knows which flow is the entry. */
function numbersOf(
  endpoints: Endpoints,
  telephony: TelephonyPlan,
  flows: readonly FlowPlan[],
): BuiltCentre['numbers'] {
  const numbers = [...endpoints.connect.phoneNumberFlows()].flatMap(([id, { contactFlowId }]) => {
    const flow = flows.find(({ arn }) => arn.endsWith(`/${contactFlowId}`));
    const number = telephony.numbers.find((known) => known.id === id)?.number ?? numberOfExisting;
    return flow ? [{ number, flow: flow.arn }] : [];
  });
  if (numbers.length > 0) return numbers;
  throw new Error(
    'No phone number leads to a flow. The route-phone-number custom resource should have associated one.',
  );
}
