import { emptySettings, type FlowDocument, type Json } from '../flow/document.ts';
import { parse } from '../flow/parse.ts';
import type { FlowSource } from '../simulator/options.ts';
import type { World } from './run-test-case.ts';

/**
 * A world in which everything exists that these flows name: queues with room, hours that are open, flows and modules that end
 * at once where they are not given. Functions fail unless a test case answers for them.
 */
export function worldOf(given: readonly { readonly name: string; readonly content: FlowDocument }[]): World {
  const named = new Map<string, Set<string>>();
  // Actions are JSON; their type only says more of it.
  for (const { content } of given) collect(content.Actions as unknown as Json, named);
  const of = (...keys: readonly string[]): string[] => [
    ...new Set(keys.flatMap((key) => [...(named.get(key) ?? [])])),
  ];
  const wanted = of('ContactFlowId', 'FlowModuleId', ...hookKeys).map((arn) => flowFor(arn, given));
  const entered = given.map(({ name, content }) => sourceOf(name, name, content));
  let ids = 0;
  return {
    instanceArn: 'arn:aws:connect:us-east-1:111122223333:instance/11111111-1111-1111-1111-111111111111',
    startAt: new Date('2026-03-02T14:00:00Z'),
    ids: () => `contact-${++ids}`,
    flows: [...new Map([...wanted, ...entered].map((one) => [one.arn, one])).values()],
    queues: of('QueueId').map((arn) => ({ arn, name: arn })),
    hours: of('HoursOfOperationId').map((arn) => ({ arn, name: arn, isOpen: () => true })),
  };
}

const hookKeys = [
  'CustomerQueue',
  'AgentWhisper',
  'CustomerWhisper',
  'CustomerHold',
  'AgentHold',
  'CustomerRemaining',
];

/** A given flow of this name, or one that ends at once. */
function flowFor(arn: string, given: readonly { name: string; content: FlowDocument }[]): FlowSource {
  const name = arn.slice(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
  const found = given.find((one) => one.name === name || one.name === arn);
  if (found) return sourceOf(arn, found.name, found.content);
  const module = arn.includes('module');
  const end = { Identifier: 'end', Parameters: {}, Transitions: {} };
  return sourceOf(arn, name, {
    Version: '2019-10-30',
    StartAction: 'end',
    Metadata: {},
    ...(module && { Settings: emptySettings }),
    Actions: [{ ...end, Type: module ? 'EndFlowModuleExecution' : 'EndFlowExecution' }],
  });
}

function sourceOf(arn: string, name: string, content: FlowDocument): FlowSource {
  const { kind } = parse(content);
  return { arn, name, ...(kind && { kind }), content };
}

/** Texts by the name of the parameter that holds them; paths are no resources. */
function collect(value: Json, named: Map<string, Set<string>>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === 'string' && item !== '' && !item.startsWith('$')) {
      const known = named.get(key);
      if (known) known.add(item);
      else named.set(key, new Set([item]));
    } else collect(item, named);
  }
}
