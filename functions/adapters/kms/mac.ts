import { GenerateMacCommand } from '@aws-sdk/client-kms';
import type { Mac } from '../../identity/mac.ts';
import { kms } from './client.ts';

/** The key never leaves KMS, so a copy of every table is of no use without the right to call this. */
export function kmsMac(keyId: string, deadline?: AbortSignal): Mac {
  return async (text) => {
    const command = new GenerateMacCommand({
      KeyId: keyId,
      MacAlgorithm: 'HMAC_SHA_256',
      Message: Buffer.from(text, 'utf8'),
    });
    const { Mac: mac = new Uint8Array() } = await kms().send(
      command,
      deadline ? { abortSignal: deadline } : {},
    );
    return Buffer.from(mac).toString('base64url');
  };
}
