import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  CustomResourceAnswer,
  CustomResourceEvent,
} from '../../../functions/deployment/custom-resource.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';
import { type Flaky, flaky } from './flaky.ts';

type OnEvent = (event: CustomResourceEvent) => Promise<CustomResourceAnswer>;
const InstanceId = '00000000-0000-4000-8000-000000000001';
let centre: LocalCentre;
let network: Flaky;
let attach: OnEvent;
let find: OnEvent;

beforeAll(async () => {
  centre = await startLocalCentre();
  // The SDK waits a random time between attempts: the shortest.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  network = await flaky(centre.endpoints.url);
  process.env.AWS_ENDPOINT_URL = network.url;
  attach = (await import('../../../functions/deployment/attach-quick-connects/handler.ts')).handler;
  find = (await import('../../../functions/deployment/find-transfer-flow/handler.ts')).handler;
});
afterAll(async () => {
  vi.restoreAllMocks();
  await network.close();
  await centre.close();
});
beforeEach(() => {
  network.calls.length = 0;
});

describe('the quick connects of a queue', () => {
  let queues = 0;
  let QueueId = '';
  beforeEach(() => {
    QueueId = `queue-${++queues}`;
  });
  const there = () => centre.endpoints.connect.queueQuickConnects().get(QueueId) ?? [];
  const ask = (
    RequestType: CustomResourceEvent['RequestType'],
    QuickConnectIds: readonly string[],
    before?: readonly string[],
  ) =>
    attach({
      RequestType,
      ResourceProperties: { InstanceId, QueueId, QuickConnectIds },
      ...(before && { OldResourceProperties: { InstanceId, QueueId, QuickConnectIds: before } }),
    });

  it('are attached, and being told the same again changes nothing', async () => {
    const answer = { PhysicalResourceId: `${InstanceId}/${QueueId}` };
    expect(await ask('Create', ['a', 'b'])).toEqual(answer);
    const once = network.calls.length;
    expect(await ask('Create', ['a', 'b'])).toEqual(answer);
    expect(there()).toEqual(['a', 'b']);
    // Only looked.
    expect(network.calls).toHaveLength(once + 1);
  });

  it('change with the template; what somebody added in the console stays', async () => {
    await ask('Create', ['a', 'b', 'by-hand']);
    await ask('Update', ['b', 'c'], ['a', 'b']);
    expect(there().toSorted()).toEqual(['b', 'by-hand', 'c']);
    await ask('Delete', ['b', 'c']);
    expect(there()).toEqual(['by-hand']);
  });

  it('are attached fifty at a time, and listed page by page', async () => {
    const many = Array.from({ length: 120 }, (_, index) => `q-${index}`);
    await ask('Create', many);
    expect(there()).toEqual(many);
    await ask('Delete', many);
    expect(there()).toEqual([]);
  });

  it('survive too many requests and a lost answer', async () => {
    network.spoil('throttled', 'throttled');
    await ask('Create', ['a']);
    // The look is well; what was attached is there, but the answer is lost.
    network.spoil('well', 'lost');
    await ask('Update', ['a', 'b'], ['a']);
    expect(there()).toEqual(['a', 'b']);
  });

  it('that were half attached when Connect broke down are completed by the next attempt', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `q-${index}`);
    // The look and the first fifty.
    network.spoil('well', 'well', ...Array<'broken'>(8).fill('broken'));
    await expect(ask('Create', many)).rejects.toThrow('not today');
    expect(there()).toHaveLength(50);
    await ask('Create', many);
    expect(there()).toEqual(many);
  });
});

describe('the transfer flow of an instance', () => {
  const event = { RequestType: 'Create', ResourceProperties: { InstanceId } } as const;
  const flow = { instanceId: InstanceId, content: '{}' };

  it('is that of type and name, whatever else the instance has', async () => {
    const name = 'Default queue transfer';
    centre.endpoints.connect.putFlow({ ...flow, id: 'other', name, type: 'CONTACT_FLOW' });
    await expect(find(event)).rejects.toThrow(
      'The instance has no flow "Default queue transfer" of type QUEUE_TRANSFER, so agents could not pass a caller on to a queue. Give the flow that Connect made its name back, then deploy again.',
    );
    centre.endpoints.connect.putFlow({ ...flow, id: 'right', name, type: 'QUEUE_TRANSFER' });
    const { Data } = await find(event);
    expect(Data?.ContactFlowArn).toMatch(`instance/${InstanceId}/contact-flow/right`);
  });

  it('needs nothing when the stack goes', async () => {
    await find({ ...event, RequestType: 'Delete' });
    expect(network.calls).toEqual([]);
  });
});
