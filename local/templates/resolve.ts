/** The templates as they would be deployed to the embedded endpoints. */
import { isCustom, type Resolver, resolveTemplates } from '../../infra/templates/resolve.ts';
import { placeOf, type StackTemplate } from '../../infra/templates/template.ts';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../endpoints/place.ts';
import { physicalNames } from './physical-names.ts';

/** A value that exists only after a custom resource has run. */
export class NotProvidedYet extends Error {
  override readonly name = 'NotProvidedYet';
}

/** `queueUrl` gives the URL of a queue at the embedded endpoint. */
export function createResolver(
  stacks: readonly StackTemplate[],
  queueUrl: (name: string) => string,
): Resolver {
  return resolveTemplates(stacks, {
    account: LOCAL_ACCOUNT,
    region: LOCAL_REGION,
    names: (placed, property) => {
      if (isCustom(placed))
        throw new NotProvidedYet(`The custom resource ${placeOf(placed)} has not run yet.`);
      return physicalNames(placed, { property, queueUrl });
    },
  });
}
