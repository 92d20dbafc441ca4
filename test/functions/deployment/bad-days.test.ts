import { createRequire, Module } from 'node:module';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  CustomResourceAnswer,
  CustomResourceEvent,
} from '../../../functions/deployment/custom-resource.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';
import { type Flaky, flaky } from './flaky.ts';

type OnEvent = (event: CustomResourceEvent) => Promise<CustomResourceAnswer>;
let centre: LocalCentre;
let network: Flaky;
let key: OnEvent;
let route: OnEvent;

beforeAll(async () => {
  centre = await startLocalCentre();
  // The SDK waits a random time between attempts: the shortest.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  network = await flaky(centre.endpoints.url);
  process.env.AWS_ENDPOINT_URL = network.url;
  key = (await import('../../../functions/deployment/provide-card-input-key/handler.ts')).handler;
  route = (await import('../../../functions/deployment/route-phone-number/handler.ts')).handler;
});
afterAll(async () => {
  vi.restoreAllMocks();
  await network.close();
  await centre.close();
});
beforeEach(() => {
  network.calls.length = 0;
});

async function kept(): Promise<{ keyId: string }[]> {
  const direct = new SecretsManagerClient({ endpoint: centre.endpoints.url });
  const { SecretString = '' } = await direct.send(new GetSecretValueCommand({ SecretId: 'card-keys' }));
  direct.destroy();
  return JSON.parse(SecretString).keys;
}

describe('the route of a phone number, on a bad day', () => {
  const ResourceProperties = {
    InstanceId: '00000000-0000-4000-8000-000000000001',
    PhoneNumberId: '00000000-0000-4000-8000-000000000002',
    ContactFlowId: '00000000-0000-4000-8000-000000000003',
  };
  const id = `${ResourceProperties.InstanceId}/${ResourceProperties.PhoneNumberId}`;
  const leadsTo = () => centre.endpoints.connect.phoneNumberFlows().get(ResourceProperties.PhoneNumberId);

  it('waits when Connect has had too many requests, and is made at the third attempt', async () => {
    network.spoil('throttled', 'throttled');
    expect(await route({ RequestType: 'Create', ResourceProperties })).toEqual({ PhysicalResourceId: id });
    expect(network.calls).toHaveLength(3);
    expect(leadsTo()?.contactFlowId).toBe(ResourceProperties.ContactFlowId);
  });

  it('asks again when the answer is lost: the same number, the same flow, the same resource', async () => {
    network.spoil('lost', 'lost');
    expect(await route({ RequestType: 'Update', ResourceProperties, PhysicalResourceId: id })).toEqual({
      PhysicalResourceId: id,
    });
    expect(leadsTo()?.contactFlowId).toBe(ResourceProperties.ContactFlowId);
  });

  it('is released although the answer to the release was lost and the second one says that it is gone', async () => {
    network.spoil('lost');
    const gone = { RequestType: 'Delete', ResourceProperties, PhysicalResourceId: id } as const;
    expect(await route(gone)).toEqual({ PhysicalResourceId: id });
    expect(network.calls).toHaveLength(2);
    expect(leadsTo()).toBeUndefined();
  });

  it('that Connect cannot make fails after eight attempts, so that CloudFormation rolls back; the number keeps its flow', async () => {
    const other = { ...ResourceProperties, ContactFlowId: '00000000-0000-4000-8000-000000000009' };
    await route({ RequestType: 'Create', ResourceProperties: other });
    network.calls.length = 0;
    network.spoil(...Array<'broken'>(8).fill('broken'));
    const asked = route({ RequestType: 'Update', ResourceProperties, PhysicalResourceId: id });
    await expect(asked).rejects.toThrow('not today');
    expect(network.calls).toHaveLength(8);
    expect(leadsTo()?.contactFlowId).toBe(other.ContactFlowId);
  });
});

describe('the card input key, on a bad day (R-19)', () => {
  const slot = (RequestType: CustomResourceEvent['RequestType'], Slot: string) =>
    key({ RequestType, ResourceProperties: { Slot }, PhysicalResourceId: Slot });

  it('is made once, although the store was busy twice and CloudFormation asks twice', async () => {
    network.spoil('throttled', 'throttled');
    const first = await slot('Create', 'card-1');
    expect((await kept()).map(({ keyId }) => keyId)).toEqual(['card-1']);
    expect(await slot('Create', 'card-1')).toEqual(first);
  });

  it('is the one that was kept when the function died after keeping it and CloudFormation asks again', async () => {
    // Reading goes well; each attempt to write is done and its answer lost.
    network.spoil('well', 'lost', 'lost', 'lost');
    await expect(slot('Create', 'card-2')).rejects.toThrow();
    expect(network.calls.map((call) => call.split('.').at(-1))).toEqual([
      'GetSecretValue',
      ...Array(3).fill('PutSecretValue'),
    ]);
    const [made] = await kept();
    const again = await slot('Create', 'card-2');
    expect((await kept())[0]).toEqual(made);
    expect(await slot('Update', 'card-2')).toEqual(again);
    expect((await kept()).map(({ keyId }) => keyId)).toEqual(['card-2', 'card-1']);
  });

  it('rotates through the two slots, and taking the new slot back leaves both keys', async () => {
    const [second] = await kept();
    await slot('Create', 'card-3');
    expect((await kept()).map(({ keyId }) => keyId)).toEqual(['card-3', 'card-2']);
    // CloudFormation rolls the deployment back.
    await slot('Delete', 'card-3');
    expect((await kept())[1]).toEqual(second);
    const { Data } = await slot('Create', 'card-3');
    expect(JSON.stringify(Data)).not.toContain('PRIVATE');
    expect(await kept()).toHaveLength(2);
  });

  it('writes its certificate into no log: not into its own, and not into that of the framework that answers for it', async () => {
    const runtime = createRequire(import.meta.url);
    const folder = '../../../node_modules/aws-cdk-lib/custom-resources/lib/provider-framework/runtime';
    const answered: string[] = [];
    // What it sends goes through Lambda's SDK, which only AWS has; here it goes straight to the function.
    const outbound = runtime.resolve(`${folder}/outbound.js`);
    const exports = {
      invokeFunction: async ({ Payload }: { Payload: string }) => ({
        Payload: JSON.stringify(await key(JSON.parse(Payload))),
      }),
      httpRequest: async (_options: unknown, body: string) => void answered.push(body),
    };
    runtime.cache[outbound] = Object.assign(new Module(outbound), { exports, loaded: true });
    const { onEvent } = runtime(`${folder}/framework.js`);
    process.env.USER_ON_EVENT_FUNCTION_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:key';
    const lines: unknown[] = [];
    const spy = vi.spyOn(console, 'log').mockImplementation((...line) => void lines.push(...line));
    await onEvent({
      RequestType: 'Create',
      ResponseURL: 'https://example.com/answer',
      StackId: 's',
      RequestId: 'r',
      LogicalResourceId: 'l',
      ResourceProperties: { Slot: 'card-3', ServiceToken: 't' },
    });
    spy.mockRestore();
    expect(lines.length).toBeGreaterThan(1);
    expect(JSON.parse(answered[0] ?? '{}')).toMatchObject({ Status: 'SUCCESS', NoEcho: true });
    expect(answered[0]).toContain('BEGIN CERTIFICATE');
    expect(JSON.stringify(lines)).not.toMatch(/BEGIN|card-3.*-----/);
  });
});
