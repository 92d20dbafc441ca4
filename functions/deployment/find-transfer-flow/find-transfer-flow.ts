import { type CustomResourceAnswer, type CustomResourceEvent, propertyOf } from '../custom-resource.ts';

/** Source: Administrator Guide, contact-flow-default: Connect makes it with every instance. */
export const defaultTransferFlow = 'Default queue transfer';

/** The flows of an instance that take a call from an agent to a queue. */
export interface TransferFlows {
  named(instanceId: string, name: string): Promise<string | undefined>;
}

/** The ARN of the flow that a quick connect to a queue must name. Changes nothing. */
export async function findTransferFlow(
  { flows }: { readonly flows: TransferFlows },
  event: CustomResourceEvent,
): Promise<CustomResourceAnswer> {
  const instanceId = propertyOf(event, 'InstanceId');
  const PhysicalResourceId = `${instanceId}/transfer-flow`;
  if (event.RequestType === 'Delete') return { PhysicalResourceId };
  const arn = await flows.named(instanceId, defaultTransferFlow);
  if (arn !== undefined) return { PhysicalResourceId, Data: { ContactFlowArn: arn } };
  throw new Error(
    `The instance has no flow "${defaultTransferFlow}" of type QUEUE_TRANSFER, so agents could not pass a caller on to a queue. Give the flow that Connect made its name back, then deploy again.`,
  );
}
