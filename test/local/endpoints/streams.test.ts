import { expect, it } from 'vitest';
import { startForTests } from './start.ts';

const endpoints = await startForTests();
/** There is no Kinesis client among our dependencies: the wire format is spoken by hand. */
const kinesis = async (operation: string, body: object) => {
  const response = await fetch(endpoints.url, {
    method: 'POST',
    headers: {
      'x-amz-target': `Kinesis_20131202.${operation}`,
      'content-type': 'application/x-amz-json-1.1',
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};
const data = (text: string) => Buffer.from(text).toString('base64');

it('feeds whoever listens to a stream, in order', async () => {
  endpoints.streams.create('contact-records');
  const heard: string[] = [];
  endpoints.streams.onRecord('contact-records', (record) => heard.push(record.data.toString()));
  await kinesis('PutRecord', { StreamName: 'contact-records', Data: data('one'), PartitionKey: 'a' });
  const Records = ['two', 'three'].map((text) => ({ Data: data(text), PartitionKey: 'a' }));
  const many = await kinesis('PutRecords', {
    StreamARN: 'arn:aws:kinesis:us-east-1:0:stream/contact-records',
    Records,
  });
  endpoints.streams.put('contact-records', 'four');
  expect(many.body).toMatchObject({
    FailedRecordCount: 0,
    Records: [{ ShardId: 'shardId-000000000000' }, {}],
  });
  expect(heard).toEqual(['one', 'two', 'three', 'four']);
  expect((await endpoints.dump()).streams).toContain('three');
});

it('knows no stream that was not made, and no operation it does not play', async () => {
  const put = await kinesis('PutRecord', { StreamName: 'none', Data: data('x'), PartitionKey: 'a' });
  expect(put).toMatchObject({ status: 400, body: { __type: 'ResourceNotFoundException' } });
  expect((await kinesis('GetRecords', {})).body).toMatchObject({ __type: 'UnknownOperationException' });
});
