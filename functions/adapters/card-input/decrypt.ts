/** Opens what Connect encrypted with the public half of our card input key. The only code that can. */
import { constants } from 'node:crypto';
import { buildDecrypt } from '@aws-crypto/decrypt-node';
import { CommitmentPolicy, MultiKeyringNode } from '@aws-crypto/material-management-node';
import { RawRsaKeyringNode } from '@aws-crypto/raw-rsa-keyring-node';
import { Fault } from '../../faults.ts';
import type { CardInput } from '../../payments/card-input.ts';
import type { SecretText } from '../secrets-manager/secrets.ts';
import { privateKeysFor, readCardKeys } from './card-keys.ts';
import { keyNamespace, messageKeyName } from './message-key-name.ts';

/** Connect may write suites with and without key commitment. Assumed: which one is not documented. */
const { decrypt } = buildDecrypt(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT);

export function decryptingCardInput(secret: SecretText, deadline: AbortSignal): CardInput {
  return {
    open: async (encrypted) => {
      const message = Buffer.from(encrypted, 'base64');
      const keyName = messageKeyName(message);
      const keys = privateKeysFor(keyName, readCardKeys(await secret(deadline)));
      const [generator, ...children] = keys.map(
        (privateKey) =>
          new RawRsaKeyringNode({
            keyNamespace,
            keyName,
            padding: constants.RSA_PKCS1_OAEP_PADDING,
            oaepHash: 'sha512',
            rsaKey: { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) },
          }),
      );
      try {
        const { plaintext } = await decrypt(
          new MultiKeyringNode({ children: generator ? [generator, ...children] : [] }),
          message,
        );
        return plaintext;
      } catch {
        // The library's words are dropped: none of a failed decryption may reach a log.
        throw new Fault({
          code: 'unreadable-data',
          hint: 'a card entry does not open with any key of CARD_KEYS_SECRET; see whether flow, certificate and secret are of the same rotation',
        });
      }
    },
  };
}
