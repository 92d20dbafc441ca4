/** Other names of keys: `alias/…`. */
import { z } from 'zod';
import type { Place } from '../place.ts';
import { ApiFault, type Operations, operation } from '../wire.ts';
import type { Keyring } from './keys.ts';

const aliasName = z.string().regex(/^alias\/[\w/-]{1,250}$/);

export function aliasOperations(keyring: Keyring, place: Place): Operations {
  const missing = (name: string) => new ApiFault('NotFoundException', `Alias ${arn(name)} is not found.`);
  const arn = (name: string) => `arn:aws:kms:${place.region}:${place.account}:${name}`;
  const target = z.object({ AliasName: aliasName, TargetKeyId: z.string() });
  return {
    CreateAlias: operation(target, ({ AliasName, TargetKeyId }) => {
      if (keyring.aliases()[AliasName])
        throw new ApiFault(
          'AlreadyExistsException',
          `An alias with the name ${arn(AliasName)} already exists`,
        );
      keyring.setAlias(AliasName, keyring.find(TargetKeyId).keyId);
    }),
    UpdateAlias: operation(target, ({ AliasName, TargetKeyId }) => {
      if (!keyring.aliases()[AliasName]) throw missing(AliasName);
      keyring.setAlias(AliasName, keyring.find(TargetKeyId).keyId);
    }),
    DeleteAlias: operation(z.object({ AliasName: aliasName }), ({ AliasName }) => {
      if (!keyring.aliases()[AliasName]) throw missing(AliasName);
      keyring.setAlias(AliasName, undefined);
    }),
    ListAliases: operation(z.object({}), () => ({
      Aliases: Object.entries(keyring.aliases()).map(([name, keyId]) => ({
        AliasName: name,
        AliasArn: arn(name),
        TargetKeyId: keyId,
      })),
      Truncated: false,
    })),
  };
}
