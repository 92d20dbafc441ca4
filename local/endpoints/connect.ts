/** The control plane of Connect, as far as custom resources and the commands that read an instance need it: numbers' flows, queues' quick connects, flows, hours, queues. */
import { z } from 'zod';
import { createConnectContacts } from './connect-contacts.ts';
import { createConnectFlows, type StoredFlow } from './connect-flows.ts';
import { type ConnectInstances, createConnectInstances } from './connect-instances.ts';
import { createConnectQueues } from './connect-queues.ts';
import { type ConnectTestCases, createConnectTestCases } from './connect-test-cases.ts';
import { LOCAL_ACCOUNT, LOCAL_REGION } from './place.ts';
import {
  ApiFault,
  faultReply,
  parseJson,
  unknownOperation,
  type WireReply,
  type WireRequest,
} from './wire.ts';

export type FlowAssociation = { readonly instanceId: string; readonly contactFlowId: string };

export type ConnectEndpoint = {
  answer(request: WireRequest): Promise<WireReply>;
  /** By phone number id. */
  phoneNumberFlows(): ReadonlyMap<string, FlowAssociation>;
  /** Deploys a flow or module, so that it can be listed and described. */
  putFlow(flow: StoredFlow): void;
  /** Instances, hours, queues and free numbers, so that they can be listed and described. */
  readonly instances: Omit<ConnectInstances, 'answer' | 'dump'>;
  /** Calls that the instance makes to itself. */
  readonly testCases: Omit<ConnectTestCases, 'answer'>;
  /** Contacts whose data were deleted, and which fields. */
  deletedContacts(): ReadonlyMap<string, readonly string[]>;
  /** By queue id. */
  queueQuickConnects(): ReadonlyMap<string, readonly string[]>;
  dump(): Promise<string>;
};

const association = z.object({
  InstanceId: z.string().min(1).max(250),
  ContactFlowId: z.string().min(1).max(500),
});

export function createConnect(edge: { now(): Date; ids(): string }): ConnectEndpoint {
  const flows = new Map<string, FlowAssociation>();
  const queues = createConnectQueues();
  const contacts = createConnectContacts();
  const testCases = createConnectTestCases(edge);
  const stored = createConnectFlows({ account: LOCAL_ACCOUNT, region: LOCAL_REGION });

  const instances = createConnectInstances({ account: LOCAL_ACCOUNT, region: LOCAL_REGION });

  function run(request: WireRequest): void {
    const id = /^\/phone-number\/([^/]+)\/contact-flow$/.exec(request.path)?.[1];
    const phoneNumberId = id === undefined ? undefined : decodeURIComponent(id);
    if (phoneNumberId !== undefined && request.method === 'PUT') associate(phoneNumberId, request);
    else if (phoneNumberId !== undefined && request.method === 'DELETE') disassociate(phoneNumberId, request);
    // The first part of the path names the kind of thing; what follows may be an id.
    else throw unknownOperation('connect', `${request.method} /${request.path.split('/')[1] ?? ''}/…`);
  }

  /** AssociatePhoneNumberContactFlow. */
  function associate(phoneNumberId: string, request: WireRequest): void {
    const parsed = association.safeParse(parseJson(request.body));
    if (!parsed.success) throw invalid('InstanceId and ContactFlowId are required.');
    flows.set(phoneNumberId, {
      instanceId: parsed.data.InstanceId,
      contactFlowId: parsed.data.ContactFlowId,
    });
  }

  /** DisassociatePhoneNumberContactFlow. */
  function disassociate(phoneNumberId: string, request: WireRequest): void {
    const instanceId = request.query.get('instanceId');
    if (instanceId === null) throw invalid('instanceId is required.');
    if (flows.get(phoneNumberId)?.instanceId !== instanceId) {
      throw new ApiFault(
        'ResourceNotFoundException',
        'The phone number leads to no flow of this instance.',
        {},
        404,
      );
    }
    flows.delete(phoneNumberId);
  }

  return {
    async answer(request) {
      try {
        const answered =
          stored.answer(request) ??
          queues.answer(request) ??
          contacts.answer(request) ??
          instances.answer(request) ??
          testCases.answer(request);
        if (answered) return answered;
        run(request);
        return { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
      } catch (error) {
        return faultReply(error);
      }
    },
    phoneNumberFlows: () => flows,
    putFlow: stored.put,
    instances,
    testCases,
    deletedContacts: () => contacts.deleted,
    queueQuickConnects: queues.quickConnects,
    dump: async () =>
      `${JSON.stringify([...flows])}\n${stored.dump()}\n${queues.dump()}\n${instances.dump()}`,
  };
}

const invalid = (message: string) => new ApiFault('InvalidRequestException', message);
