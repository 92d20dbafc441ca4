import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Fault } from '../../faults.ts';

/** The current text of one secret. */
export type SecretText = (deadline: AbortSignal) => Promise<string>;

/** Kept for five minutes, so that a rotated key is in use soon and a busy line does not ask for each call. Unit: milliseconds. */
const keptFor = 5 * 60_000;

/** Reads a secret when first asked, and again when what it knows is old. `clock`: milliseconds, never set back. */
export function secretText(secretId: string, clock: () => number = () => performance.now()): SecretText {
  const client = new SecretsManagerClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
  });
  let known: { readonly text: string; readonly readAt: number } | undefined;
  return async (deadline) => {
    if (known && clock() - known.readAt < keptFor) return known.text;
    const { SecretString: text } = await client.send(new GetSecretValueCommand({ SecretId: secretId }), {
      abortSignal: deadline,
    });
    if (!text)
      throw new Fault({ code: 'unreadable-data', hint: 'a secret is empty; see the runbook on secrets' });
    known = { text, readAt: clock() };
    return text;
  };
}
