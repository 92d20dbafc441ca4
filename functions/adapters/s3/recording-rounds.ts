import { GetObjectCommand, NoSuchKey, PutObjectCommand } from '@aws-sdk/client-s3';
import * as z from 'zod/mini';
import type { Rounds } from '../../recordings/reconcile-recordings/round.ts';
import { s3 } from './client.ts';

const roundInObject = z.object({
  began: z.string(),
  next: z.optional(z.object({ day: z.string(), after: z.optional(z.string()) })),
  compared: z.number(),
  findings: z.array(
    z.object({
      what: z.enum(['lost-recording', 'altered', 'not-indexed', 'unreadable']),
      contactId: z.string(),
      key: z.string(),
      since: z.string(),
      seen: z.string(),
      message: z.string(),
    }),
  ),
  unlisted: z.number(),
  untold: z.boolean(),
});

/** `reconciliation/recordings/round.json`: report and place of the next run in one; older versions of it tell of earlier nights. */
export function s3RecordingRounds(bucket: string, deadline: AbortSignal): Rounds {
  const at = { Bucket: bucket, Key: 'reconciliation/recordings/round.json' };
  const options = { abortSignal: deadline };
  return {
    last: async () => {
      try {
        const { Body } = await s3().send(new GetObjectCommand(at), options);
        // A report that nobody can read is no reason to compare nothing: the round begins anew.
        return roundInObject.safeParse(JSON.parse((await Body?.transformToString()) ?? '')).data;
      } catch (error) {
        if (error instanceof NoSuchKey || error instanceof SyntaxError) return undefined;
        throw error;
      }
    },
    keep: async (round) => {
      const ContentType = 'application/json';
      const Body = `${JSON.stringify(round, null, 1)}\n`;
      await s3().send(new PutObjectCommand({ ...at, ContentType, Body }), options);
    },
  };
}
