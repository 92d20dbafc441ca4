import {
  AddPermissionCommand,
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { clientSettings, startForTests, testClock } from './start.ts';

const clock = testClock();
const endpoints = await startForTests({ now: clock.now });
const client = new SQSClient(clientSettings(endpoints.url));
const queue = async (QueueName: string, Attributes: Record<string, string> = {}) => {
  const { QueueUrl = '' } = await client.send(new CreateQueueCommand({ QueueName, Attributes }));
  return QueueUrl;
};
const send = (QueueUrl: string, MessageBody: string, DelaySeconds?: number) =>
  client.send(new SendMessageCommand({ QueueUrl, MessageBody, DelaySeconds }));
const receive = async (QueueUrl: string, extra: object = {}) => {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...extra }),
  );
  return Messages;
};
const withDeadLetters = async (name: string) => {
  const dead = await queue(`${name}-dead`);
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: ['QueueArn'] }),
  );
  const policy = JSON.stringify({ deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount: 2 });
  return { dead, url: await queue(name, { RedrivePolicy: policy, VisibilityTimeout: '30' }) };
};

it('hides a received message until its time-out, then gives it again', async () => {
  const url = await queue('hidden', { VisibilityTimeout: '30' });
  await send(url, 'one');
  expect((await receive(url)).map((message) => message.Body)).toEqual(['one']);
  expect(await receive(url)).toEqual([]);
  clock.turn(30);
  const [again] = await receive(url);
  expect(again).toMatchObject({ Body: 'one', Attributes: { ApproximateReceiveCount: '2' } });
  await client.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: url,
      ReceiptHandle: again?.ReceiptHandle,
      VisibilityTimeout: 0,
    }),
  );
  const [third] = await receive(url);
  await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: third?.ReceiptHandle }));
  clock.turn(3600);
  expect(await receive(url)).toEqual([]);
});

it('delivers a delayed message when its delay is over', async () => {
  const url = await queue('delayed');
  await send(url, 'later', 60);
  expect(await receive(url)).toEqual([]);
  clock.turn(60);
  expect(await receive(url)).toHaveLength(1);
});

it('moves what was received too often to the dead-letter queue', async () => {
  const { url, dead } = await withDeadLetters('redriven');
  await send(url, 'poison');
  for (let n = 0; n < 3; n += 1) {
    await receive(url);
    clock.turn(31);
  }
  expect(endpoints.queues.messages(url)).toEqual([]);
  expect((await receive(dead)).map((message) => message.Body)).toEqual(['poison']);
});

it('sends and deletes in batches, with attributes', async () => {
  const url = await queue('batches');
  const Entries = ['a', 'b', 'c'].map((Id) => ({
    Id,
    MessageBody: Id,
    MessageAttributes: { kind: { DataType: 'String', StringValue: Id } },
  }));
  expect(
    (await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }))).Successful,
  ).toHaveLength(3);
  await expect(
    client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: [...Entries, ...Entries] })),
  ).rejects.toMatchObject({ name: 'BatchEntryIdsNotDistinct' });
  const found = await receive(url, { MessageAttributeNames: ['All'] });
  expect(found[2]?.MessageAttributes?.kind?.StringValue).toBe('c');
  const receipts = found.map((message) => ({ Id: message.Body, ReceiptHandle: message.ReceiptHandle }));
  const done = await client.send(
    new DeleteMessageBatchCommand({
      QueueUrl: url,
      Entries: [...receipts, { Id: 'x', ReceiptHandle: 'none' }],
    }),
  );
  expect(done.Successful).toHaveLength(3);
  expect(done.Failed).toMatchObject([{ Id: 'x', Code: 'ReceiptHandleIsInvalid' }]);
});

it('answers a long poll as soon as something is sent', async () => {
  const url = await queue('polled');
  const polling = receive(url, { WaitTimeSeconds: 20 });
  await send(url, 'now');
  expect((await polling).map((message) => message.Body)).toEqual(['now']);
});

it('hands batches to a consumer as Lambda would, and gives the failed ones again', async () => {
  const { url, dead } = await withDeadLetters('consumed');
  const seen: string[] = [];
  const stop = endpoints.queues.consume(url, async (records) => {
    expect(records[0]).toMatchObject({
      eventSource: 'aws:sqs',
      eventSourceARN: expect.stringContaining(':consumed'),
    });
    seen.push(...records.map((record) => record.body));
    return {
      batchItemFailures: records
        .filter((record) => record.body === 'bad')
        .map((record) => ({ itemIdentifier: record.messageId })),
    };
  });
  await send(url, 'good');
  await send(url, 'bad');
  await endpoints.queues.deliver();
  expect(seen.toSorted()).toEqual(['bad', 'good']);
  expect(endpoints.queues.messages(url).map((message) => message.body)).toEqual(['bad']);
  for (let n = 0; n < 3; n += 1) {
    clock.turn(31);
    await endpoints.queues.deliver();
  }
  expect(seen.toSorted()).toEqual(['bad', 'bad', 'good']);
  expect(endpoints.queues.messages(dead).map((message) => message.body)).toEqual(['bad']);
  stop();
});

it('gives the whole batch again when the consumer throws, and says so', async () => {
  const url = await queue('thrown', { VisibilityTimeout: '30' });
  const errors: unknown[] = [];
  const fault = new Error('no database');
  let broken = true;
  const seen: string[] = [];
  const consume = async (records: readonly { readonly body: string }[]) => {
    if (broken) throw fault;
    seen.push(...records.map((record) => record.body));
  };
  const stop = endpoints.queues.consume(url, consume, (error) => errors.push(error));
  await send(url, 'kept');
  await endpoints.queues.deliver();
  expect(errors).toEqual([fault]);
  broken = false;
  clock.turn(31);
  await endpoints.queues.deliver();
  expect(seen).toEqual(['kept']);
  expect(endpoints.queues.messages(url)).toEqual([]);
  stop();
});

it('lets somebody listen without taking the message', async () => {
  const url = await queue('heard');
  const heard: string[] = [];
  const stop = endpoints.queues.onMessage(url, (body) => heard.push(body));
  await send(url, 'first');
  stop();
  await send(url, 'second');
  expect(heard).toEqual(['first']);
  expect(endpoints.queues.messages(url)).toHaveLength(2);
});

it('answers SQS errors as the SDK knows them', async () => {
  const absent = client.send(new GetQueueUrlCommand({ QueueName: 'absent' }));
  await expect(absent).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  await expect(queue('ordered.fifo')).rejects.toMatchObject({ name: 'UnknownOperationException' });
  const url = await queue('plain');
  const allow = new AddPermissionCommand({ QueueUrl: url, Label: 'x', AWSAccountIds: ['0'], Actions: ['*'] });
  await expect(client.send(allow)).rejects.toMatchObject({ name: 'UnknownOperationException' });
});
