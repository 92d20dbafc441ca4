/** AES-256-GCM under a KMS key: the ciphertext names its key, and the encryption context is authenticated with it. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { ApiFault } from '../wire.ts';
import type { Key } from './keys.ts';

export type EncryptionContext = Readonly<Record<string, string>>;

const FORMAT = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Layout: format, length of key id, key id, index of key material, IV, tag, ciphertext. */
export function seal(key: Key, plaintext: Buffer, context: EncryptionContext): Buffer {
  const id = Buffer.from(key.keyId);
  const index = key.materials.length - 1;
  const head = Buffer.concat([Buffer.from([FORMAT, id.length]), id, Buffer.from([index])]);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', material(key, index), iv);
  cipher.setAAD(authenticated(head, context));
  const text = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([head, iv, cipher.getAuthTag(), text]);
}

/** The id of the key that sealed it. */
export function keyIdOf(ciphertext: Buffer): string {
  return parts(ciphertext).keyId;
}

export function open(key: Key, ciphertext: Buffer, context: EncryptionContext): Buffer {
  const { head, index, iv, tag, text } = parts(ciphertext);
  try {
    const decipher = createDecipheriv('aes-256-gcm', material(key, index), iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(authenticated(head, context));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(text), decipher.final()]);
  } catch {
    throw invalidCiphertext();
  }
}

export const invalidCiphertext = () =>
  new ApiFault(
    'InvalidCiphertextException',
    'The ciphertext is malformed, altered, or was made with another key or encryption context.',
  );

function parts(ciphertext: Buffer) {
  const idEnd = 2 + (ciphertext[1] ?? 0);
  const headEnd = idEnd + 1;
  const textStart = headEnd + IV_BYTES + TAG_BYTES;
  const index = ciphertext[idEnd];
  if (ciphertext[0] !== FORMAT || index === undefined || ciphertext.length < textStart)
    throw invalidCiphertext();
  return {
    keyId: ciphertext.toString('utf8', 2, idEnd),
    index,
    head: ciphertext.subarray(0, headEnd),
    iv: ciphertext.subarray(headEnd, headEnd + IV_BYTES),
    tag: ciphertext.subarray(headEnd + IV_BYTES, textStart),
    text: ciphertext.subarray(textStart),
  };
}

function material(key: Key, index: number): Buffer {
  const secret = key.materials[index];
  if (secret === undefined) throw invalidCiphertext();
  return Buffer.from(secret, 'base64');
}

/** The order in which a caller writes the context's pairs does not matter. */
function authenticated(head: Buffer, context: EncryptionContext): Buffer {
  const pairs = Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.concat([head, Buffer.from(JSON.stringify(pairs))]);
}
