import 'reflect-metadata';
import { buildDecrypt, CommitmentPolicy, RawRsaKeyringNode } from '@aws-crypto/client-node';
import * as x509 from '@peculiar/x509';
import { beforeAll, describe, expect, it } from 'vitest';
import { all, bye, frontDesk, ring, say, startAt, store, words } from './small-centre.ts';

const { decrypt } = buildDecrypt(CommitmentPolicy.FORBID_ENCRYPT_ALLOW_DECRYPT);
const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
let certificate = '';
let expired = '';
let privateKey = '';

beforeAll(async () => {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const make = (notAfter: Date) =>
    x509.X509CertificateGenerator.createSelfSigned({
      name: 'CN=card-input',
      keys,
      signingAlgorithm: algorithm,
      notBefore: new Date('2025-01-01'),
      notAfter,
    });
  certificate = (await make(new Date('2030-01-01'))).toString('pem');
  expired = (await make(new Date('2026-01-01'))).toString('pem');
  privateKey = x509.PemConverter.encode(
    await crypto.subtle.exportKey('pkcs8', keys.privateKey),
    'PRIVATE KEY',
  );
});

const asking = (Key: string) => ({
  ask: {
    ...store('done', { InputEncryption: { EncryptionKeyId: 'key-1', Key } }, '19'),
    errors: { NoMatchingError: 'failed' },
  },
  done: say('$.StoredCustomerInput', 'bye'),
  failed: say('Failed.', 'bye'),
  bye,
});

describe('an encrypted input', () => {
  it('stores what only the private key opens, under the name of the security key', async () => {
    const call = ring(asking(certificate));
    call.press('4242424242424242#');
    expect(call.waitsFor).toMatchObject({ what: 'encryption', step: 'ask' });
    await call.settled();
    const stored = words(call).at(-1) ?? '';
    expect(JSON.stringify(call.events)).not.toContain('42424242');
    expect(all(call, 'entered')).toMatchObject([{ count: 16, encrypted: true }]);
    const keyring = new RawRsaKeyringNode({
      keyNamespace: 'AmazonConnect',
      keyName: 'key-1',
      rsaKey: { privateKey },
      oaepHash: 'sha512',
    });
    const { plaintext } = await decrypt(keyring, Buffer.from(stored, 'base64'));
    expect(plaintext.toString()).toBe('4242424242424242');
  });
  it.each([
    ['expired', () => expired],
    ['no certificate', () => 'nonsense'],
  ])('with a certificate that is %s takes the error branch', async (_, key) => {
    const call = ring(asking(key()));
    call.press('12#');
    await call.settled();
    expect(words(call).at(-1)).toBe('Failed.');
  });
  it('stores the plain text Timeout when nothing was typed', () => {
    const call = ring(asking(certificate));
    call.silence();
    expect(words(call).at(-1)).toBe('Timeout');
  });
  it('may be encrypted by the centre at once, and an error there is the error branch', () => {
    const call = ring(asking(certificate), { encrypt: (digits, keyId) => `${keyId}:${digits.length}` });
    call.press('123#');
    expect(words(call).at(-1)).toBe('key-1:3');
    const broken = ring(asking(certificate), {
      encrypt: () => {
        throw new Error('no key');
      },
    });
    broken.press('123#');
    expect(words(broken).at(-1)).toBe('Failed.');
  });
  it('is dropped when the caller hangs up meanwhile', async () => {
    const call = ring(asking(certificate), { startAt, queues: [{ arn: frontDesk, name: 'q' }] });
    call.press('12#');
    call.hangUp();
    await call.settled();
    expect(call.state).toBe('ended');
    expect(words(call)).toEqual(['Key it in.']);
  });
});
