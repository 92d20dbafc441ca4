import { EncryptCommand } from '@aws-sdk/client-kms';
import type { SealNumber } from '../../messages/messages.ts';
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
