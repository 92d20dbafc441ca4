import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import Stripe from 'stripe';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Call } from '../../../local/endpoints/route.ts';
import { type Endpoints, startEndpoints } from '../../../local/endpoints/server.ts';
import { TableName, together } from './killed-writer.ts';
import { clientSettings } from './start.ts';

const started: Endpoints[] = [];
const folders: string[] = [];
const start = async (...args: Parameters<typeof startEndpoints>) => {
  const endpoints = await startEndpoints(...args);
  started.push(endpoints);
  return endpoints;
};
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'careline-endpoints-'));
  folders.push(folder);
  return folder;
};
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const endpoints of started.splice(0)) await endpoints.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

it('serves clients that know nothing but the environment', async () => {
  const { url } = await start();
  vi.stubEnv('AWS_ENDPOINT_URL', url);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  expect((await new DynamoDBClient().send(new ListTablesCommand())).TableNames).toEqual([]);
  const s3 = new S3Client();
  await s3.send(new CreateBucketCommand({ Bucket: 'path-style' }));
  await s3.send(new PutObjectCommand({ Bucket: 'path-style', Key: 'a/../b', Body: 'x' }));
  const found = await s3.send(new GetObjectCommand({ Bucket: 'path-style', Key: 'a/../b' }));
  expect(await found.Body?.transformToString()).toBe('x');
});

it('says which port is taken and what to do', async () => {
  const { port } = await start();
  await expect(startEndpoints({ port })).rejects.toThrow(
    `Port ${port} of this machine is already in use, so the local AWS endpoints cannot start. ` +
      'Stop the other program, or choose another port with the option "port" (0 takes any free one).',
  );
});

describe('with a data folder', () => {
  it('has everything again after a restart', async () => {
    const dataFolder = newFolder();
    const before = await start({ dataFolder });
    const TableName = 'kept';
    await before.dynamodb.call('CreateTable', {
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    });
    await before.dynamodb.call('PutItem', { TableName, Item: { id: { S: 'a' } } });
    await before.kms.createKey({ keyId: 'key-1' });
    before.secrets.create({ name: 'secret', text: 'words' });
    before.s3.createBucket('bucket', { versioned: true });
    const settings = clientSettings(before.url);
    await new S3Client(settings).send(new PutObjectCommand({ Bucket: 'bucket', Key: 'k', Body: 'bytes' }));
    const sealed = await new KMSClient(settings).send(
      new EncryptCommand({ KeyId: 'key-1', Plaintext: Buffer.from('x') }),
    );
    const stripe = new Stripe('sk_test', { host: '127.0.0.1', port: before.port, protocol: 'http' });
    const method = await stripe.paymentMethods.create({
      type: 'card',
      card: { number: '4242424242424242', exp_month: 12, exp_year: 2040 },
    });
    await before.close();

    const after = await start({ dataFolder });
    const again = clientSettings(after.url);
    expect(await after.dynamodb.items(TableName)).toEqual([{ id: { S: 'a' } }]);
    await expect(after.dynamodb.call('DeleteTable', { TableName })).rejects.toThrow('protected');
    const opened = await new KMSClient(again).send(
      new DecryptCommand({ CiphertextBlob: sealed.CiphertextBlob }),
    );
    expect(Buffer.from(opened.Plaintext ?? []).toString()).toBe('x');
    const secret = await new SecretsManagerClient(again).send(
      new GetSecretValueCommand({ SecretId: 'secret' }),
    );
    expect(secret.SecretString).toBe('words');
    expect(after.s3.objects('bucket').map((object) => object.bytes.toString())).toEqual(['bytes']);
    const kept = new Stripe('sk_test', { host: '127.0.0.1', port: after.port, protocol: 'http' });
    expect((await kept.paymentMethods.retrieve(method.id)).card?.fingerprint).toBe(method.card?.fingerprint);
  });

  it('has a transaction whole or not at all, items and index, when it is killed during one', async () => {
    const dataFolder = newFolder();
    const writer = fork(join(import.meta.dirname, 'killed-writer.ts'), [dataFolder], { stdio: 'ignore' });
    await once(writer, 'message');
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    const { dynamodb } = await start({ dataFolder });
    const items = await dynamodb.items(TableName);
    const [round, ...others] = new Set(items.map((item) => item.round?.S));
    expect([items.length, others]).toEqual([together, []]);
    const rows = { TableName, IndexName: 'by-round' };
    expect(await dynamodb.call('Scan', rows)).toMatchObject({ Count: together });
    const query = {
      ...rows,
      KeyConditionExpression: 'round = :r',
      ExpressionAttributeValues: { ':r': { S: round } },
    };
    expect(await dynamodb.call('Query', query)).toMatchObject({ Count: together });
  });

  it('refuses a folder that another local centre uses, and one it cannot read', async () => {
    const dataFolder = newFolder();
    const first = await start({ dataFolder });
    await expect(startEndpoints({ dataFolder })).rejects.toThrow(`is in use by process ${process.pid}`);
    await first.close();
    // Left over by a killed process that had our id, as every process of a container has.
    writeFileSync(join(dataFolder, 'in-use'), String(process.pid));
    await (await start({ dataFolder })).close();
    writeFileSync(join(dataFolder, 'kms.json'), '{ half');
    await expect(startEndpoints({ dataFolder })).rejects.toThrow(
      'kms.json cannot be read as state of the local centre',
    );
    rmSync(join(dataFolder, 'kms.json'));
    await start({ dataFolder });
  });
});

it('prints nothing, tells the injected logger operation and status, and lets calls be heard', async () => {
  const printed = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
  const lines: string[] = [];
  const heard: Call[] = [];
  const endpoints = await start({ log: (line) => lines.push(line) });
  const stop = endpoints.onCall((call) => heard.push(call));
  const client = new DynamoDBClient(clientSettings(endpoints.url));
  await client.send(new ListTablesCommand());
  stop();
  await client.send(new ListTablesCommand());
  for (const write of printed) {
    expect(write).not.toHaveBeenCalled();
    write.mockRestore();
  }
  expect(lines).toEqual(['dynamodb ListTables 200', 'dynamodb ListTables 200']);
  expect(heard).toEqual([
    { service: 'dynamodb', operation: 'ListTables', status: 200, body: Buffer.from('{}') },
  ]);
});

it('refuses a service it does not play', async () => {
  const { url } = await start();
  const byTarget = await fetch(url, {
    method: 'POST',
    headers: { 'x-amz-target': 'AWSEvents.PutEvents' },
    body: '{}',
  });
  expect(byTarget.status).toBe(400);
  expect(await byTarget.json()).toMatchObject({
    __type: 'UnknownOperationException',
    message: expect.stringContaining('local endpoint has no AWSEvents.PutEvents yet'),
  });
  const authorization =
    'AWS4-HMAC-SHA256 Credential=x/20261121/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=x';
  const bySignature = await fetch(`${url}/2015-03-31/functions/f/invocations`, {
    method: 'POST',
    headers: { authorization },
  });
  expect(await bySignature.json()).toMatchObject({ __type: 'UnknownOperationException' });
});
