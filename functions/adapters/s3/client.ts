import { S3Client } from '@aws-sdk/client-s3';

let shared: S3Client | undefined;

/** One client for each function instance. */
export function s3(): S3Client {
  shared ??= new S3Client({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
  });
  return shared;
}

/** A folder of a bucket, for one request. */
export interface BucketFolder {
  readonly bucket: string;
  readonly folder: string;
  readonly deadline: AbortSignal;
}
