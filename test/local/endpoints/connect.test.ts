import {
  AssociatePhoneNumberContactFlowCommand,
  ConnectClient,
  DescribeContactFlowCommand,
  DescribeContactFlowModuleCommand,
  DisassociatePhoneNumberContactFlowCommand,
  ListContactFlowModulesCommand,
  paginateListContactFlows,
  StartOutboundVoiceContactCommand,
} from '@aws-sdk/client-connect';
import { beforeAll, describe, expect, it } from 'vitest';
import { clientSettings, startForTests } from './start.ts';

const endpoints = await startForTests();
const client = new ConnectClient(clientSettings(endpoints.url));
const InstanceId = 'arn:aws:connect:us-east-1:000000000000:instance/i-1';
const PhoneNumberId = 'arn:aws:connect:us-east-1:000000000000:phone-number/p-1';

it('remembers which flow a phone number leads to', async () => {
  for (const ContactFlowId of ['flow-1', 'flow-2']) {
    await client.send(
      new AssociatePhoneNumberContactFlowCommand({ InstanceId, PhoneNumberId, ContactFlowId }),
    );
    expect(endpoints.connect.phoneNumberFlows().get(PhoneNumberId)).toEqual({
      instanceId: InstanceId,
      contactFlowId: ContactFlowId,
    });
  }
  await client.send(new DisassociatePhoneNumberContactFlowCommand({ InstanceId, PhoneNumberId }));
  expect(endpoints.connect.phoneNumberFlows().size).toBe(0);
  await expect(
    client.send(new DisassociatePhoneNumberContactFlowCommand({ InstanceId, PhoneNumberId })),
  ).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

it('refuses every other operation of Connect, without repeating its content', async () => {
  const call = new StartOutboundVoiceContactCommand({
    InstanceId,
    ContactFlowId: 'f',
    DestinationPhoneNumber: '+12065550100',
  });
  await expect(client.send(call)).rejects.toMatchObject({
    name: 'UnknownOperationException',
    message: expect.stringMatching(/^local endpoint has no connect\.PUT \/contact\/… yet/),
  });
});

describe('flows of an instance', () => {
  const instance = { InstanceId: 'i-2' };
  const name = (index: number) => `flow ${String(index)}`;
  beforeAll(() => {
    for (let index = 0; index < 5; index += 1) {
      const flow = { instanceId: 'i-2', id: `f-${index}`, name: name(index), content: `{"n":${index}}` };
      endpoints.connect.putFlow(index < 3 ? { ...flow, type: 'CONTACT_FLOW' } : flow);
    }
  });

  it('are listed page by page, modules apart', async () => {
    const flows: (string | undefined)[] = [];
    // The paginator writes its token into what it is given.
    for await (const page of paginateListContactFlows({ client, pageSize: 2 }, { ...instance })) {
      flows.push(...(page.ContactFlowSummaryList ?? []).map(({ Name }) => Name));
    }
    expect(flows).toEqual([name(0), name(1), name(2)]);
    const modules = await client.send(new ListContactFlowModulesCommand(instance));
    expect(modules.ContactFlowModulesSummaryList?.map(({ Name }) => Name)).toEqual([name(3), name(4)]);
    expect(modules.NextToken).toBeUndefined();
  });

  it('are described with their content; a module is no flow', async () => {
    const { ContactFlow } = await client.send(
      new DescribeContactFlowCommand({ ...instance, ContactFlowId: 'f-1' }),
    );
    expect(ContactFlow).toMatchObject({ Name: name(1), Type: 'CONTACT_FLOW', Content: '{"n":1}' });
    const { ContactFlowModule } = await client.send(
      new DescribeContactFlowModuleCommand({ ...instance, ContactFlowModuleId: 'f-4' }),
    );
    expect(ContactFlowModule).toMatchObject({ Name: name(4), Content: '{"n":4}' });
    const wrong = new DescribeContactFlowCommand({ ...instance, ContactFlowId: 'f-4' });
    await expect(client.send(wrong)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
