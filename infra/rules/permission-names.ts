import { permissions } from '../security-permissions.ts';
import { type ConnectRule, ofType } from './connect-rule.ts';

const known: ReadonlySet<string> = new Set(permissions);

export const knownPermissions: ConnectRule = {
  id: 'permission-names-known',
  why: 'No schema knows the names of permissions: a wrong one stops the deployment in the middle, or gives a right that nobody meant.',
  fix: 'Write it as the Administrator Guide does, and add it to infra/security-permissions.ts if a role really needs it.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/security-profile-list.html',
  check: (centre) =>
    ofType(centre, 'AWS::Connect::SecurityProfile').flatMap((placed) => {
      const { Permissions } = centre.properties(placed);
      const unknown = (Array.isArray(Permissions) ? Permissions : []).filter(
        (name) => !known.has(String(name)),
      );
      return unknown.map((name) => ({ ...placed, wrong: `gives the unknown permission "${String(name)}"` }));
    }),
};
