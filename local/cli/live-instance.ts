/** The flows and modules of a live Amazon Connect instance. Only lists and describes: nothing is changed. */
import {
  ConnectClient,
  DescribeContactFlowCommand,
  DescribeContactFlowModuleCommand,
  paginateListContactFlowModules,
  paginateListContactFlows,
  ResourceNotFoundException,
} from '@aws-sdk/client-connect';
import { type NamedFlow, namedFlow } from '../../shared/flow/diff/named-flow.ts';
import { flowOf } from './flow-sides.ts';
import { UnreadablePathError } from './read-flows.ts';

export interface LiveFlows {
  readonly flows: readonly NamedFlow[];
  /** Names of flows on the instance that nobody asked for. */
  readonly others: readonly string[];
}

/** The flows with the wanted names. Throws `UnreadablePathError` when the instance cannot be read, with the reason. */
export async function flowsOfInstance(instance: string, wanted: ReadonlySet<string>): Promise<LiveFlows> {
  const region = /^arn:[^:]*:connect:([^:]+):/.exec(instance)?.[1];
  // Two requests a second for each operation: the SDK learns the pace and waits. Source: Amazon Connect API throttling quotas.
  const client = new ConnectClient({
    retryMode: 'adaptive',
    maxAttempts: 8,
    ...(region !== undefined && { region }),
  });
  try {
    return await read(client, instance.split('/').at(-1) ?? instance, wanted);
  } catch (error) {
    throw explained(error, instance);
  } finally {
    client.destroy();
  }
}

interface Listed {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly what: 'flow' | 'module';
}

async function read(
  client: ConnectClient,
  InstanceId: string,
  wanted: ReadonlySet<string>,
): Promise<LiveFlows> {
  const listed: Listed[] = [];
  for await (const page of paginateListContactFlows({ client, pageSize: 100 }, { InstanceId })) {
    for (const { Id: id = '', Arn: arn = '', Name: name = '' } of page.ContactFlowSummaryList ?? []) {
      listed.push({ id, arn, name, what: 'flow' });
    }
  }
  for await (const page of paginateListContactFlowModules({ client, pageSize: 100 }, { InstanceId })) {
    for (const { Id: id = '', Arn: arn = '', Name: name = '' } of page.ContactFlowModulesSummaryList ?? []) {
      listed.push({ id, arn, name, what: 'module' });
    }
  }
  const names = new Map(listed.flatMap(({ id, arn, name }) => [[id, name] as const, [arn, name] as const]));
  const flows: NamedFlow[] = [];
  for (const one of listed.filter(({ name }) => wanted.has(name))) {
    const text = await contentOf(client, InstanceId, one);
    const { flow } = flowOf({ file: one.arn, document: JSON.parse(text) });
    flows.push(namedFlow(one.arn, { ...flow, name: one.name }, names));
  }
  return { flows, others: listed.filter(({ name }) => !wanted.has(name)).map(({ name }) => name) };
}

async function contentOf(client: ConnectClient, InstanceId: string, { id, what }: Listed): Promise<string> {
  if (what === 'flow') {
    const command = new DescribeContactFlowCommand({ InstanceId, ContactFlowId: id });
    return (await client.send(command)).ContactFlow?.Content ?? '';
  }
  const command = new DescribeContactFlowModuleCommand({ InstanceId, ContactFlowModuleId: id });
  return (await client.send(command)).ContactFlowModule?.Content ?? '';
}

/** What went wrong in words of somebody who may never have used the AWS SDK. */
function explained(error: unknown, instance: string): Error {
  if (!(error instanceof Error)) return new UnreadablePathError(String(error));
  if (error instanceof UnreadablePathError) return error;
  const say = (why: string) =>
    new UnreadablePathError(`The instance "${instance}" cannot be read: ${why}`, { cause: error });
  if (error instanceof ResourceNotFoundException)
    return say('there is none with this id in this account and region.');
  switch (error.name) {
    case 'CredentialsProviderError':
      return say('there are no AWS credentials. Sign in first (e.g. "aws sso login"), or set AWS_PROFILE.');
    case 'ExpiredTokenException':
    case 'UnrecognizedClientException':
      return say('AWS does not accept the credentials. Sign in again.');
    case 'AccessDeniedException':
      return say(
        'the credentials do not allow it. Needed: connect:ListContactFlows, DescribeContactFlow, ListContactFlowModules, DescribeContactFlowModule.',
      );
    default:
      return /region/i.test(error.message)
        ? say('which AWS region? Give the ARN of the instance, or set AWS_REGION.')
        : say(`${error.name}: ${error.message}`);
  }
}
