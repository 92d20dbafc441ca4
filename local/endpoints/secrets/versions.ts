/** A secret, its versions, and the stages that say which of them counts. */
import { z } from 'zod';

const version = z.object({
  id: z.string(),
  text: z.string().optional(),
  /** Base64. */
  binary: z.string().optional(),
  stages: z.array(z.string()),
  createdSeconds: z.number(),
});
export const secret = z.object({
  name: z.string(),
  arn: z.string(),
  description: z.string().optional(),
  kmsKeyId: z.string().optional(),
  createdSeconds: z.number(),
  changedSeconds: z.number(),
  deletedSeconds: z.number().optional(),
  versions: z.array(version),
});
export type Secret = z.infer<typeof secret>;
export type Version = z.infer<typeof version>;
export type Content = {
  SecretString?: string | undefined;
  SecretBinary?: string | undefined;
  ClientRequestToken?: string | undefined;
};

export function moveStage(within: Secret, stage: string, to: Version): void {
  const from = within.versions.find((one) => one.stages.includes(stage));
  if (from === to) return;
  if (from) from.stages = from.stages.filter((one) => one !== stage);
  to.stages.push(stage);
  if (stage === 'AWSCURRENT' && from) moveStage(within, 'AWSPREVIOUS', from);
}
