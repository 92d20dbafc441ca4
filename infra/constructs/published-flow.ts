import { createHash } from 'node:crypto';
import { type CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  CfnContactFlow,
  CfnContactFlowModule,
  CfnContactFlowModuleVersion,
  CfnContactFlowVersion,
} from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';
import { compile } from '../../shared/flow/compile.ts';
import type { Flow } from '../../shared/flow/flow.ts';
import type { Resolve } from '../../shared/flow/references.ts';
import { mark } from '../mark.ts';

export interface PublishedFlowProps {
  readonly flow: Flow;
  readonly language: string | undefined;
  readonly entry: boolean;
  readonly instanceArn: string;
  readonly resolve: Resolve;
}

export interface PublishedFlow {
  readonly resource: CfnResource;
  /** Made after it, and again whenever the content is another. */
  readonly version: CfnResource;
  readonly arn: string;
}

/** A flow or module in the template: the compiled JSON with the account's ARNs in place of symbolic references. */
export function publishFlow(scope: Construct, props: PublishedFlowProps): PublishedFlow {
  const { flow, instanceArn } = props;
  const kind = flow.kind;
  if (!kind) throw new Error(`Flow "${flow.name}" does not say its kind. Define it with defineFlow.`);
  const shared = {
    instanceArn,
    name: flow.name,
    ...(flow.description !== undefined && { description: flow.description }),
    content: Stack.of(scope).toJsonString(compile(flow, props.resolve)),
  };
  const id = idOf(flow.name);
  const published =
    kind === 'MODULE'
      ? new CfnContactFlowModule(scope, id, { ...shared, state: 'ACTIVE' })
      : new CfnContactFlow(scope, id, { ...shared, type: kind, state: 'ACTIVE' });
  mark(published, {
    flow: flow.name,
    kind,
    ...(props.language !== undefined && { language: props.language }),
    ...(props.entry && { entry: true }),
  });
  const arn =
    published instanceof CfnContactFlow ? published.attrContactFlowArn : published.attrContactFlowModuleArn;
  return { resource: published, version: cutVersion(scope, id, published), arn };
}

/**
 * A version for each content that was ever deployed, so that a flow can be set back in the console. The content's hash is in
 * the logical id: other content is another resource, and the version before it is kept.
 */
function cutVersion(
  scope: Construct,
  id: string,
  published: CfnContactFlow | CfnContactFlowModule,
): CfnResource {
  const content = JSON.stringify(Stack.of(scope).resolve(published.content));
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  const description = `Careline ${hash}`;
  const version =
    published instanceof CfnContactFlow
      ? new CfnContactFlowVersion(scope, `${id}Version${hash}`, {
          contactFlowId: published.attrContactFlowArn,
          description,
        })
      : new CfnContactFlowModuleVersion(scope, `${id}Version${hash}`, {
          contactFlowModuleId: published.attrContactFlowModuleArn,
          description,
        });
  version.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return version;
}

/** `front-desk (es-US)` → `FrontDeskEsUs`: stable, so that a change of the flow is an update and not a replacement. */
const idOf = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
