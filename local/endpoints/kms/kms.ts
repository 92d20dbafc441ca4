/** KMS of the local centre: real cryptography, keys that stay in the data folder. */
import { z } from 'zod';
import { epochSeconds, type Place } from '../place.ts';
import { ApiFault, type Operations, operation } from '../wire.ts';
import { aliasOperations } from './aliases.ts';
import { algorithms } from './asymmetric.ts';
import { encryptionOperations } from './encryption-operations.ts';
import {
  invalidState,
  type Key,
  type Keyring,
  keySpec,
  keyUsage,
  type NewKey,
  newMaterial,
  openKeyring,
} from './keys.ts';
import { proofOperations } from './proof-operations.ts';
import { keyed } from './request.ts';

export type KmsEndpoint = {
  readonly operations: Operations;
  /** Makes a key with a given id or ARN, as the synthesized template has it; one that exists is kept. */
  createKey(wanted: NewKey): Promise<{ keyId: string; arn: string }>;
  keys(): { keyId: string; arn: string; spec: string; usage: string; state: string }[];
  /** Ids, descriptions and aliases; never key material. */
  dump(): Promise<string>;
};

export function createKms(place: Place): KmsEndpoint {
  const keyring = openKeyring(place);
  const keys = () => keyring.all().map(({ materials, ...rest }) => rest);
  return {
    operations: {
      ...encryptionOperations(keyring),
      ...proofOperations(keyring),
      ...lifeOperations(keyring, place),
      ...aliasOperations(keyring, place),
    },
    async createKey(wanted) {
      const { keyId, arn } = await keyring.create(wanted);
      return { keyId, arn };
    },
    keys,
    dump: async () => JSON.stringify({ keys: keys(), aliases: keyring.aliases() }),
  };
}

const creation = z.object({
  KeySpec: keySpec.optional(),
  KeyUsage: keyUsage.optional(),
  Description: z.string().max(8192).optional(),
});

function lifeOperations(keyring: Keyring, place: Place): Operations {
  const setState = (state: Key['state']) =>
    operation(keyed, ({ KeyId }) => {
      const key = keyring.find(KeyId);
      if (key.state === 'PendingDeletion') throw invalidState(key);
      key.state = state;
      keyring.save();
    });
  const setRotation = (rotates: boolean) =>
    operation(keyed, ({ KeyId }) => {
      rotatable(keyring, KeyId).rotates = rotates;
      keyring.save();
    });

  return {
    CreateKey: operation(creation, async ({ KeySpec, KeyUsage, Description }) => {
      const wanted = {
        ...(KeySpec ? { spec: KeySpec } : {}),
        ...(KeyUsage ? { usage: KeyUsage } : {}),
        ...(Description ? { description: Description } : {}),
      };
      return { KeyMetadata: metadata(await keyring.create(wanted), place) };
    }),
    DescribeKey: operation(keyed, ({ KeyId }) => ({ KeyMetadata: metadata(keyring.find(KeyId), place) })),
    ListKeys: operation(z.object({}), () => ({
      Keys: keyring.all().map((key) => ({ KeyId: key.keyId, KeyArn: key.arn })),
      Truncated: false,
    })),
    EnableKey: setState('Enabled'),
    DisableKey: setState('Disabled'),
    ScheduleKeyDeletion: operation(
      keyed.extend({ PendingWindowInDays: z.number().int().min(7).max(30).default(30) }),
      (input) => {
        const key = keyring.find(input.KeyId);
        if (key.state === 'PendingDeletion') throw invalidState(key);
        key.state = 'PendingDeletion';
        key.deletionSeconds = epochSeconds(place.now()) + input.PendingWindowInDays * 24 * 3600;
        keyring.save();
        return { KeyId: key.arn, KeyState: key.state, DeletionDate: key.deletionSeconds };
      },
    ),
    CancelKeyDeletion: operation(keyed, ({ KeyId }) => {
      const key = keyring.find(KeyId);
      if (key.state !== 'PendingDeletion') throw invalidState(key);
      key.state = 'Disabled';
      delete key.deletionSeconds;
      keyring.save();
      return { KeyId: key.arn };
    }),
    // Nothing is old enough here to have been rotated.
    ListKeyRotations: operation(keyed, ({ KeyId }) => {
      keyring.find(KeyId);
      return { Rotations: [], Truncated: false };
    }),
    EnableKeyRotation: setRotation(true),
    DisableKeyRotation: setRotation(false),
    GetKeyRotationStatus: operation(keyed, ({ KeyId }) => {
      const key = rotatable(keyring, KeyId);
      return {
        KeyId: key.arn,
        KeyRotationEnabled: key.rotates,
        ...(key.rotates ? { RotationPeriodInDays: 365 } : {}),
      };
    }),
    RotateKeyOnDemand: operation(keyed, async ({ KeyId }) => {
      const key = rotatable(keyring, KeyId);
      key.materials.push(await newMaterial(key.spec));
      keyring.save();
      return { KeyId: key.arn };
    }),
  };
}

function rotatable(keyring: Keyring, reference: string): Key {
  const key = keyring.find(reference);
  if (key.spec !== 'SYMMETRIC_DEFAULT')
    throw new ApiFault(
      'UnsupportedOperationException',
      `${key.arn} is not symmetric, so it does not rotate.`,
    );
  return keyring.usable(reference, 'ENCRYPT_DECRYPT');
}

function metadata(key: Key, place: Place) {
  return {
    AWSAccountId: place.account,
    KeyId: key.keyId,
    Arn: key.arn,
    CreationDate: key.createdSeconds,
    Enabled: key.state === 'Enabled',
    Description: key.description,
    KeyUsage: key.usage,
    KeyState: key.state,
    ...(key.deletionSeconds === undefined ? {} : { DeletionDate: key.deletionSeconds }),
    Origin: 'AWS_KMS',
    KeyManager: 'CUSTOMER',
    KeySpec: key.spec,
    CustomerMasterKeySpec: key.spec,
    MultiRegion: false,
    ...algorithms(key),
  };
}
