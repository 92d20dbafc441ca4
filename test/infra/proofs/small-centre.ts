import { type Concrete, concrete } from '../../../infra/templates/concrete.ts';
import { estateOf } from '../../../infra/templates/estate.ts';
import type { Resource } from '../../../infra/templates/template.ts';

/** A centre of one stack `s`, with the resources that a test needs. */
export const smallCentre = (resources: Readonly<Record<string, Resource>>): Concrete =>
  concrete(estateOf([{ stack: 's', template: { Resources: resources } }], { name: 'small' }));

/** `where: what` of each finding. */
export const told = (findings: readonly { readonly where: string; readonly what: string }[]): string[] =>
  findings.map(({ where, what }) => `${where}: ${what}`);
