/** Secrets Manager of the local centre: secrets with their versions and stages. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { epochSeconds, type Place } from './place.ts';
import { ApiFault, type Operations, operation } from './wire.ts';

const version = z.object({
  id: z.string(),
  text: z.string().optional(),
  /** Base64. */
  binary: z.string().optional(),
  stages: z.array(z.string()),
  createdSeconds: z.number(),
});
const secret = z.object({
  name: z.string(),
  arn: z.string(),
  description: z.string().optional(),
  kmsKeyId: z.string().optional(),
  createdSeconds: z.number(),
  changedSeconds: z.number(),
  deletedSeconds: z.number().optional(),
  versions: z.array(version),
});
type Secret = z.infer<typeof secret>;
type Version = z.infer<typeof version>;
type Content = {
  SecretString?: string | undefined;
  SecretBinary?: string | undefined;
  ClientRequestToken?: string | undefined;
};

export type SecretsEndpoint = {
  readonly operations: Operations;
  /** Makes a secret with a given name or ARN, as the synthesized template has it; one that exists is kept. */
  create(wanted: { name: string; arn?: string; text?: string }): { name: string; arn: string };
  names(): string[];
  /** Every version's value: for the PHI scan. */
  dump(): Promise<string>;
};

export function createSecrets(place: Place): SecretsEndpoint {
  const kept = place.folder.keep('secrets', z.array(secret), []);
  const prefix = `arn:aws:secretsmanager:${place.region}:${place.account}:secret:`;
  const seconds = () => epochSeconds(place.now());

  /** By name, ARN, or ARN without its six random characters. */
  function anyState(reference: string): Secret {
    const found = kept.value.find(
      (one) => one.name === reference || one.arn === reference || one.arn.slice(0, -7) === reference,
    );
    if (found) return found;
    throw new ApiFault('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  }

  function find(reference: string): Secret {
    const found = anyState(reference);
    if (found.deletedSeconds === undefined) return found;
    throw new ApiFault(
      'InvalidRequestException',
      'You can’t perform this operation on the secret because it was marked for deletion.',
    );
  }

  function create(name: string, arn?: string): Secret {
    const made = {
      name,
      arn: arn ?? `${prefix}${name}-${randomBytes(3).toString('hex')}`,
      createdSeconds: seconds(),
      changedSeconds: seconds(),
      versions: [],
    };
    kept.value.push(made);
    return made;
  }

  /** A new version; its stages leave the versions that had them, and AWSCURRENT leaves AWSPREVIOUS behind. */
  function put(into: Secret, content: Content, stages: readonly string[] = ['AWSCURRENT']): Version {
    const id = content.ClientRequestToken ?? place.ids();
    const { SecretString: text, SecretBinary: binary } = content;
    const same = into.versions.find((one) => one.id === id);
    if (same) {
      if (same.text === text && same.binary === binary) return same;
      throw new ApiFault(
        'ResourceExistsException',
        'A version with this ClientRequestToken exists with another value.',
      );
    }
    const made: Version = { id, text, binary, stages: [], createdSeconds: seconds() };
    into.versions.push(made);
    // Source: Secrets Manager API reference, CreateSecret and PutSecretValue: the first version gets AWSCURRENT in any case.
    for (const stage of into.versions.length === 1 ? new Set(['AWSCURRENT', ...stages]) : stages)
      moveStage(into, stage, made);
    into.changedSeconds = seconds();
    kept.save();
    return made;
  }

  return {
    operations: secretOperations({
      find,
      anyState,
      create,
      put,
      save: () => kept.save(),
      seconds,
      all: kept.value,
    }),
    create({ name, arn, text }) {
      const existing = kept.value.find((one) => one.name === name);
      const made = existing ?? create(name, arn);
      if (!existing && text !== undefined) put(made, { SecretString: text });
      kept.save();
      return { name, arn: made.arn };
    },
    names: () => kept.value.map((one) => one.name),
    dump: async () => JSON.stringify(kept.value),
  };
}

function moveStage(within: Secret, stage: string, to: Version): void {
  const from = within.versions.find((one) => one.stages.includes(stage));
  if (from === to) return;
  if (from) from.stages = from.stages.filter((one) => one !== stage);
  to.stages.push(stage);
  if (stage === 'AWSCURRENT' && from) moveStage(within, 'AWSPREVIOUS', from);
}

type Store = {
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

function secretOperations(store: Store): Operations {
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
