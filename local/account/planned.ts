/** The instance that the templates of a clinic would make. */

import type { Resolver } from '../../infra/templates/resolve.ts';
import { listOf, mapOf, type Placed, textOf } from '../../infra/templates/template.ts';
import { namedFlow } from '../../shared/flow/diff/named-flow.ts';
import { flowOf } from '../cli/flow-sides.ts';
import { hoursTable, type InstanceState, queueTable, withoutCertificates } from './instance-state.ts';

export type Templates = Pick<Resolver, 'resources' | 'properties' | 'names'>;

export function plannedInstance(templates: Templates, name = 'the repository'): InstanceState {
  const all = (type: string) =>
    templates.resources
      .filter(({ resource }) => resource.Type === type)
      .map((placed) => ({ placed, arn: templates.names(placed).ref, ...namedProperties(templates, placed) }));
  const hours = all('AWS::Connect::HoursOfOperation');
  const queues = all('AWS::Connect::Queue');
  const flows = all('AWS::Connect::ContactFlow');
  const modules = all('AWS::Connect::ContactFlowModule');
  const kinds = { hours, queue: queues, flow: flows, module: modules };
  const arns = Object.entries(kinds).flatMap(([kind, ones]) =>
    ones.map((one) => [`${kind} ${one.name}`, one.arn] as const),
  );
  const names = new Map(
    Object.values(kinds).flatMap((ones) => ones.map((one) => [one.arn, one.name] as const)),
  );
  return {
    name,
    hours: hours.map((one) =>
      hoursTable(one.name, one.properties, listOf(one.properties.HoursOfOperationOverrides)),
    ),
    queues: queues.map((one) =>
      queueTable(one.name, one.properties, names.get(textOf(one.properties.HoursOfOperationArn) ?? '')),
    ),
    flows: [...flows, ...modules].map((one) => {
      const document = withoutCertificates(JSON.parse(textOf(one.properties.Content) ?? '{}'));
      const { flow } = flowOf({ file: one.placed.id, document });
      return namedFlow(one.placed.id, { ...flow, name: one.name }, names);
    }),
    arns: new Map(arns),
    unknown: new Set(),
    unread: [],
  };
}

function namedProperties(templates: Templates, placed: Placed) {
  const properties = mapOf(templates.properties(placed));
  return { properties, name: textOf(properties.Name) ?? placed.id };
}
