import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { CardKeyStore } from '../../deployment/provide-card-input-key/provide-card-input-key.ts';

const kept = z.object({
  keys: z.array(
    z.object({
      keyId: z.string(),
      privateKeyPem: z.string(),
      certificatePem: z.string(),
      publicKeyPem: z.string(),
    }),
  ),
});

/** The card keys in one secret, `{ keys: [...] }`, newest first. */
export function secretCardKeyStore(secretId: string): CardKeyStore {
  const client = new SecretsManagerClient({});
  return {
    read: async () => {
      try {
        const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
        const read = kept.safeParse(parsed(SecretString ?? ''));
        // The text that the template's secret was born with is no key; Secrets Manager keeps it as the previous version.
        return read.success ? read.data.keys : [];
      } catch (error) {
        // A secret without any version yet.
        if (error instanceof ResourceNotFoundException) return [];
        throw error;
      }
    },
    write: async (keys) => {
      const SecretString = JSON.stringify({ keys });
      await client.send(new PutSecretValueCommand({ SecretId: secretId, SecretString }));
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
