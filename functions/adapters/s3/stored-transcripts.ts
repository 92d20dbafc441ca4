import { GetObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import type { StoredTranscripts } from '../../search/index-transcript/index-transcript.ts';
import { s3 } from './client.ts';

export function s3StoredTranscripts(bucket: string, deadline: AbortSignal): StoredTranscripts {
  return {
    read: async (key) => {
      try {
        const { Body } = await s3().send(new GetObjectCommand({ Bucket: bucket, Key: key }), {
          abortSignal: deadline,
        });
        return await Body?.transformToString('utf8');
      } catch (error) {
        if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined;
        throw error;
      }
    },
  };
}
