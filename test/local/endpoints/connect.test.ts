import {
  AssociatePhoneNumberContactFlowCommand,
  ConnectClient,
  DisassociatePhoneNumberContactFlowCommand,
  StartOutboundVoiceContactCommand,
} from '@aws-sdk/client-connect';
import { expect, it } from 'vitest';
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
