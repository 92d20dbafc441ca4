/** The operations of Secrets Manager. */
import { z } from 'zod';
import { ApiFault, type Operations, operation } from '../wire.ts';
import { type Content, moveStage, type Secret, type Version } from './versions.ts';

/** What the operations need of the store of secrets. */
export type SecretStore = {
  find(reference: string): Secret;
  anyState(reference: string): Secret;
  create(name: string): Secret;
  put(into: Secret, content: Content, stages?: readonly string[]): Version;
  save(): void;
  seconds(): number;
  all: Secret[];
};

const content = {
  SecretString: z.string().max(65536).optional(),
  SecretBinary: z.base64().optional(),
  ClientRequestToken: z.string().min(32).max(64).optional(),
};
const described = { Description: z.string().optional(), KmsKeyId: z.string().optional() };
const named = z.object({ SecretId: z.string().min(1) });

export function secretOperations(store: SecretStore): Operations {
  const hasValue = (input: Content) => input.SecretString !== undefined || input.SecretBinary !== undefined;
  const describe = (
    one: Secret,
    input: { Description?: string | undefined; KmsKeyId?: string | undefined },
  ) => {
    if (input.Description !== undefined) one.description = input.Description;
    if (input.KmsKeyId !== undefined) one.kmsKeyId = input.KmsKeyId;
    store.save();
  };

  return {
    CreateSecret: operation(
      z.object({ Name: z.string().regex(/^[\w/+=.@-]{1,512}$/), ...content, ...described }),
      (input) => {
        const existing = store.all.find((one) => one.name === input.Name);
        const repeated = existing?.versions.some((one) => one.id === input.ClientRequestToken);
        if (existing && !repeated) {
          throw new ApiFault(
            'ResourceExistsException',
            `The operation failed because the secret ${input.Name} already exists.`,
          );
        }
        const made = existing ?? store.create(input.Name);
        describe(made, input);
        return {
          ARN: made.arn,
          Name: made.name,
          ...(hasValue(input) ? { VersionId: store.put(made, input).id } : {}),
        };
      },
    ),
    GetSecretValue: operation(
      named.extend({ VersionId: z.string().optional(), VersionStage: z.string().optional() }),
      (input) => {
        const one = store.find(input.SecretId);
        const stage = input.VersionStage ?? (input.VersionId ? undefined : 'AWSCURRENT');
        const found = one.versions.find(
          (each) =>
            (!input.VersionId || each.id === input.VersionId) && (!stage || each.stages.includes(stage)),
        );
        if (!found) {
          throw new ApiFault(
            'ResourceNotFoundException',
            `Secrets Manager can't find the specified secret value for ${stage ? `staging label: ${stage}` : 'this VersionId'}`,
          );
        }
        return {
          ARN: one.arn,
          Name: one.name,
          VersionId: found.id,
          SecretString: found.text,
          SecretBinary: found.binary,
          VersionStages: found.stages,
          CreatedDate: found.createdSeconds,
        };
      },
    ),
    PutSecretValue: operation(
      named.extend({ ...content, VersionStages: z.array(z.string()).min(1).max(20).optional() }),
      (input) => {
        if (!hasValue(input))
          throw new ApiFault(
            'InvalidRequestException',
            'You must provide either SecretString or SecretBinary.',
          );
        const one = store.find(input.SecretId);
        const made = store.put(one, input, input.VersionStages);
        return { ARN: one.arn, Name: one.name, VersionId: made.id, VersionStages: made.stages };
      },
    ),
    UpdateSecret: operation(named.extend({ ...content, ...described }), (input) => {
      const one = store.find(input.SecretId);
      describe(one, input);
      return {
        ARN: one.arn,
        Name: one.name,
        ...(hasValue(input) ? { VersionId: store.put(one, input).id } : {}),
      };
    }),
    DescribeSecret: operation(named, ({ SecretId }) => {
      const one = store.anyState(SecretId);
      return {
        ARN: one.arn,
        Name: one.name,
        Description: one.description,
        KmsKeyId: one.kmsKeyId,
        CreatedDate: one.createdSeconds,
        LastChangedDate: one.changedSeconds,
        DeletedDate: one.deletedSeconds,
        VersionIdsToStages: Object.fromEntries(
          one.versions.filter((each) => each.stages.length).map((each) => [each.id, each.stages]),
        ),
      };
    }),
    DeleteSecret: operation(
      named.extend({
        ForceDeleteWithoutRecovery: z.boolean().optional(),
        RecoveryWindowInDays: z.number().int().min(7).max(30).optional(),
      }),
      (input) => {
        const one = store.find(input.SecretId);
        const days = input.ForceDeleteWithoutRecovery ? 0 : (input.RecoveryWindowInDays ?? 30);
        if (input.ForceDeleteWithoutRecovery) store.all.splice(store.all.indexOf(one), 1);
        else one.deletedSeconds = store.seconds();
        store.save();
        return { ARN: one.arn, Name: one.name, DeletionDate: store.seconds() + days * 24 * 3600 };
      },
    ),
    RestoreSecret: operation(named, ({ SecretId }) => {
      const one = store.anyState(SecretId);
      delete one.deletedSeconds;
      store.save();
      return { ARN: one.arn, Name: one.name };
    }),
    UpdateSecretVersionStage: operation(
      named.extend({
        VersionStage: z.string(),
        MoveToVersionId: z.string().optional(),
        RemoveFromVersionId: z.string().optional(),
      }),
      ({ SecretId, VersionStage: stage, MoveToVersionId, RemoveFromVersionId }) => {
        const one = store.find(SecretId);
        const holder = one.versions.find((each) => each.stages.includes(stage));
        if (holder && holder.id !== RemoveFromVersionId && holder.id !== MoveToVersionId) {
          throw new ApiFault(
            'InvalidParameterException',
            `The stage ${stage} is attached to another version: name that version in RemoveFromVersionId.`,
          );
        }
        const to = one.versions.find((each) => each.id === MoveToVersionId);
        if (MoveToVersionId !== undefined && !to)
          throw new ApiFault(
            'ResourceNotFoundException',
            "Secrets Manager can't find the version to move the stage to.",
          );
        if (to) moveStage(one, stage, to);
        else if (holder) holder.stages = holder.stages.filter((each) => each !== stage);
        store.save();
        return { ARN: one.arn, Name: one.name };
      },
    ),
  };
}
