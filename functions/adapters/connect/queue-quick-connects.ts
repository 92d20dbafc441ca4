import {
  AssociateQueueQuickConnectsCommand,
  ConnectClient,
  DisassociateQueueQuickConnectsCommand,
  paginateListQueueQuickConnects,
  ResourceNotFoundException,
} from '@aws-sdk/client-connect';
import type { QueueQuickConnects } from '../../deployment/attach-quick-connects/attach-quick-connects.ts';
import { patience } from './patience.ts';

/** Source: API Reference, AssociateQueueQuickConnects: at most 50 in one request. */
const mostAtOnce = 50;

export function connectQueueQuickConnects(): QueueQuickConnects {
  const client = new ConnectClient(patience);
  return {
    attached: async ({ instanceId, queueId }) => {
      const ids: string[] = [];
      const pages = paginateListQueueQuickConnects({ client }, { InstanceId: instanceId, QueueId: queueId });
      try {
        for await (const { QuickConnectSummaryList = [] } of pages)
          ids.push(...QuickConnectSummaryList.flatMap(({ Id }) => (Id === undefined ? [] : [Id])));
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw error;
      }
      return ids;
    },
    attach: async ({ instanceId, queueId }, ids) => {
      for (const QuickConnectIds of inGroups(ids)) {
        const request = { InstanceId: instanceId, QueueId: queueId, QuickConnectIds };
        await client.send(new AssociateQueueQuickConnectsCommand(request));
      }
    },
    detach: async ({ instanceId, queueId }, ids) => {
      for (const QuickConnectIds of inGroups(ids)) {
        const request = { InstanceId: instanceId, QueueId: queueId, QuickConnectIds };
        try {
          await client.send(new DisassociateQueueQuickConnectsCommand(request));
        } catch (error) {
          // Queue or quick connect were deleted meanwhile: what was wanted is there already.
          if (!(error instanceof ResourceNotFoundException)) throw error;
        }
      }
    },
  };
}

function* inGroups(ids: readonly string[]): Generator<string[]> {
  for (let from = 0; from < ids.length; from += mostAtOnce) yield ids.slice(from, from + mostAtOnce);
}
