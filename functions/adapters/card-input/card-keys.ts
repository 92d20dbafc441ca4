/** The private keys for card input as the secret holds them: the current one and, during rotation, the one before. */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import * as z from 'zod/mini';
import { Fault } from '../../faults.ts';

const cardKeys = z.object({
  keys: z
    .array(z.object({ keyId: z.string(), privateKeyPem: z.string() }))
    // Connect takes two keys at a time. Source: adminguide, encrypt-data.
    .check(z.minLength(1), z.maxLength(2)),
});
export type CardKeys = z.infer<typeof cardKeys>;

export function readCardKeys(secret: string): CardKeys {
  const read = cardKeys.safeParse(parsed(secret));
  if (read.success) return read.data;
  throw new Fault({
    code: 'unreadable-data',
    hint: 'the secret with the card keys is not { keys: [{ keyId, privateKeyPem }] } with one or two keys; deploy provide-card-input-key again',
  });
}

/** The key of this name first; a key that was stored before Connect named it may be any of them. */
export function privateKeysFor(keyName: string, { keys }: CardKeys): readonly KeyObject[] {
  const named = keys.filter(({ keyId }) => keyId === keyName);
  const others = keys.filter(({ keyId }) => keyId !== keyName);
  return [...named, ...others].map(({ privateKeyPem }) => createPrivateKey(privateKeyPem));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
