/** The operations of KMS that prove where something comes from: MACs, signatures, public keys. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { ApiFault, blob, type Operations, operation } from '../wire.ts';
import { algorithms, isSignature, publicKeyOf, signMessage } from './asymmetric.ts';
import type { Key, Keyring } from './keys.ts';
import { base64, keyed, shortMessage } from './request.ts';

const signing = keyed.extend({
  Message: shortMessage,
  MessageType: z.enum(['RAW', 'DIGEST', 'EXTERNAL_MU']).default('RAW'),
  SigningAlgorithm: z.string(),
});
const mac = keyed.extend({ Message: shortMessage, MacAlgorithm: z.literal('HMAC_SHA_256') });

export function proofOperations(keyring: Keyring): Operations {
  return {
    GenerateMac: operation(mac, ({ KeyId, Message, MacAlgorithm }) => {
      const key = keyring.usable(KeyId, 'GENERATE_VERIFY_MAC');
      return { KeyId: key.arn, Mac: base64(macOf(key, Message)), MacAlgorithm };
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
      const Signature = base64(signMessage(key, input.Message, input.SigningAlgorithm));
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
        PublicKey: base64(publicKeyOf(key)),
        KeySpec: key.spec,
        KeyUsage: key.usage,
        ...algorithms(key),
      };
    }),
  };
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
