/** The instance that the templates of a clinic would make. */
import { listOf, mapOf, type StackTemplate, textOf } from '../../infra/templates/template.ts';
import { readReference } from '../../shared/flow/references.ts';
import { flowOf } from '../cli/flow-sides.ts';
import { symbolicTemplates, templateFlow } from '../cli/template-flows.ts';
import { hoursTable, type InstanceState, queueTable } from './instance-state.ts';

export function plannedInstance(stacks: readonly StackTemplate[], name = 'the repository'): InstanceState {
  const templates = symbolicTemplates(stacks);
  const all = (type: string) =>
    templates.resources
      .filter(({ resource }) => resource.Type === type)
      .map((placed) => {
        const reference = templates.names(placed).ref;
        const thing = readReference(reference)?.name ?? placed.id;
        return { placed, reference, name: thing };
      });
  const hours = all('AWS::Connect::HoursOfOperation');
  const queues = all('AWS::Connect::Queue');
  const flow = all('AWS::Connect::ContactFlow');
  const module = all('AWS::Connect::ContactFlowModule');
  const properties = ({ placed }: (typeof hours)[number]) => mapOf(templates.properties(placed));
  const arns = Object.entries({ hours, queue: queues, flow, module }).flatMap(([kind, ones]) =>
    ones.map((one) => [`${kind} ${one.name}`, one.reference] as const),
  );
  return {
    name,
    hours: hours.map((one) => {
      const given = properties(one);
      return hoursTable(one.name, given, listOf(given.HoursOfOperationOverrides));
    }),
    queues: queues.map((one) => {
      const given = properties(one);
      const clock = readReference(textOf(given.HoursOfOperationArn) ?? '')?.name;
      return queueTable(one.name, given, clock);
    }),
    flows: [...flow, ...module].map(({ placed }) =>
      flowOf(templateFlow(placed, { resolver: templates, file: `${placed.stack}#${placed.id}` })),
    ),
    arns: new Map(arns),
    unknown: new Set(),
    unread: [],
  };
}
