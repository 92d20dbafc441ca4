import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { DecryptCommand, GenerateDataKeyCommand } from '@aws-sdk/client-kms';
import { kms } from './client.ts';

/** Bytes that only who may use the key can read, and only as what they were sealed as. All base64. */
export interface Sealed {
  readonly key: string;
  readonly iv: string;
  readonly tag: string;
  readonly text: string;
}
export type SealContext = Readonly<Record<string, string>>;
export type SealBytes = (bytes: Uint8Array, context: SealContext) => Promise<Sealed>;
export type OpenBytes = (sealed: Sealed, context: SealContext) => Promise<Uint8Array>;

const cipher = 'aes-256-gcm';

/** For more than the 4 KB that KMS encrypts itself: a data key of its own for each, in the context of what it is. */
export function kmsSealBytes(keyId: string, deadline: AbortSignal): SealBytes {
  return async (bytes, context) => {
    const { Plaintext = new Uint8Array(), CiphertextBlob = new Uint8Array() } = await kms().send(
      new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: 'AES_256', EncryptionContext: context }),
      { abortSignal: deadline },
    );
    const iv = randomBytes(12);
    const sealing = createCipheriv(cipher, Plaintext, iv);
    const text = Buffer.concat([sealing.update(bytes), sealing.final()]);
    Plaintext.fill(0);
    return {
      key: base64(CiphertextBlob),
      iv: base64(iv),
      tag: base64(sealing.getAuthTag()),
      text: base64(text),
    };
  };
}

/** For what sends parked records through their door again. */
export function kmsOpenBytes(keyId: string, deadline: AbortSignal): OpenBytes {
  return async (sealed, context) => {
    const { Plaintext = new Uint8Array() } = await kms().send(
      new DecryptCommand({
        KeyId: keyId,
        CiphertextBlob: Buffer.from(sealed.key, 'base64'),
        EncryptionContext: context,
      }),
      { abortSignal: deadline },
    );
    const opening = createDecipheriv(cipher, Plaintext, Buffer.from(sealed.iv, 'base64'));
    opening.setAuthTag(Buffer.from(sealed.tag, 'base64'));
    return Buffer.concat([opening.update(Buffer.from(sealed.text, 'base64')), opening.final()]);
  };
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
