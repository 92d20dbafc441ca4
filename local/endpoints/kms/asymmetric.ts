/** RSA and elliptic-curve keys of the local KMS: encrypt, decrypt, sign, verify, and the public half. */
import {
  constants,
  createPrivateKey,
  createPublicKey,
  privateDecrypt,
  publicEncrypt,
  type SignKeyObjectInput,
  sign,
  verify,
} from 'node:crypto';
import { ApiFault } from '../wire.ts';
import type { Key, KeySpec } from './keys.ts';
import { invalidCiphertext } from './symmetric.ts';

/** Source: AWS KMS developer guide, "Key spec reference": which algorithms each kind of key offers. */
const RSA_SIGNING = [
  'RSASSA_PSS_SHA_256',
  'RSASSA_PSS_SHA_384',
  'RSASSA_PSS_SHA_512',
  'RSASSA_PKCS1_V1_5_SHA_256',
  'RSASSA_PKCS1_V1_5_SHA_384',
  'RSASSA_PKCS1_V1_5_SHA_512',
];
const SIGNING: Partial<Record<KeySpec, readonly string[]>> = {
  RSA_2048: RSA_SIGNING,
  RSA_4096: RSA_SIGNING,
  ECC_NIST_P256: ['ECDSA_SHA_256'],
  ECC_NIST_P384: ['ECDSA_SHA_384'],
};
const ENCRYPTION = { RSAES_OAEP_SHA_1: 'sha1', RSAES_OAEP_SHA_256: 'sha256' } as const;

/** The algorithms `DescribeKey` and `GetPublicKey` list. */
export function algorithms(key: Key): Record<string, readonly string[]> {
  if (key.spec === 'HMAC_256') return { MacAlgorithms: ['HMAC_SHA_256'] };
  if (key.usage === 'SIGN_VERIFY') return { SigningAlgorithms: SIGNING[key.spec] ?? [] };
  return {
    EncryptionAlgorithms: key.spec === 'SYMMETRIC_DEFAULT' ? ['SYMMETRIC_DEFAULT'] : Object.keys(ENCRYPTION),
  };
}

/** SubjectPublicKeyInfo in DER. */
export function publicKeyOf(key: Key): Buffer {
  return createPublicKey(privateKey(key)).export({ type: 'spki', format: 'der' });
}

export function encrypt(key: Key, plaintext: Buffer, algorithm: string): Buffer {
  try {
    return publicEncrypt({ key: createPublicKey(privateKey(key)), ...oaep(algorithm) }, plaintext);
  } catch (error) {
    if (error instanceof ApiFault) throw error;
    throw new ApiFault(
      'ValidationException',
      `Plaintext of ${plaintext.length} bytes is too long for ${key.spec} with ${algorithm}.`,
    );
  }
}

export function decrypt(key: Key, ciphertext: Buffer, algorithm: string): Buffer {
  try {
    return privateDecrypt({ key: privateKey(key), ...oaep(algorithm) }, ciphertext);
  } catch (error) {
    throw error instanceof ApiFault ? error : invalidCiphertext();
  }
}

export function signMessage(key: Key, message: Buffer, algorithm: string): Buffer {
  return sign(digestOf(key, algorithm), message, scheme(privateKey(key), algorithm));
}

export function isSignature(key: Key, message: Buffer, signature: Buffer, algorithm: string): boolean {
  return verify(
    digestOf(key, algorithm),
    message,
    scheme(createPublicKey(privateKey(key)), algorithm),
    signature,
  );
}

type KeyObject = SignKeyObjectInput['key'];

function scheme(key: KeyObject, algorithm: string): SignKeyObjectInput {
  if (algorithm.startsWith('ECDSA')) return { key, dsaEncoding: 'der' };
  if (!algorithm.startsWith('RSASSA_PSS')) return { key, padding: constants.RSA_PKCS1_PADDING };
  return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
}

function digestOf(key: Key, algorithm: string): string {
  const offered = SIGNING[key.spec] ?? [];
  if (offered.includes(algorithm)) return `sha${algorithm.slice(-3)}`;
  throw new ApiFault(
    'InvalidKeyUsageException',
    `Algorithm ${algorithm} is incompatible with key spec ${key.spec}. Possible: ${offered.join(', ')}.`,
  );
}

function oaep(algorithm: string) {
  const hash =
    algorithm === 'RSAES_OAEP_SHA_1' || algorithm === 'RSAES_OAEP_SHA_256'
      ? ENCRYPTION[algorithm]
      : undefined;
  if (hash) return { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: hash };
  throw new ApiFault(
    'InvalidKeyUsageException',
    `Algorithm ${algorithm} is not for an RSA key. Possible: ${Object.keys(ENCRYPTION).join(', ')}.`,
  );
}

const privateKey = (key: Key) => createPrivateKey(key.materials[0] ?? '');
