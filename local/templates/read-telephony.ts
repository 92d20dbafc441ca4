/** The Connect instance of the templates: hours, queues, numbers, who answers what, and every published flow. */

import type { Resolver } from '../../infra/templates/resolve.ts';
import { listOf, mapOf, type Placed, textOf } from '../../infra/templates/template.ts';
import type { OpeningHours } from '../../shared/domain/opening-hours.ts';
import type { FlowKind } from '../../shared/flow/flow.ts';
import { flowKinds } from '../../shared/flow/flow.ts';
import { metadataOf } from './physical-names.ts';
import { openingHours } from './read-hours.ts';

export interface FlowPlan {
  readonly name: string;
  readonly arn: string;
  readonly kind: FlowKind;
  /** Undefined for the entry flow, which speaks several. */
  readonly language: string | undefined;
  /** `Content`, byte for byte what is deployed. */
  readonly content: string;
}

export interface TelephonyPlan {
  readonly instanceArn: string;
  readonly hours: readonly { readonly name: string; readonly arn: string; readonly hours: OpeningHours }[];
  readonly queues: readonly {
    readonly name: string;
    readonly arn: string;
    readonly hours: string;
    readonly maxContacts: number | undefined;
  }[];
  /** Queues of all routing profiles, first priority first: whoever answers here takes everything. */
  readonly agentQueues: readonly string[];
  readonly numbers: readonly { readonly id: string; readonly number: string }[];
}

export function readTelephony(resolver: Resolver): TelephonyPlan {
  const all = (type: string) => resolver.resources.filter((placed) => placed.resource.Type === type);
  return {
    instanceArn: instanceOf(resolver),
    hours: all('AWS::Connect::HoursOfOperation').map((placed) => {
      const properties = resolver.properties(placed);
      return {
        name: textOf(properties.Name) ?? placed.id,
        arn: resolver.names(placed).ref,
        hours: openingHours(properties),
      };
    }),
    queues: all('AWS::Connect::Queue').map((placed) => {
      const properties = resolver.properties(placed);
      return {
        name: textOf(properties.Name) ?? placed.id,
        arn: resolver.names(placed).ref,
        hours: textOf(properties.HoursOfOperationArn) ?? '',
        maxContacts: properties.MaxContacts === undefined ? undefined : Number(properties.MaxContacts),
      };
    }),
    agentQueues: queuesOf(resolver, all('AWS::Connect::RoutingProfile')),
    numbers: all('AWS::Connect::PhoneNumber').map((placed) => {
      const { ref, attributes } = resolver.names(placed);
      return { id: ref.split('/').at(-1) ?? ref, number: attributes.Address ?? '' };
    }),
  };
}

/** As its queues name it: the instance itself may stand in no template. */
export function instanceOf(resolver: Resolver): string {
  const queue = resolver.resources.find(({ resource }) => resource.Type === 'AWS::Connect::Queue');
  return queue ? (textOf(resolver.properties(queue).InstanceArn) ?? '') : '';
}

function queuesOf(resolver: Resolver, profiles: readonly Placed[]): string[] {
  const configs = profiles
    .flatMap((profile) => listOf(resolver.properties(profile).QueueConfigs).map(mapOf))
    .map(({ Priority, QueueReference }) => ({ priority: Number(Priority), queue: mapOf(QueueReference) }))
    .filter(({ queue }) => queue.Channel === 'VOICE')
    .sort((a, b) => a.priority - b.priority);
  return [...new Set(configs.map(({ queue }) => textOf(queue.QueueArn) ?? ''))];
}

/** Flows and modules. The custom resources whose answers stand in their content must have run. */
export function readFlows(resolver: Resolver): readonly FlowPlan[] {
  return resolver.resources
    .filter(
      ({ resource }) =>
        resource.Type === 'AWS::Connect::ContactFlow' || resource.Type === 'AWS::Connect::ContactFlowModule',
    )
    .map((placed) => {
      const { Name, Type, Content } = resolver.properties(placed);
      return {
        name: textOf(Name) ?? placed.id,
        arn: resolver.names(placed).ref,
        kind: flowKinds.find((kind) => kind === Type) ?? 'MODULE',
        language: textOf(metadataOf(placed).language),
        content: textOf(Content) ?? '',
      };
    });
}
