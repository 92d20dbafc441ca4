import { X509Certificate } from 'node:crypto';
import {
  AlgorithmSuiteIdentifier,
  buildEncrypt,
  CommitmentPolicy,
  RawRsaKeyringNode,
} from '@aws-crypto/client-node';

/**
 * Encrypts keyed digits as Connect does before anything else sees them: an AWS Encryption SDK message in base64.
 * Source: Administrator Guide, encrypt-data: key namespace AmazonConnect, key name = id of the flow security key, RSA-OAEP
 * with SHA-512, a suite without key commitment. Rejects when the certificate is expired or no certificate.
 */
export async function encryptInput(
  digits: string,
  key: { readonly keyId: string; readonly certificatePem: string; readonly at: Date },
): Promise<string> {
  const certificate = new X509Certificate(key.certificatePem);
  if (key.at < certificate.validFromDate || key.at > certificate.validToDate) {
    throw new Error(
      'The certificate of the encrypted input is not valid at this time. Put in the current one.',
    );
  }
  const keyring = new RawRsaKeyringNode({
    keyNamespace: 'AmazonConnect',
    keyName: key.keyId,
    rsaKey: { publicKey: certificate.publicKey.export({ type: 'spki', format: 'pem' }).toString() },
    oaepHash: 'sha512',
  });
  const { result } = await encrypt(keyring, digits, {
    suiteId: AlgorithmSuiteIdentifier.ALG_AES256_GCM_IV12_TAG16_HKDF_SHA384_ECDSA_P384,
  });
  return result.toString('base64');
}

const { encrypt } = buildEncrypt({ commitmentPolicy: CommitmentPolicy.FORBID_ENCRYPT_ALLOW_DECRYPT });
