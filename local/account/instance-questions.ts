/** The questions that an instance is asked: a page of a list, a flow's content, hours with their overrides, a queue. */
import {
  type ConnectClient,
  DescribeContactFlowCommand,
  DescribeContactFlowModuleCommand,
  DescribeHoursOfOperationCommand,
  DescribeQueueCommand,
  ListContactFlowModulesCommand,
  ListContactFlowsCommand,
  ListHoursOfOperationOverridesCommand,
  ListHoursOfOperationsCommand,
  ListQueuesCommand,
} from '@aws-sdk/client-connect';
import type { Ask } from './asking.ts';
import { hoursTable, queueTable, type Table } from './instance-state.ts';

export type Kind = 'flow' | 'module' | 'hours' | 'queue';

export interface Questions {
  readonly connect: ConnectClient;
  readonly ask: Ask;
}

export interface Listed {
  readonly kind: Kind;
  readonly id: string;
  readonly arn: string;
  readonly name: string;
}

interface Page {
  readonly items: readonly {
    readonly Id?: string | undefined;
    readonly Arn?: string | undefined;
    readonly Name?: string | undefined;
  }[];
  readonly next: string | undefined;
}

/** Source: API Reference; 1 to 1000 for flows, modules, queues and hours; small pages are answered sooner. */
const pageSize = 100;

export async function pageOf(
  { connect, ask }: Questions,
  { kind, instanceId, token }: { kind: Kind; instanceId: string; token: string | undefined },
): Promise<Page> {
  const input = {
    InstanceId: instanceId,
    MaxResults: pageSize,
    ...(token !== undefined && { NextToken: token }),
  };
  switch (kind) {
    case 'flow': {
      const told = await ask('ListContactFlows', () => connect.send(new ListContactFlowsCommand(input)));
      return { items: told.ContactFlowSummaryList ?? [], next: told.NextToken };
    }
    case 'module': {
      const told = await ask('ListContactFlowModules', () =>
        connect.send(new ListContactFlowModulesCommand(input)),
      );
      return { items: told.ContactFlowModulesSummaryList ?? [], next: told.NextToken };
    }
    case 'hours': {
      const told = await ask('ListHoursOfOperations', () =>
        connect.send(new ListHoursOfOperationsCommand(input)),
      );
      return { items: told.HoursOfOperationSummaryList ?? [], next: told.NextToken };
    }
    case 'queue': {
      const command = new ListQueuesCommand({ ...input, QueueTypes: ['STANDARD'] });
      const told = await ask('ListQueues', () => connect.send(command));
      return { items: told.QueueSummaryList ?? [], next: told.NextToken };
    }
  }
}

export async function contentOf(
  { connect, ask }: Questions,
  InstanceId: string,
  { id, kind }: Listed,
): Promise<string> {
  if (kind === 'flow') {
    const command = new DescribeContactFlowCommand({ InstanceId, ContactFlowId: id });
    return (await ask('DescribeContactFlow', () => connect.send(command))).ContactFlow?.Content ?? '';
  }
  const command = new DescribeContactFlowModuleCommand({ InstanceId, ContactFlowModuleId: id });
  const told = await ask('DescribeContactFlowModule', () => connect.send(command));
  return told.ContactFlowModule?.Content ?? '';
}

export async function describeHours(
  { connect, ask }: Questions,
  InstanceId: string,
  { id, name }: Listed,
): Promise<Table> {
  const which = { InstanceId, HoursOfOperationId: id };
  const told = await ask('DescribeHoursOfOperation', () =>
    connect.send(new DescribeHoursOfOperationCommand(which)),
  );
  const overrides: unknown[] = [];
  let token: string | undefined;
  do {
    const command = new ListHoursOfOperationOverridesCommand({
      ...which,
      MaxResults: pageSize,
      ...(token !== undefined && { NextToken: token }),
    });
    const page = await ask('ListHoursOfOperationOverrides', () => connect.send(command));
    overrides.push(...(page.HoursOfOperationOverrideList ?? []));
    token = page.NextToken;
  } while (token !== undefined);
  return hoursTable(name, told.HoursOfOperation, overrides);
}

export async function describeQueue(
  { connect, ask }: Questions,
  InstanceId: string,
  { one, names }: { readonly one: Listed; readonly names: ReadonlyMap<string, string> },
): Promise<Table> {
  const command = new DescribeQueueCommand({ InstanceId, QueueId: one.id });
  const { Queue } = await ask('DescribeQueue', () => connect.send(command));
  return queueTable(one.name, Queue, names.get(Queue?.HoursOfOperationId ?? ''));
}
