/** The operations of KMS that use a key: encrypt, data keys, MACs, signatures. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { ApiFault, blob, type Operations, operation } from '../wire.ts';
import { algorithms, decrypt, encrypt, isSignature, publicKeyOf, signMessage } from './asymmetric.ts';
import type { Key, Keyring } from './keys.ts';
import { type EncryptionContext, keyIdOf, open, seal } from './symmetric.ts';

const context = z.record(z.string(), z.string()).default({});
const keyed = z.object({ KeyId: z.string().min(1) });
/** Source: AWS KMS API reference: Plaintext of Encrypt, Message of Sign and GenerateMac hold 1 to 4096 bytes. */
const short = blob.refine((bytes) => bytes.length >= 1 && bytes.length <= 4096);
const algorithm = z.string().default('SYMMETRIC_DEFAULT');

const dataKey = keyed
  .extend({
    EncryptionContext: context,
    KeySpec: z.enum(['AES_256', 'AES_128']).optional(),
    NumberOfBytes: z.number().int().min(1).max(1024).optional(),
  })
  .refine((input) => (input.KeySpec === undefined) !== (input.NumberOfBytes === undefined), {
    path: ['KeySpec or NumberOfBytes'],
  });
const signing = keyed.extend({
  Message: short,
  MessageType: z.enum(['RAW', 'DIGEST', 'EXTERNAL_MU']).default('RAW'),
  SigningAlgorithm: z.string(),
});
const mac = keyed.extend({ Message: short, MacAlgorithm: z.literal('HMAC_SHA_256') });

export function useOperations(keyring: Keyring): Operations {
  const makeDataKey = ({ KeyId, EncryptionContext, KeySpec, NumberOfBytes }: z.infer<typeof dataKey>) => {
    const key = keyring.usable(KeyId, 'ENCRYPT_DECRYPT');
    if (key.spec !== 'SYMMETRIC_DEFAULT')
      throw new ApiFault('InvalidKeyUsageException', `${key.arn} is not a symmetric encryption key.`);
    const secret = randomBytes(NumberOfBytes ?? (KeySpec === 'AES_128' ? 16 : 32));
    return {
      KeyId: key.arn,
      Plaintext: text(secret),
      CiphertextBlob: text(seal(key, secret, EncryptionContext)),
    };
  };

  return {
    Encrypt: operation(
      keyed.extend({ Plaintext: short, EncryptionContext: context, EncryptionAlgorithm: algorithm }),
      (input) => {
        const key = keyring.usable(input.KeyId, 'ENCRYPT_DECRYPT');
        const sealed = encryptWith(key, input.Plaintext, input.EncryptionAlgorithm, input.EncryptionContext);
        return {
          KeyId: key.arn,
          CiphertextBlob: text(sealed),
          EncryptionAlgorithm: input.EncryptionAlgorithm,
        };
      },
    ),
    Decrypt: operation(decryption, (input) => {
      const { key, plaintext } = decryptWith(keyring, input);
      return { KeyId: key.arn, Plaintext: text(plaintext), EncryptionAlgorithm: input.EncryptionAlgorithm };
    }),
    ReEncrypt: operation(reEncryption, (input) => {
      const from = decryptWith(keyring, {
        CiphertextBlob: input.CiphertextBlob,
        KeyId: input.SourceKeyId,
        EncryptionContext: input.SourceEncryptionContext,
        EncryptionAlgorithm: input.SourceEncryptionAlgorithm,
      });
      const to = keyring.usable(input.DestinationKeyId, 'ENCRYPT_DECRYPT');
      const sealed = encryptWith(
        to,
        from.plaintext,
        input.DestinationEncryptionAlgorithm,
        input.DestinationEncryptionContext,
      );
      return {
        CiphertextBlob: text(sealed),
        SourceKeyId: from.key.arn,
        KeyId: to.arn,
        SourceEncryptionAlgorithm: input.SourceEncryptionAlgorithm,
        DestinationEncryptionAlgorithm: input.DestinationEncryptionAlgorithm,
      };
    }),
    GenerateDataKey: operation(dataKey, makeDataKey),
    GenerateDataKeyWithoutPlaintext: operation(dataKey, (input) => {
      const { Plaintext, ...rest } = makeDataKey(input);
      return rest;
    }),
    GenerateRandom: operation(z.object({ NumberOfBytes: z.number().int().min(1).max(1024) }), (input) => ({
      Plaintext: text(randomBytes(input.NumberOfBytes)),
    })),
    GenerateMac: operation(mac, ({ KeyId, Message, MacAlgorithm }) => {
      const key = keyring.usable(KeyId, 'GENERATE_VERIFY_MAC');
      return { KeyId: key.arn, Mac: text(macOf(key, Message)), MacAlgorithm };
    }),
    VerifyMac: operation(mac.extend({ Mac: blob }), ({ KeyId, Message, Mac, MacAlgorithm }) => {
      const key = keyring.usable(KeyId, 'GENERATE_VERIFY_MAC');
      const right = macOf(key, Message);
      if (Mac.length === right.length && timingSafeEqual(Mac, right))
        return { KeyId: key.arn, MacValid: true, MacAlgorithm };
      throw new ApiFault('KMSInvalidMacException', 'The MAC does not belong to this message and key.');
    }),
    Sign: operation(signing, (input) => {
      const key = keyring.usable(input.KeyId, 'SIGN_VERIFY');
      rawOnly(input.MessageType);
      const Signature = text(signMessage(key, input.Message, input.SigningAlgorithm));
      return { KeyId: key.arn, Signature, SigningAlgorithm: input.SigningAlgorithm };
    }),
    Verify: operation(signing.extend({ Signature: blob }), (input) => {
      const key = keyring.usable(input.KeyId, 'SIGN_VERIFY');
      rawOnly(input.MessageType);
      if (isSignature(key, input.Message, input.Signature, input.SigningAlgorithm)) {
        return { KeyId: key.arn, SignatureValid: true, SigningAlgorithm: input.SigningAlgorithm };
      }
      throw new ApiFault(
        'KMSInvalidSignatureException',
        'The signature does not belong to this message and key.',
      );
    }),
    GetPublicKey: operation(keyed, ({ KeyId }) => {
      const found = keyring.find(KeyId);
      if (found.spec === 'SYMMETRIC_DEFAULT' || found.spec === 'HMAC_256') {
        throw new ApiFault('UnsupportedOperationException', `${found.arn} has no public key.`);
      }
      const key = keyring.usable(KeyId, found.usage);
      return {
        KeyId: key.arn,
        PublicKey: text(publicKeyOf(key)),
        KeySpec: key.spec,
        KeyUsage: key.usage,
        ...algorithms(key),
      };
    }),
  };
}

