import { randomInt } from 'node:crypto';
import {
  ConflictException,
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { TextMessages } from '../../identity/send-verification-code/send-verification-code.ts';

let client: PinpointSMSVoiceV2Client | undefined;

/** One per function instance. One try only: a text that was sent in spite of an error would be sent twice. */
function endUserMessaging(): PinpointSMSVoiceV2Client {
  client ??= new PinpointSMSVoiceV2Client({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 4_000, throwOnRequestTimeout: true },
  });
  return client;
}

/** AWS End User Messaging. `origination`: the number, or its ARN, that texts come from. */
export function textMessages(origination: string, deadline: AbortSignal): TextMessages {
  return {
    send: async ({ to, body }) => {
      const command = new SendTextMessageCommand({
        DestinationPhoneNumber: to,
        OriginationIdentity: origination,
        MessageBody: body,
        MessageType: 'TRANSACTIONAL',
      });
      try {
        await endUserMessaging().send(command, { abortSignal: deadline });
        return 'sent';
      } catch (error) {
        if (isOptedOut(error)) return 'refused';
        throw error;
      }
    },
  };
}

/** Source: API reference of SendTextMessage, ConflictException, `Reason`. */
function isOptedOut(error: unknown): boolean {
  return error instanceof ConflictException && error.Reason === 'DESTINATION_PHONE_NUMBER_OPTED_OUT';
}

/** What is texted: six digits, each of the million equally likely. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
