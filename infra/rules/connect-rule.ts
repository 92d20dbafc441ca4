import type { Concrete } from '../templates/concrete.ts';
import type { Placed } from '../templates/template.ts';

/** Something that CloudFormation's schemas and the rule packs do not know about Amazon Connect. */
export interface ConnectRule {
  readonly id: string;
  readonly why: string;
  readonly fix: string;
  readonly source: string;
  /** Resources that break the rule, with what is wrong. */
  readonly check: (centre: Concrete) => readonly Broken[];
}

export type Broken = Placed & {
  /** Continues the name of the resource: "has a password". */
  readonly wrong: string;
};

export const ofType = (centre: Concrete, ...types: readonly string[]): readonly Placed[] =>
  centre.resources.filter(({ resource }) => types.includes(resource.Type));

export const isFlow = ({ resource }: Placed): boolean =>
  resource.Type === 'AWS::Connect::ContactFlow' || resource.Type === 'AWS::Connect::ContactFlowModule';
