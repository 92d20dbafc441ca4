import { ConnectClient, DeleteContactDataCommand, ResourceNotFoundException } from '@aws-sdk/client-connect';
import { patience } from './patience.ts';

let shared: ConnectClient | undefined;

/**
 * Takes the customer's endpoint out of a contact. For good, and only after the contact has ended.
 * Source: Connect API Reference, DeleteContactData: ContactFields. The other fields are those of e-mail, which is no channel here.
 */
export function connectContactData(instanceId: string, deadline: AbortSignal) {
  shared ??= new ConnectClient(patience);
  const client = shared;
  return async (contactId: string): Promise<boolean> => {
    const command = new DeleteContactDataCommand({
      InstanceId: instanceId,
      ContactId: contactId,
      ContactFields: ['CUSTOMER_ENDPOINT'],
    });
    try {
      await client.send(command, { abortSignal: deadline });
      return true;
    } catch (error) {
      // Connect forgets contacts after its own period: what was wanted is there already.
      if (error instanceof ResourceNotFoundException) return false;
      throw error;
    }
  };
}
