import { constants, createPublicKey, createVerify, publicEncrypt, verify } from 'node:crypto';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DecryptCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateMacCommand,
  GetKeyRotationStatusCommand,
  GetPublicKeyCommand,
  type KeySpec,
  type KeyUsageType,
  KMSClient,
  ListGrantsCommand,
  ReEncryptCommand,
  RotateKeyOnDemandCommand,
  ScheduleKeyDeletionCommand,
  SignCommand,
  type SigningAlgorithmSpec,
  VerifyCommand,
  VerifyMacCommand,
} from '@aws-sdk/client-kms';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientSettings, startForTests } from './start.ts';

const endpoints = await startForTests();
const client = new KMSClient(clientSettings(endpoints.url));
const text = (words: string) => new TextEncoder().encode(words);
const newKey = async (KeySpec?: KeySpec, KeyUsage?: KeyUsageType) => {
  const { KeyMetadata } = await client.send(new CreateKeyCommand({ KeySpec, KeyUsage }));
  return KeyMetadata?.Arn ?? '';
};
const symmetric = await newKey();
const context = { clinic: 'north', kind: 'card' };
const seal = async (words: string, KeyId = symmetric) => {
  const { CiphertextBlob = new Uint8Array() } = await client.send(
    new EncryptCommand({ KeyId, Plaintext: text(words), EncryptionContext: context }),
  );
  return CiphertextBlob;
};
const open = (
  CiphertextBlob: Uint8Array,
  EncryptionContext: Record<string, string> = context,
  KeyId?: string,
) => client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext, KeyId }));

describe('a symmetric key', () => {
  it('decrypts with the same context in any order, and with no other', async () => {
    const sealed = await seal('secret words');
    const opened = await open(sealed, { kind: 'card', clinic: 'north' });
    expect(opened).toMatchObject({ Plaintext: text('secret words'), KeyId: symmetric });
    await expect(open(sealed, { clinic: 'south', kind: 'card' })).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
    await expect(open(sealed, {})).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
  });

  it('accepts no altered ciphertext', async () => {
    const sealed = await seal('secret words');
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const altered = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ flip : byte));
        await expect(open(altered)).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
      }),
      { numRuns: 60 },
    );
    await expect(open(sealed.subarray(0, 20))).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
  });

  it('makes data keys that only KMS can open again', async () => {
    const made = await client.send(
      new GenerateDataKeyCommand({ KeyId: symmetric, KeySpec: 'AES_256', EncryptionContext: context }),
    );
    expect(made.Plaintext).toHaveLength(32);
    expect((await open(made.CiphertextBlob ?? new Uint8Array())).Plaintext).toEqual(made.Plaintext);
    const many = await client.send(new GenerateDataKeyCommand({ KeyId: symmetric, NumberOfBytes: 7 }));
    expect(many.Plaintext).toHaveLength(7);
  });

  it('moves a ciphertext to another key', async () => {
    const other = await newKey();
    const moved = await client.send(
      new ReEncryptCommand({
        CiphertextBlob: await seal('moved'),
        SourceEncryptionContext: context,
        DestinationKeyId: other,
        DestinationEncryptionContext: context,
      }),
    );
    expect(moved).toMatchObject({ SourceKeyId: symmetric, KeyId: other });
    expect(await open(moved.CiphertextBlob ?? new Uint8Array())).toMatchObject({
      Plaintext: text('moved'),
      KeyId: other,
    });
  });

  it('still opens what it sealed before a rotation', async () => {
    const KeyId = await newKey();
    const before = await seal('old', KeyId);
    await client.send(new EnableKeyRotationCommand({ KeyId }));
    expect(await client.send(new GetKeyRotationStatusCommand({ KeyId }))).toMatchObject({
      KeyRotationEnabled: true,
    });
    await client.send(new RotateKeyOnDemandCommand({ KeyId }));
    expect((await open(before)).Plaintext).toEqual(text('old'));
    expect((await open(await seal('new', KeyId))).Plaintext).toEqual(text('new'));
  });
});

it('answers with the error codes of KMS', async () => {
  const KeyId = await newKey();
  const sealed = await seal('x', KeyId);
  await expect(open(sealed, context, symmetric)).rejects.toMatchObject({ name: 'IncorrectKeyException' });
  await expect(seal('x', 'no-such-key')).rejects.toMatchObject({ name: 'NotFoundException' });
  await expect(seal('x', 'alias/none')).rejects.toMatchObject({ name: 'NotFoundException' });
  await expect(
    client.send(new SignCommand({ KeyId, Message: text('x'), SigningAlgorithm: 'ECDSA_SHA_256' })),
  ).rejects.toMatchObject({ name: 'InvalidKeyUsageException' });
  await expect(seal('x'.repeat(4097), KeyId)).rejects.toMatchObject({ name: 'ValidationException' });
  await client.send(new DisableKeyCommand({ KeyId }));
  await expect(open(sealed)).rejects.toMatchObject({ name: 'DisabledException' });
  await client.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
  await expect(open(sealed)).rejects.toMatchObject({ name: 'KMSInvalidStateException' });
  await expect(client.send(new ListGrantsCommand({ KeyId }))).rejects.toMatchObject({
    name: 'UnknownOperationException',
  });
});

