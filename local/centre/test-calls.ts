/** The calls that the centre makes to itself, on a simulator of their own: StartTestCaseExecution at the embedded Connect makes one. */
import { randomUUID } from 'node:crypto';
import type { Resolver } from '../../infra/templates/resolve.ts';
import { type Json, mapOf, textOf } from '../../infra/templates/template.ts';
import { isOpen } from '../../shared/domain/opening-hours.ts';
import { readTestCase } from '../../shared/test-case/read-test-case.ts';
import { runTestCase, type World } from '../../shared/test-case/run-test-case.ts';
import type { ConnectEndpoint } from '../endpoints/connect.ts';
import { LOCAL_REGION } from '../endpoints/place.ts';
import { type FlowPlan, readFlows, readTelephony, type TelephonyPlan } from '../templates/read-telephony.ts';

export function publishTestCalls(resolver: Resolver, connect: ConnectEndpoint): void {
  const telephony = readTelephony(resolver);
  const flows = readFlows(resolver);
  const instanceId = telephony.instanceArn.split('/').at(-1) ?? '';
  for (const placed of resolver.resources) {
    if (placed.resource.Type !== 'AWS::Connect::TestCase') continue;
    const { Name, Content, EntryPoint } = resolver.properties(placed);
    const FlowId = textOf(mapOf(mapOf(EntryPoint).VoiceCallEntryPointParameters).FlowId);
    const stored: Json = {
      Name: textOf(Name) ?? placed.id,
      EntryPoint: {
        Type: 'VOICE_CALL',
        VoiceCallEntryPointParameters: { ...(FlowId !== undefined && { FlowId }) },
      },
      Content: textOf(Content) ?? '',
    };
    connect.testCases.put({
      instanceId,
      id: resolver.names(placed).ref.split('/').at(-1) ?? '',
      run: async () => (await runTestCase(readTestCase(stored), worldOf(telephony, flows))).status,
    });
  }
}

/** Nobody sits there, and a function that no stand-in answers for fails: a test call reads nothing of a person. */
function worldOf(telephony: TelephonyPlan, flows: readonly FlowPlan[]): World {
  return {
    instanceArn: telephony.instanceArn,
    region: LOCAL_REGION,
    startAt: new Date(),
    ids: randomUUID,
    flows: flows.map(({ arn, name, kind, content }) => ({ arn, name, kind, content })),
    queues: telephony.queues.map(({ arn, name }) => ({ arn, name })),
    hours: telephony.hours.map(({ arn, name, hours }) => ({ arn, name, isOpen: (at) => isOpen(hours, at) })),
    agents: [],
    functions: { invoke: () => ({ kind: 'fault', message: 'A test call runs no function.' }) },
  };
}
