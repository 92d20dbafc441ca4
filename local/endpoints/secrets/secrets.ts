/** Secrets Manager of the local centre: secrets with their versions and stages. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { epochSeconds, type Place } from '../place.ts';
import { ApiFault, type Operations } from '../wire.ts';
import { secretOperations } from './operations.ts';
import { type Content, moveStage, type Secret, secret, type Version } from './versions.ts';

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
