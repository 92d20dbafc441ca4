/** The operations of KMS that keep something secret: encrypt, decrypt, data keys. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ApiFault, blob, type Operations, operation } from '../wire.ts';
import { decrypt, encrypt } from './asymmetric.ts';
import type { Key, Keyring } from './keys.ts';
import { base64, keyed, shortMessage } from './request.ts';
import { type EncryptionContext, keyIdOf, open, seal } from './symmetric.ts';

const context = z.record(z.string(), z.string()).default({});
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

export function encryptionOperations(keyring: Keyring): Operations {
  const makeDataKey = ({ KeyId, EncryptionContext, KeySpec, NumberOfBytes }: z.infer<typeof dataKey>) => {
    const key = keyring.usable(KeyId, 'ENCRYPT_DECRYPT');
    if (key.spec !== 'SYMMETRIC_DEFAULT')
      throw new ApiFault('InvalidKeyUsageException', `${key.arn} is not a symmetric encryption key.`);
    const secret = randomBytes(NumberOfBytes ?? (KeySpec === 'AES_128' ? 16 : 32));
    return {
      KeyId: key.arn,
      Plaintext: base64(secret),
      CiphertextBlob: base64(seal(key, secret, EncryptionContext)),
    };
  };

  return {
    Encrypt: operation(
      keyed.extend({ Plaintext: shortMessage, EncryptionContext: context, EncryptionAlgorithm: algorithm }),
      (input) => {
        const key = keyring.usable(input.KeyId, 'ENCRYPT_DECRYPT');
        const sealed = encryptWith(key, input.Plaintext, input.EncryptionAlgorithm, input.EncryptionContext);
        return {
          KeyId: key.arn,
          CiphertextBlob: base64(sealed),
          EncryptionAlgorithm: input.EncryptionAlgorithm,
        };
      },
    ),
    Decrypt: operation(decryption, (input) => {
      const { key, plaintext } = decryptWith(keyring, input);
      return { KeyId: key.arn, Plaintext: base64(plaintext), EncryptionAlgorithm: input.EncryptionAlgorithm };
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
        CiphertextBlob: base64(sealed),
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
      Plaintext: base64(randomBytes(input.NumberOfBytes)),
    })),
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
