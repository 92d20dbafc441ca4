import type { Contact } from './contact.ts';
import type { LiveCall } from './live-call.ts';

/** What a withheld number looks like to a flow. Assumed: Connect writes the word anonymous. */
export const withheld = 'anonymous';

/** The system attributes of a running call, by root of the path. Source: Administrator Guide, connect-attrib-list. */
export function systemValue(call: LiveCall, root: string): unknown {
  const { contact } = call;
  switch (root) {
    case 'ContactId':
      return contact.id;
    case 'InitialContactId':
      return contact.initialId;
    case 'PreviousContactId':
      return contact.previousId ?? contact.id;
    case 'Channel':
      return contact.channel;
    case 'InitiationMethod':
      return contact.method;
    case 'InstanceARN':
      return call.centre.options.instanceArn;
    case 'AwsRegion':
      return call.centre.options.region ?? 'us-east-1';
    case 'LanguageCode':
      return contact.language;
    case 'TextToSpeechVoiceId':
      return contact.voice;
    case 'CustomerEndpoint':
      return customerEndpoint(contact);
    case 'SystemEndpoint':
      return systemEndpoint(contact);
    case 'CustomerId':
      return contact.customerId;
    case 'Name':
      return contact.name;
    case 'Description':
      return contact.description;
    case 'References':
      return contact.references;
    case 'CallbackNumber':
    case 'CustomerCallBackPhoneNumber':
      return contact.callbackNumber;
    case 'Queue':
      return queueData(call);
    case 'Agent':
      return agentData(call);
    case 'MediaStreams':
      return { Customer: { Audio: contact.mediaStream } };
    case 'Tags':
      return Object.fromEntries(contact.tags);
    default:
      return contact.found?.get(root);
  }
}

export interface Endpoint {
  readonly Address: string;
  readonly Type: 'TELEPHONE_NUMBER' | 'EMAIL_ADDRESS';
}

/** Who calls or writes; a chat without a number and a task have none. Source: Administrator Guide, connect-attrib-list. */
export function customerEndpoint({ channel, customerNumber }: Contact): Endpoint | null {
  if (channel === 'VOICE') return telephone(customerNumber ?? withheld);
  return customerNumber === undefined ? null : endpointOf(channel, customerNumber);
}

export function systemEndpoint({ channel, systemNumber }: Contact): Endpoint | null {
  return systemNumber === '' ? null : endpointOf(channel, systemNumber);
}

const endpointOf = (channel: Contact['channel'], address: string): Endpoint =>
  channel === 'EMAIL' ? { Address: address, Type: 'EMAIL_ADDRESS' } : telephone(address);

export const telephone = (number: string) => ({ Address: number, Type: 'TELEPHONE_NUMBER' as const });

export function queueData(call: LiveCall) {
  const queue = call.contact.queue;
  if (!queue) return undefined;
  const caller = queue.source.outboundCallerId;
  return {
    ARN: queue.source.arn,
    Name: queue.source.name,
    ...(caller && { OutboundCallerId: telephone(caller.number) }),
  };
}

function agentData(call: LiveCall) {
  const agent = call.contact.agent;
  return (
    agent && {
      UserName: agent.username,
      FirstName: agent.firstName,
      LastName: agent.lastName,
      ARN: agent.arn,
    }
  );
}
