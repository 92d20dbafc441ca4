import { KMSClient } from '@aws-sdk/client-kms';

let client: KMSClient | undefined;

/** One per function instance, made when it is first needed. */
export function kms(): KMSClient {
  client ??= new KMSClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
  });
  return client;
}
