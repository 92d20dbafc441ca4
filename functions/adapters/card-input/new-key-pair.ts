import { createPublicKey, randomBytes } from 'node:crypto';
// Before x509, which asks for it as it is loaded.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import type { CardKeyPair } from '../../deployment/provide-card-input-key/provide-card-input-key.ts';

/** Longer than any rotation. An expired certificate closes card payments: Connect then refuses to encrypt. Unit: years. */
const validFor = 10;

/** Valid a little before it is made: the clock that checks it may be behind. Unit: milliseconds. */
const clocksDiffer = 3_600_000;

/** RSA-2048 with OAEP is what Connect encrypts to. Source: adminguide, encrypt-data. */
const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};

/** A new key pair and a certificate that it signed itself, as Connect wants it: the signing key is what it is given. */
export async function newCardKeyPair(keyId: string, now: Date): Promise<CardKeyPair> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const notBefore = new Date(now.getTime() - clocksDiffer);
  const notAfter = new Date(now);
  notAfter.setUTCFullYear(now.getUTCFullYear() + validFor);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: randomBytes(16).toString('hex'),
      name: 'CN=Careline card input',
      notBefore,
      notAfter,
      signingAlgorithm: algorithm,
      keys,
    },
    crypto,
  );
  const certificatePem = certificate.toString('pem');
  return {
    keyId,
    privateKeyPem: x509.PemConverter.encode(
      await crypto.subtle.exportKey('pkcs8', keys.privateKey),
      'PRIVATE KEY',
    ),
    certificatePem,
    publicKeyPem: createPublicKey(certificatePem).export({ type: 'spki', format: 'pem' }).toString().trim(),
  };
}
