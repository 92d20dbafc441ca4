/** The SMS service of the local centre: what would have been sent, kept for the phone page and the tests. */
import { z } from 'zod';
import type { Place } from './place.ts';
import { ApiFault, type Operations, operation } from './wire.ts';

export type SentMessage = {
  readonly id: string;
  /** E.164. */
  readonly destination: string;
  readonly body: string;
  /** Number, sender id or pool it was sent from; absent: the account's default. */
  readonly origination: string | undefined;
  readonly time: Date;
};

/** A number or pool of the account. Status and type: End User Messaging SMS API reference, PhoneNumberInformation. */
export type TextNumber = { readonly arn: string; readonly status: string; readonly type: string };
export type TextPool = { readonly arn: string; readonly status: string };

export type MessagesEndpoint = {
  readonly operations: Operations;
  readonly sent: readonly SentMessage[];
  /** Hears every message as it is sent. Returns the way to stop listening. */
  onSent(listener: (message: SentMessage) => void): () => void;
  /** From now on sending to this number is refused, as after a STOP. */
  optOut(destination: string): void;
  /** What may be sent from where; a test may change it. */
  readonly account: { tier: 'SANDBOX' | 'PRODUCTION'; numbers: TextNumber[]; pools: TextPool[] };
  dump(): Promise<string>;
};

const E164 = /^\+[1-9]\d{1,14}$/;
/** Source: End User Messaging SMS API reference, SendTextMessage, MessageBody: 1 to 1600 characters. */
const MAX_BODY = 1600;

const request = z.object({
  DestinationPhoneNumber: z.string(),
  OriginationIdentity: z.string().min(1).max(256).optional(),
  MessageBody: z.string().min(1),
  MessageType: z.enum(['TRANSACTIONAL', 'PROMOTIONAL']).optional(),
  DryRun: z.boolean().default(false),
});

export function createMessages(place: Place): MessagesEndpoint {
  const sent: SentMessage[] = [];
  const listeners = new Set<(message: SentMessage) => void>();
  const optedOut = new Set<string>();

  const SendTextMessage = operation(request, (input) => {
    if (!E164.test(input.DestinationPhoneNumber))
      throw invalid(
        'INVALID_PARAMETER',
        'DestinationPhoneNumber',
        'is not in E.164 format: + and up to 15 digits',
      );
    if (input.MessageBody.length > MAX_BODY)
      throw invalid('INVALID_PARAMETER', 'MessageBody', `is longer than ${MAX_BODY} characters`);
    if (optedOut.has(input.DestinationPhoneNumber)) {
      throw new ApiFault('ConflictException', 'The destination has opted out of messages.', {
        Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
      });
    }
    const message: SentMessage = {
      id: place.ids(),
      destination: input.DestinationPhoneNumber,
      body: input.MessageBody,
      origination: input.OriginationIdentity,
      time: place.now(),
    };
    if (!input.DryRun) {
      sent.push(message);
      for (const listener of listeners) listener(message);
    }
    return { MessageId: message.id };
  });

  const account: MessagesEndpoint['account'] = { tier: 'SANDBOX', numbers: [], pools: [] };
  const DescribeAccountAttributes = operation(z.object({}), () => ({
    AccountAttributes: [{ Name: 'ACCOUNT_TIER', Value: account.tier }],
  }));
  const known = <T extends { readonly arn: string }>(all: readonly T[], ids: readonly string[]): T[] =>
    ids.map((id) => {
      const found = all.find(({ arn }) => arn === id || arn.endsWith(`/${id}`));
      if (!found) throw new ApiFault('ResourceNotFoundException', 'There is none with this id.');
      return found;
    });
  const DescribePhoneNumbers = operation(z.object({ PhoneNumberIds: z.array(z.string()) }), (input) => ({
    PhoneNumbers: known(account.numbers, input.PhoneNumberIds).map(({ arn, status, type }) => ({
      PhoneNumberArn: arn,
      Status: status,
      NumberType: type,
    })),
  }));
  const DescribePools = operation(z.object({ PoolIds: z.array(z.string()) }), (input) => ({
    Pools: known(account.pools, input.PoolIds).map(({ arn, status }) => ({ PoolArn: arn, Status: status })),
  }));

  return {
    operations: { SendTextMessage, DescribeAccountAttributes, DescribePhoneNumbers, DescribePools },
    account,
    sent,
    onSent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    optOut: (destination) => void optedOut.add(destination),
    dump: async () => sent.map((message) => JSON.stringify(message)).join('\n'),
  };
}

/** Names the field, never its value: that is a patient's number or text. */
function invalid(reason: string, field: string, problem: string): ApiFault {
  const message = `${field} ${problem}.`;
  return new ApiFault('ValidationException', message, {
    Reason: reason,
    Fields: [{ Name: field, Message: message }],
  });
}
