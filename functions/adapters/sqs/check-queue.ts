import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { CheckQueue } from '../../insurance/checks.ts';

/** One client per function instance. */
export function sqsClient(): SQSClient {
  return new SQSClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
  });
}

export function sqsCheckQueue(
  { client, deadline }: { client: SQSClient; deadline: AbortSignal },
  queueUrl: string,
): CheckQueue {
  return {
    send: async (checkId) => {
      const command = new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify({ checkId }),
      });
      await client.send(command, { abortSignal: deadline });
    },
  };
}
