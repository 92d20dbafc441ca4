import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SecretText } from '../../../functions/adapters/secrets-manager/secrets.ts';
import type {
  CustomResourceAnswer,
  CustomResourceEvent,
} from '../../../functions/deployment/custom-resource.ts';
import { encryptInput } from '../../../shared/simulator/encrypt-input.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';

type OnEvent = (event: CustomResourceEvent) => Promise<CustomResourceAnswer>;
let centre: LocalCentre;
let key: OnEvent;
let route: OnEvent;

beforeAll(async () => {
  centre = await startLocalCentre();
  key = (await import('../../../functions/deployment/provide-card-input-key/handler.ts')).handler;
  route = (await import('../../../functions/deployment/route-phone-number/handler.ts')).handler;
});
afterAll(() => centre.close());

const slot = (RequestType: CustomResourceEvent['RequestType'], Slot: string) =>
  key({ RequestType, ResourceProperties: { Slot }, PhysicalResourceId: Slot });

async function secret(): Promise<string> {
  const { secretText } = await import('../../../functions/adapters/secrets-manager/secrets.ts');
  const read: SecretText = secretText('card-keys');
  return read(new AbortController().signal);
}

describe('the card input key (R-19)', () => {
  it('is a key pair with a certificate it signed itself, written as JSON needs it, small enough for CloudFormation', async () => {
    const { PhysicalResourceId, Data = {} } = await slot('Create', 'card-input-1');
    expect(PhysicalResourceId).toBe('card-input-1');
    const certificate = new X509Certificate(Data.Certificate ?? '');
    expect(certificate.verify(createPublicKey(Data.PublicKey ?? ''))).toBe(true);
    expect(certificate.publicKey.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048 });
    expect(
      certificate.checkPrivateKey(createPrivateKey(JSON.parse(await secret()).keys[0].privateKeyPem)),
    ).toBe(true);
    expect(JSON.parse(`"${Data.CertificateJson}"`)).toBe(Data.Certificate);
    // Source: CloudFormation custom resource response objects: 4,096 bytes in all.
    expect(JSON.stringify(Data).length).toBeLessThan(3_300);
  });

  it('stays the same through repeated creates and updates, and a delete leaves it alone', async () => {
    const first = await slot('Create', 'card-input-1');
    expect(await slot('Update', 'card-input-1')).toEqual(first);
    const before = await secret();
    expect(await slot('Delete', 'card-input-1')).toEqual({ PhysicalResourceId: 'card-input-1' });
    expect(await secret()).toBe(before);
  });

  it('answers and writes no private key anywhere but to the secret', async () => {
    const lines: unknown[] = [];
    const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation((...line) => void lines.push(...line)),
    );
    const answer = await slot('Create', 'card-input-quiet');
    for (const spy of spies) spy.mockRestore();
    expect(JSON.stringify([answer, lines])).not.toContain('PRIVATE');
  });

  it('a rotation opens entries for the new key and for the one before, and for no third', async () => {
    const at = new Date();
    const digits = async (Slot: string) => {
      const { Data = {} } = await slot('Create', Slot);
      return encryptInput(Slot, { keyId: `id-of-${Slot}`, certificatePem: Data.Certificate ?? '', at });
    };
    const [oldest, before, current] = [
      await digits('rotation-1'),
      await digits('rotation-2'),
      await digits('rotation-3'),
    ];
    const { decryptingCardInput } = await import('../../../functions/adapters/card-input/decrypt.ts');
    const text = await secret();
    const input = decryptingCardInput(async () => text, new AbortController().signal);
    expect(Buffer.from(await input.open(before)).toString()).toBe('rotation-2');
    expect(Buffer.from(await input.open(current)).toString()).toBe('rotation-3');
    await expect(input.open(oldest)).rejects.toThrow('does not open with any key');
    await expect(input.open(Buffer.from('short').toString('base64'))).rejects.toThrow(
      'not encrypted as Connect does it',
    );
  });
});

describe('the route of a phone number', () => {
  const ResourceProperties = {
    InstanceId: '00000000-0000-4000-8000-000000000001',
    PhoneNumberId: '00000000-0000-4000-8000-000000000002',
    ContactFlowId: '00000000-0000-4000-8000-000000000003',
  };

  it('leads the number to the flow, again without harm, and releases it, even if it is gone', async () => {
    const PhysicalResourceId = `${ResourceProperties.InstanceId}/${ResourceProperties.PhoneNumberId}`;
    expect(await route({ RequestType: 'Create', ResourceProperties })).toEqual({ PhysicalResourceId });
    expect(await route({ RequestType: 'Update', ResourceProperties, PhysicalResourceId })).toEqual({
      PhysicalResourceId,
    });
    const gone = { RequestType: 'Delete', ResourceProperties, PhysicalResourceId } as const;
    expect(await route(gone)).toEqual({ PhysicalResourceId });
    expect(await route(gone)).toEqual({ PhysicalResourceId });
  });

  it('says which property is missing', async () => {
    await expect(route({ RequestType: 'Create', ResourceProperties: {} })).rejects.toThrow(
      'The custom resource lacks the property InstanceId: give it in the template as a text.',
    );
  });
});
