import { DecryptCommand, EncryptCommand } from '@aws-sdk/client-kms';
import type { SealNumber } from '../../messages/messages.ts';
import type { OpenNumber } from '../../messages/worklist.ts';
import { kms } from './client.ts';

/** The message's id is the encryption context: a sealed number copied to another message does not open there. */
export function kmsSealNumber(keyId: string, deadline: AbortSignal): SealNumber {
  return async (e164, messageId) => {
    const command = new EncryptCommand({
      KeyId: keyId,
      Plaintext: Buffer.from(e164, 'utf8'),
      EncryptionContext: { messageId },
    });
    const { CiphertextBlob = new Uint8Array() } = await kms().send(command, { abortSignal: deadline });
    return Buffer.from(CiphertextBlob).toString('base64');
  };
}

export function kmsOpenNumber(keyId: string, deadline: AbortSignal): OpenNumber {
  return async (sealed, messageId) => {
    const command = new DecryptCommand({
      KeyId: keyId,
      CiphertextBlob: Buffer.from(sealed, 'base64'),
      EncryptionContext: { messageId },
    });
    const { Plaintext = new Uint8Array() } = await kms().send(command, { abortSignal: deadline });
    return Buffer.from(Plaintext).toString('utf8');
  };
}
