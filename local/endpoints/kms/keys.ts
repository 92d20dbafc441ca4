/** The keys of the local KMS: made, found by id, ARN or alias, and kept in the data folder. */
import { generateKeyPair, type KeyObject, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { epochSeconds, type Place } from '../place.ts';
import { ApiFault } from '../wire.ts';

export const keySpec = z.enum([
  'SYMMETRIC_DEFAULT',
  'HMAC_256',
  'RSA_2048',
  'RSA_4096',
  'ECC_NIST_P256',
  'ECC_NIST_P384',
]);
export type KeySpec = z.infer<typeof keySpec>;
export const keyUsage = z.enum(['ENCRYPT_DECRYPT', 'GENERATE_VERIFY_MAC', 'SIGN_VERIFY']);
export type KeyUsage = z.infer<typeof keyUsage>;

const key = z.object({
  keyId: z.string(),
  arn: z.string(),
  spec: keySpec,
  usage: keyUsage,
  state: z.enum(['Enabled', 'Disabled', 'PendingDeletion']),
  createdSeconds: z.number(),
  deletionSeconds: z.number().optional(),
  rotates: z.boolean(),
  description: z.string(),
  /** Secret bytes in base64, or a private key in PEM; the last one encrypts, all of them decrypt. */
  materials: z.array(z.string()).min(1),
});
export type Key = z.infer<typeof key>;

const keyring = z.object({ keys: z.record(z.string(), key), aliases: z.record(z.string(), z.string()) });

export type NewKey = {
  /** Absent: a new id. */
  readonly keyId?: string;
  readonly arn?: string;
  readonly spec?: KeySpec;
  readonly usage?: KeyUsage;
  /** With or without the prefix `alias/`. */
  readonly alias?: string;
  readonly description?: string;
  readonly rotates?: boolean;
};

export type Keyring = {
  /** A key that is already there under this id is returned as it is: its material outlives a restart. */
  create(wanted: NewKey): Promise<Key>;
  /** By id, ARN, alias or alias ARN; `NotFoundException` otherwise. */
  find(reference: string): Key;
  /** Like `find`, and the key must be enabled and made for this. */
  usable(reference: string, usage: KeyUsage): Key;
  all(): Key[];
  aliases(): Record<string, string>;
  setAlias(name: string, keyId: string | undefined): void;
  save(): void;
};

export function openKeyring(place: Place): Keyring {
  const kept = place.folder.keep('kms', keyring, { keys: {}, aliases: {} });
  const { keys, aliases } = kept.value;
  const prefix = `arn:aws:kms:${place.region}:${place.account}:`;

  function find(reference: string): Key {
    const name = reference.startsWith('alias/') ? reference : reference.split(':alias/')[1];
    const alias = name?.startsWith('alias/') ? name : name && `alias/${name}`;
    const id = alias ? aliases[alias] : reference.split(':key/').at(-1);
    const found = id !== undefined && Object.hasOwn(keys, id) ? keys[id] : undefined;
    if (found) return found;
    throw new ApiFault(
      'NotFoundException',
      `${alias ? `Alias ${prefix}${alias}` : `Key '${prefix}key/${id}'`} is not found.`,
    );
  }

  return {
    async create(wanted) {
      const keyId = wanted.keyId ?? place.ids();
      const existing = keys[keyId];
      const spec = wanted.spec ?? 'SYMMETRIC_DEFAULT';
      const made: Key = existing ?? {
        keyId,
        arn: wanted.arn ?? `${prefix}key/${keyId}`,
        spec,
        usage: usageFor(spec, wanted.usage),
        state: 'Enabled',
        createdSeconds: epochSeconds(place.now()),
        rotates: wanted.rotates ?? false,
        description: wanted.description ?? '',
        materials: [await newMaterial(spec)],
      };
      keys[keyId] = made;
      if (wanted.alias) aliases[`alias/${wanted.alias.replace(/^alias\//, '')}`] = keyId;
      kept.save();
      return made;
    },
    find,
    usable(reference, usage) {
      const found = find(reference);
      if (found.state === 'Disabled') throw new ApiFault('DisabledException', `${found.arn} is disabled.`);
      if (found.state === 'PendingDeletion') throw invalidState(found);
      if (found.usage === usage) return found;
      throw new ApiFault(
        'InvalidKeyUsageException',
        `${found.arn} key usage is ${found.usage} which is not valid here: ${usage} is needed.`,
      );
    },
    all: () => Object.values(keys),
    aliases: () => ({ ...aliases }),
    setAlias(name, keyId) {
      if (keyId === undefined) delete aliases[name];
      else aliases[name] = keyId;
      kept.save();
    },
    save: () => kept.save(),
  };
}

export const invalidState = (found: Key) =>
  new ApiFault(
    'KMSInvalidStateException',
    `${found.arn} is ${found.state === 'PendingDeletion' ? 'pending deletion' : 'not in the right state'}.`,
  );

const USAGES: Record<KeySpec, readonly [KeyUsage, ...KeyUsage[]]> = {
  SYMMETRIC_DEFAULT: ['ENCRYPT_DECRYPT'],
  HMAC_256: ['GENERATE_VERIFY_MAC'],
  RSA_2048: ['ENCRYPT_DECRYPT', 'SIGN_VERIFY'],
  RSA_4096: ['ENCRYPT_DECRYPT', 'SIGN_VERIFY'],
  ECC_NIST_P256: ['SIGN_VERIFY'],
  ECC_NIST_P384: ['SIGN_VERIFY'],
};

/** Source: AWS KMS API reference, CreateKey, KeyUsage: default ENCRYPT_DECRYPT; required for every other kind of key. */
function usageFor(spec: KeySpec, wanted: KeyUsage = 'ENCRYPT_DECRYPT'): KeyUsage {
  if (USAGES[spec].includes(wanted)) return wanted;
  throw new ApiFault(
    'ValidationException',
    `KeyUsage ${wanted} is not compatible with KeySpec ${spec}. Possible: ${USAGES[spec].join(', ')}.`,
  );
}

const makePair = promisify(generateKeyPair);

export async function newMaterial(spec: KeySpec): Promise<string> {
  switch (spec) {
    case 'SYMMETRIC_DEFAULT':
    case 'HMAC_256':
      return randomBytes(32).toString('base64');
    case 'RSA_2048':
    case 'RSA_4096':
      return pem(await makePair('rsa', { modulusLength: spec === 'RSA_2048' ? 2048 : 4096 }));
    case 'ECC_NIST_P256':
    case 'ECC_NIST_P384':
      return pem(await makePair('ec', { namedCurve: spec === 'ECC_NIST_P256' ? 'P-256' : 'P-384' }));
  }
}

const pem = ({ privateKey }: { readonly privateKey: KeyObject }) =>
  privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
