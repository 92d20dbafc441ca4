import { ConnectClient, paginateListContactFlows } from '@aws-sdk/client-connect';
import type { TransferFlows } from '../../deployment/find-transfer-flow/find-transfer-flow.ts';
import { patience } from './patience.ts';

export function connectTransferFlows(): TransferFlows {
  const client = new ConnectClient(patience);
  return {
    named: async (instanceId, name) => {
      const pages = paginateListContactFlows(
        { client },
        { InstanceId: instanceId, ContactFlowTypes: ['QUEUE_TRANSFER'] },
      );
      for await (const { ContactFlowSummaryList = [] } of pages) {
        const found = ContactFlowSummaryList.find((flow) => flow.Name === name);
        if (found) return found.Arn;
      }
      return undefined;
    },
  };
}
