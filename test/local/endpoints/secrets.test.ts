import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  PutSecretValueCommand,
  RestoreSecretCommand,
  SecretsManagerClient,
  UpdateSecretCommand,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { expect, it } from 'vitest';
import { clientSettings, startForTests } from './start.ts';

const endpoints = await startForTests();
const client = new SecretsManagerClient(clientSettings(endpoints.url));
const value = (SecretId: string, VersionStage?: string) =>
  client.send(new GetSecretValueCommand({ SecretId, VersionStage }));

it('moves the stages with every new value', async () => {
  const made = await client.send(new CreateSecretCommand({ Name: 'card-key', SecretString: 'one' }));
  const second = await client.send(new PutSecretValueCommand({ SecretId: 'card-key', SecretString: 'two' }));
  expect(await value('card-key')).toMatchObject({
    SecretString: 'two',
    VersionStages: ['AWSCURRENT'],
    ARN: made.ARN,
  });
  expect(await value(made.ARN ?? '', 'AWSPREVIOUS')).toMatchObject({
    SecretString: 'one',
    VersionId: made.VersionId,
  });
  await client.send(new UpdateSecretCommand({ SecretId: 'card-key', SecretString: 'three' }));
  expect(await value('card-key', 'AWSPREVIOUS')).toMatchObject({ SecretString: 'two' });
  const described = await client.send(new DescribeSecretCommand({ SecretId: 'card-key' }));
  expect(Object.keys(described.VersionIdsToStages ?? {})).not.toContain(made.VersionId);
  expect(described.VersionIdsToStages?.[second.VersionId ?? '']).toEqual(['AWSPREVIOUS']);
});

it('keeps a pending value apart until its stage is moved', async () => {
  const first = await client.send(new CreateSecretCommand({ Name: 'rotated', SecretString: 'old' }));
  const next = await client.send(
    new PutSecretValueCommand({ SecretId: 'rotated', SecretString: 'new', VersionStages: ['AWSPENDING'] }),
  );
  expect(await value('rotated')).toMatchObject({ SecretString: 'old' });
  const move = { SecretId: 'rotated', VersionStage: 'AWSCURRENT', MoveToVersionId: next.VersionId };
  await expect(client.send(new UpdateSecretVersionStageCommand(move))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  await client.send(new UpdateSecretVersionStageCommand({ ...move, RemoveFromVersionId: first.VersionId }));
  expect(await value('rotated')).toMatchObject({ SecretString: 'new' });
  expect(await value('rotated', 'AWSPREVIOUS')).toMatchObject({ SecretString: 'old' });
});

it('writes once for one request token', async () => {
  const ClientRequestToken = 'a'.repeat(32);
  await client.send(new CreateSecretCommand({ Name: 'tokens', SecretString: 'zero' }));
  const put = (SecretString: string) =>
    client.send(new PutSecretValueCommand({ SecretId: 'tokens', SecretString, ClientRequestToken }));
  await put('one');
  await put('one');
  await expect(put('two')).rejects.toMatchObject({ name: 'ResourceExistsException' });
  expect(await value('tokens', 'AWSPREVIOUS')).toMatchObject({ SecretString: 'zero' });
});

it('hides a deleted secret until it is restored', async () => {
  await client.send(new CreateSecretCommand({ Name: 'gone', SecretBinary: new Uint8Array([1, 2, 255]) }));
  await client.send(new DeleteSecretCommand({ SecretId: 'gone' }));
  await expect(value('gone')).rejects.toMatchObject({ name: 'InvalidRequestException' });
  await client.send(new RestoreSecretCommand({ SecretId: 'gone' }));
  expect((await value('gone')).SecretBinary).toEqual(new Uint8Array([1, 2, 255]));
  await client.send(new DeleteSecretCommand({ SecretId: 'gone', ForceDeleteWithoutRecovery: true }));
  await expect(value('gone')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

it('makes the secrets of a template under their names and keeps one that exists', async () => {
  const made = endpoints.secrets.create({ name: 'clinic/stripe', text: 'sk_test' });
  await client.send(new PutSecretValueCommand({ SecretId: made.arn, SecretString: 'sk_other' }));
  expect(endpoints.secrets.create({ name: 'clinic/stripe', text: 'sk_test' })).toEqual(made);
  expect(await value('clinic/stripe')).toMatchObject({ SecretString: 'sk_other' });
});

it('refuses a second secret of that name, and what it does not play', async () => {
  await client.send(new CreateSecretCommand({ Name: 'twice' }));
  await expect(value('twice')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(client.send(new CreateSecretCommand({ Name: 'twice' }))).rejects.toMatchObject({
    name: 'ResourceExistsException',
  });
  await expect(client.send(new ListSecretsCommand({}))).rejects.toMatchObject({
    name: 'UnknownOperationException',
  });
});
