import {
  AssociatePhoneNumberContactFlowCommand,
  ConnectClient,
  DisassociatePhoneNumberContactFlowCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-connect';
import type { PhoneNumbers } from '../../deployment/route-phone-number/route-phone-number.ts';
import { patience } from './patience.ts';

export function connectPhoneNumbers(): PhoneNumbers {
  const client = new ConnectClient(patience);
  return {
    lead: async ({ instanceId, phoneNumberId, flowId }) => {
      const route = { InstanceId: instanceId, PhoneNumberId: phoneNumberId, ContactFlowId: flowId };
      await client.send(new AssociatePhoneNumberContactFlowCommand(route));
    },
    release: async ({ instanceId, phoneNumberId }) => {
      const route = { InstanceId: instanceId, PhoneNumberId: phoneNumberId };
      try {
        await client.send(new DisassociatePhoneNumberContactFlowCommand(route));
      } catch (error) {
        // Released or deleted by hand: what a Delete wants is there already.
        if (!(error instanceof ResourceNotFoundException)) throw error;
      }
    },
  };
}
