import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Certificates } from '../../recordings/delete-contact/deletion-certificate.ts';
import { s3 } from './client.ts';

/** `access/certificates/<contact>/<when>.json`, locked like all of the bucket. */
export function s3Certificates(bucket: string, deadline: AbortSignal): Certificates {
  return {
    keep: async (certificate) => {
      const { contactId, deletedAt } = certificate;
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: `access/certificates/${contactId}/${deletedAt}.json`,
        ContentType: 'application/json',
        Body: JSON.stringify(certificate, null, 2),
      });
      await s3().send(command, { abortSignal: deadline });
    },
  };
}
