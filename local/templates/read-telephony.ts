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
  /** Queues of the routing profile, first priority first. */
  readonly agentQueues: readonly string[];
  readonly numbers: readonly { readonly id: string; readonly number: string }[];
}

export function readTelephony(resolver: Resolver): TelephonyPlan {
  const all = (type: string) => resolver.resources.filter((placed) => placed.resource.Type === type);
  const [instance] = all('AWS::Connect::Instance');
  const [profile] = all('AWS::Connect::RoutingProfile');
  return {
    instanceArn: instance ? resolver.names(instance).ref : '',
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
    agentQueues: profile ? queuesOf(resolver, profile) : [],
    numbers: all('AWS::Connect::PhoneNumber').map((placed) => {
      const { ref, attributes } = resolver.names(placed);
      return { id: ref.split('/').at(-1) ?? ref, number: attributes.Address ?? '' };
    }),
  };
}

function queuesOf(resolver: Resolver, profile: Placed): string[] {
  return listOf(resolver.properties(profile).QueueConfigs)
    .map(mapOf)
    .sort((a, b) => Number(a.Priority) - Number(b.Priority))
    .map((config) => textOf(mapOf(config.QueueReference).QueueArn) ?? '');
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
