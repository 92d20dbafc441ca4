import { CustomResource } from 'aws-cdk-lib';
import { CfnQuickConnect } from 'aws-cdk-lib/aws-connect';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { lastPart } from '../arn-parts.ts';
import type { FunctionSource } from '../function-sources.ts';
import { inLanes } from '../lanes.ts';
import { DeploymentProvider, type DeploymentProviderProps } from './deployment-provider.ts';

export interface QuickConnectsProps extends Omit<DeploymentProviderProps, 'rights' | 'source'> {
  readonly instanceArn: string;
  /** ARNs by name; agents may pass callers on to each of them. */
  readonly queues: ReadonlyMap<string, string>;
  readonly sources: { readonly findTransferFlow: FunctionSource; readonly attach: FunctionSource };
}

/**
 * Where agents pass a caller on to with one click: every queue, and numbers outside. Every agent gets all of them. Queues and
 * quick connects name each other, so a custom resource attaches them after both are there.
 */
export class QuickConnects extends Construct {
  constructor(scope: Construct, id: string, props: QuickConnectsProps) {
    super(scope, id);
    const transferFlow = this.transferFlow(props);
    const toQueues = [...props.queues].map(
      ([name, queueArn]) =>
        new CfnQuickConnect(this, `Queue-${name}`, {
          instanceArn: props.instanceArn,
          name,
          description: `The caller waits in ${name}.`,
          quickConnectConfig: {
            quickConnectType: 'QUEUE',
            queueConfig: { queueArn, contactFlowArn: transferFlow },
          },
        }),
    );
    const toNumbers = props.settings.agents.transfers.map(
      ({ name, number }, index) =>
        new CfnQuickConnect(this, `Number-${index + 1}`, {
          instanceArn: props.instanceArn,
          name,
          description: 'A number outside of the clinic.',
          quickConnectConfig: { quickConnectType: 'PHONE_NUMBER', phoneConfig: { phoneNumber: number } },
        }),
    );
    const all = [...toQueues, ...toNumbers];
    inLanes(all);
    this.attach(
      props,
      all.map(({ attrQuickConnectArn }) => attrQuickConnectArn),
    );
  }

  /** Connect's own flow for transfers to a queue, which CloudFormation cannot name. */
  private transferFlow(props: QuickConnectsProps): string {
    const { serviceToken } = new DeploymentProvider(this, 'TransferFlowProvider', {
      ...props,
      source: props.sources.findTransferFlow,
      rights: [
        new PolicyStatement({ actions: ['connect:ListContactFlows'], resources: [props.instanceArn] }),
      ],
    });
    return new CustomResource(this, 'TransferFlow', {
      resourceType: 'Custom::TransferFlow',
      serviceToken,
      properties: { InstanceId: lastPart(props.instanceArn, 'instance') },
    }).getAttString('ContactFlowArn');
  }

  private attach(props: QuickConnectsProps, quickConnects: readonly string[]): void {
    const { serviceToken } = new DeploymentProvider(this, 'AttachProvider', {
      ...props,
      source: props.sources.attach,
      rights: [
        new PolicyStatement({
          actions: ['connect:ListQueueQuickConnects'],
          resources: [...props.queues.values()],
        }),
        new PolicyStatement({
          actions: ['connect:AssociateQueueQuickConnects', 'connect:DisassociateQueueQuickConnects'],
          resources: [...props.queues.values(), ...quickConnects],
        }),
      ],
    });
    for (const [name, queueArn] of props.queues) {
      new CustomResource(this, `Attached-${name}`, {
        resourceType: 'Custom::QueueQuickConnects',
        serviceToken,
        properties: {
          InstanceId: lastPart(props.instanceArn, 'instance'),
          QueueId: lastPart(queueArn, 'queue'),
          QuickConnectIds: quickConnects.map((arn) => lastPart(arn, 'transfer-destination')),
        },
      });
    }
  }
}