const decryption = z.object({
  CiphertextBlob: blob,
  KeyId: z.string().optional(),
  EncryptionContext: context,
  EncryptionAlgorithm: algorithm,
});
const reEncryption = z.object({
  CiphertextBlob: blob,
  SourceKeyId: z.string().optional(),
  SourceEncryptionContext: context,
  SourceEncryptionAlgorithm: algorithm,
  DestinationKeyId: z.string(),
  DestinationEncryptionContext: context,
  DestinationEncryptionAlgorithm: algorithm,
});

function encryptWith(key: Key, plaintext: Buffer, name: string, pairs: EncryptionContext): Buffer {
  if (key.spec !== 'SYMMETRIC_DEFAULT') return encrypt(key, plaintext, name);
  if (name === 'SYMMETRIC_DEFAULT') return seal(key, plaintext, pairs);
  throw new ApiFault(
    'InvalidKeyUsageException',
    `Algorithm ${name} is incompatible with key spec ${key.spec}.`,
  );
}

function decryptWith(keyring: Keyring, input: z.infer<typeof decryption>): { key: Key; plaintext: Buffer } {
  const { CiphertextBlob: sealed, KeyId, EncryptionAlgorithm: name, EncryptionContext: pairs } = input;
  const named = KeyId === undefined ? undefined : keyring.usable(KeyId, 'ENCRYPT_DECRYPT');
  if (name !== 'SYMMETRIC_DEFAULT') {
    // Source: AWS KMS API reference, Decrypt: an asymmetric ciphertext does not name its key.
    if (!named)
      throw new ApiFault('ValidationException', 'KeyId is required to decrypt with an asymmetric key.');
    return { key: named, plaintext: decrypt(named, sealed, name) };
  }
  const key = sealingKey(keyring, keyIdOf(sealed));
  if (named && named.keyId !== key.keyId) {
    throw new ApiFault(
      'IncorrectKeyException',
      'The key ID in the request does not identify a CMK that can perform this operation.',
    );
  }
  return { key, plaintext: open(key, sealed, pairs) };
}

function sealingKey(keyring: Keyring, keyId: string): Key {
  try {
    return keyring.usable(keyId, 'ENCRYPT_DECRYPT');
  } catch (error) {
    // An altered ciphertext names a key that never was; AWS calls that an invalid ciphertext.
    if (error instanceof ApiFault && error.code === 'NotFoundException') {
      throw new ApiFault('InvalidCiphertextException', 'The ciphertext names no key of this account.');
    }
    throw error;
  }
}

function rawOnly(messageType: string): void {
  if (messageType === 'RAW') return;
  throw new ApiFault(
    'UnknownOperationException',
    `local endpoint signs and verifies MessageType RAW only, not ${messageType}. Send the message (at most 4096 bytes).`,
  );
}

const macOf = (key: Key, message: Buffer) =>
  createHmac('sha256', Buffer.from(key.materials[0] ?? '', 'base64'))
    .update(message)
    .digest();

const text = (bytes: Buffer) => bytes.toString('base64');
