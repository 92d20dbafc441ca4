import { permissions } from '../security-permissions.ts';
import { type Broken, type ConnectRule, ofType } from './connect-rule.ts';

const known: ReadonlySet<string> = new Set(permissions);

export const knownPermissions: ConnectRule = {
  id: 'permissions-are-known',
  why: 'No schema checks the name of a permission: a wrong one fails in the middle of a deployment.',
  fix: 'Correct it, or look it up in the list of AWS and add it to infra/security-permissions.ts.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/security-profile-list.html',
  check: (centre) =>
    ofType(centre, 'AWS::Connect::SecurityProfile').flatMap((placed) =>
      [centre.properties(placed).Permissions ?? []].flat().flatMap((permission): Broken[] => {
        if (known.has(String(permission))) return [];
        return [
          { ...placed, wrong: `gives the permission "${String(permission)}", which nobody has looked up` },
        ];
      }),
    ),
};