it('makes MACs that fit one message and one key', async () => {
  const KeyId = await newKey('HMAC_256', 'GENERATE_VERIFY_MAC');
  const mac = (id: string) =>
    client.send(
      new GenerateMacCommand({ KeyId: id, Message: text('+12065550100'), MacAlgorithm: 'HMAC_SHA_256' }),
    );
  const { Mac } = await mac(KeyId);
  expect((await mac(KeyId)).Mac).toEqual(Mac);
  expect((await mac(await newKey('HMAC_256', 'GENERATE_VERIFY_MAC'))).Mac).not.toEqual(Mac);
  const check = (Message: string) =>
    client.send(new VerifyMacCommand({ KeyId, Message: text(Message), Mac, MacAlgorithm: 'HMAC_SHA_256' }));
  expect(await check('+12065550100')).toMatchObject({ MacValid: true });
  await expect(check('+12065550101')).rejects.toMatchObject({ name: 'KMSInvalidMacException' });
});

const signers: [KeySpec, SigningAlgorithmSpec][] = [
  ['RSA_2048', 'RSASSA_PSS_SHA_256'],
  ['RSA_2048', 'RSASSA_PKCS1_V1_5_SHA_384'],
  ['ECC_NIST_P256', 'ECDSA_SHA_256'],
  ['ECC_NIST_P384', 'ECDSA_SHA_384'],
];
it.each(signers)(
  'signs with %s and %s so that anybody can verify offline',
  async (spec, SigningAlgorithm) => {
    const KeyId = await newKey(spec, 'SIGN_VERIFY');
    const Message = text('a token');
    const { Signature = new Uint8Array() } = await client.send(
      new SignCommand({ KeyId, Message, SigningAlgorithm }),
    );
    expect(
      await client.send(new VerifyCommand({ KeyId, Message, Signature, SigningAlgorithm })),
    ).toMatchObject({ SignatureValid: true });
    const wrong = client.send(
      new VerifyCommand({ KeyId, Message: text('another token'), Signature, SigningAlgorithm }),
    );
    await expect(wrong).rejects.toMatchObject({ name: 'KMSInvalidSignatureException' });
    const found = await client.send(new GetPublicKeyCommand({ KeyId }));
    const key = createPublicKey({ key: Buffer.from(found.PublicKey ?? []), type: 'spki', format: 'der' });
    const pss = SigningAlgorithm.startsWith('RSASSA_PSS');
    const offline = pss
      ? verify(
          'sha256',
          Message,
          { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 },
          Signature,
        )
      : createVerify(`sha${SigningAlgorithm.slice(-3)}`)
          .update(Message)
          .verify(key, Signature);
    expect(offline).toBe(true);
  },
);

it('opens what was sealed offline with its RSA public key', async () => {
  const KeyId = await newKey('RSA_4096', 'ENCRYPT_DECRYPT');
  const { PublicKey = new Uint8Array() } = await client.send(new GetPublicKeyCommand({ KeyId }));
  const key = createPublicKey({ key: Buffer.from(PublicKey), type: 'spki', format: 'der' });
  const sealed = publicEncrypt(
    { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
    text('digits'),
  );
  const opened = await client.send(
    new DecryptCommand({ KeyId, CiphertextBlob: sealed, EncryptionAlgorithm: 'RSAES_OAEP_SHA_256' }),
  );
  expect(opened.Plaintext).toEqual(text('digits'));
});

it('uses keys with the ids and aliases of the template, and keeps one that exists', async () => {
  const made = await endpoints.kms.createKey({
    keyId: 'card-key',
    spec: 'SYMMETRIC_DEFAULT',
    alias: 'careline/card',
  });
  const sealed = await seal('kept', 'alias/careline/card');
  expect(await endpoints.kms.createKey({ keyId: 'card-key' })).toEqual(made);
  expect(await open(sealed)).toMatchObject({ Plaintext: text('kept'), KeyId: made.arn });
  await client.send(new CreateAliasCommand({ AliasName: 'alias/other', TargetKeyId: 'card-key' }));
  const described = await client.send(new DescribeKeyCommand({ KeyId: 'alias/other' }));
  expect(described.KeyMetadata).toMatchObject({ KeyId: 'card-key', Enabled: true, KeyState: 'Enabled' });
});
