/** Shows the deployed instance at the embedded Connect: what `careline drift` and `careline diff --instance` read. */
import type { Resolver } from '../../infra/templates/resolve.ts';
import { listOf, textOf } from '../../infra/templates/template.ts';
import type { ConnectEndpoint } from '../endpoints/connect.ts';
import { instanceOf, readFlows } from '../templates/read-telephony.ts';

/** The custom resources whose answers stand in flows must have run. */
export function publishInstance(resolver: Resolver, connect: ConnectEndpoint): void {
  const idOf = (arn: string) => arn.split('/').at(-1) ?? arn;
  const instanceId = idOf(instanceOf(resolver));
  const made = resolver.resources.find(({ resource }) => resource.Type === 'AWS::Connect::Instance');
  const alias = made && textOf(resolver.properties(made).InstanceAlias);
  connect.instances.putInstance({ id: instanceId, alias: alias ?? 'existing' });
  const all = (type: string) =>
    resolver.resources
      .filter(({ resource }) => resource.Type === type)
      .map((placed) => {
        const properties = resolver.properties(placed);
        const name = textOf(properties.Name) ?? placed.id;
        return { instanceId, id: idOf(resolver.names(placed).ref), name, properties };
      });
  for (const { properties, ...hours } of all('AWS::Connect::HoursOfOperation')) {
    const { TimeZone, Config, HoursOfOperationOverrides } = properties;
    // Of the two names for the hours of an override, the API has the shorter one.
    const overrides = listOf(HoursOfOperationOverrides).flatMap((one) =>
      typeof one === 'object' && one !== null && 'OverrideConfig' in one
        ? [{ ...one, OverrideConfig: undefined, Config: one.OverrideConfig }]
        : [],
    );
    connect.instances.putHours({ ...hours, described: { TimeZone, Config }, overrides });
  }
  for (const { properties, ...queue } of all('AWS::Connect::Queue')) {
    const { MaxContacts, OutboundCallerConfig, HoursOfOperationArn } = properties;
    const HoursOfOperationId = idOf(textOf(HoursOfOperationArn) ?? '');
    const described = { Status: 'ENABLED', MaxContacts, OutboundCallerConfig, HoursOfOperationId };
    connect.instances.putQueue({ ...queue, described });
  }
  for (const { name, arn, kind, content } of readFlows(resolver)) {
    const type = kind === 'MODULE' ? undefined : kind;
    connect.putFlow({ instanceId, id: idOf(arn), name, content, ...(type !== undefined && { type }) });
  }
}
