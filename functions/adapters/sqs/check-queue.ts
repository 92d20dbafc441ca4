import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { CheckQueue } from '../../insurance/checks.ts';

let client: SQSClient | undefined;

/** One per function instance, made when it is first needed. */
function sqs(): SQSClient {
  client ??= new SQSClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
  });
  return client;
}

export function sqsCheckQueue(queueUrl: string, deadline: AbortSignal): CheckQueue {
  return {
    send: async (checkId) => {
      const command = new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify({ checkId }),
      });
      await sqs().send(command, { abortSignal: deadline });
    },
  };
}
