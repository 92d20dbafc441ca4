import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ResourceVariable } from '../shared/contract/access.ts';

/**
 * What a resource is to the centre, written into its template metadata as `careline`. The local centre and the tests find
 * tables, keys, functions and flows by it, so that nothing is named twice.
 */
export type Mark =
  | { readonly variable: ResourceVariable }
  | { readonly function: string; readonly asset: string }
  | { readonly flow: string; readonly kind: string; readonly language?: string; readonly entry?: true }
  /** `also`: further names under which flows find it. */
  | { readonly queue: string; readonly also?: readonly string[] }
  | { readonly hours: string }
  | { readonly view: string }
  | { readonly prompt: string }
  | { readonly bot: string }
  | { readonly number: string }
  | { readonly securityKey: string }
  | { readonly certificate: string }
  | { readonly bucket: string; readonly variable?: ResourceVariable }
  | { readonly stream: string }
  | { readonly key: string }
  | { readonly trail: string }
  | { readonly vault: string }
  | { readonly rawTable: string }
  | { readonly workGroup: string }
  | { readonly instance: string };

/** Marks the CloudFormation resource behind a construct. */
export function mark(construct: IConstruct, what: Mark): void {
  const resource = CfnResource.isCfnResource(construct) ? construct : construct.node.defaultChild;
  if (!CfnResource.isCfnResource(resource)) {
    throw new Error(
      `${construct.node.path} has no CloudFormation resource to mark. Mark the resource inside it.`,
    );
  }
  resource.addMetadata('careline', what);
}
