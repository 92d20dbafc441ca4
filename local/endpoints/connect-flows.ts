/** Flows and modules of an instance, as Connect lists and describes them. Reading only: `put` fills it. */
import { ApiFault, type WireReply, type WireRequest } from './wire.ts';

/** A flow or module that somebody deployed. `content` is flow JSON as text. */
export type StoredFlow = {
  readonly instanceId: string;
  readonly id: string;
  readonly name: string;
  /** Type of a flow, such as CONTACT_FLOW; absent for a module. */
  readonly type?: string;
  readonly content: string;
};

export type ConnectFlows = {
  put(flow: StoredFlow): void;
  /** The answer to a read operation, or undefined when the request is none of them. */
  answer(request: WireRequest): WireReply | undefined;
  dump(): string;
};

/** What one answer holds when the client does not say. Source: API Reference, ListContactFlows, 1–1000. */
const largestPage = 1000;

export function createConnectFlows(place: {
  readonly account: string;
  readonly region: string;
}): ConnectFlows {
  const flows: StoredFlow[] = [];
  const arnOf = ({ instanceId, id, type }: StoredFlow): string =>
    `arn:aws:connect:${place.region}:${place.account}:instance/${instanceId}/${type ? 'contact-flow' : 'flow-module'}/${id}`;

  const list = (instanceId: string, modules: boolean, query: URLSearchParams): unknown => {
    const all = flows.filter(
      (flow) => flow.instanceId === instanceId && modules === (flow.type === undefined),
    );
    if (!flows.some((flow) => flow.instanceId === instanceId)) throw missing('instance');
    const types = query.getAll('contactFlowTypes');
    const wanted = all.filter(({ type }) => types.length === 0 || (type && types.includes(type)));
    const from = Number(query.get('nextToken') ?? 0);
    const to = from + Number(query.get('maxResults') ?? largestPage);
    const summaries = wanted.slice(from, to).map((flow) => ({
      Id: flow.id,
      Arn: arnOf(flow),
      Name: flow.name,
      ...(flow.type && { ContactFlowType: flow.type, ContactFlowStatus: 'PUBLISHED' }),
    }));
    return {
      [modules ? 'ContactFlowModulesSummaryList' : 'ContactFlowSummaryList']: summaries,
      ...(to < wanted.length && { NextToken: String(to) }),
    };
  };

  const describe = (instanceId: string, id: string, modules: boolean): unknown => {
    const flow = flows.find((one) => one.instanceId === instanceId && (one.id === id || arnOf(one) === id));
    if (!flow || modules !== (flow.type === undefined)) throw missing(modules ? 'flow module' : 'flow');
    const told = { Id: flow.id, Arn: arnOf(flow), Name: flow.name, Content: flow.content };
    return modules
      ? { ContactFlowModule: { ...told, State: 'ACTIVE', Status: 'PUBLISHED' } }
      : { ContactFlow: { ...told, Type: flow.type, State: 'ACTIVE', Status: 'PUBLISHED' } };
  };

  return {
    put: (flow) => {
      flows.push(flow);
    },
    answer({ method, path, query }) {
      if (method !== 'GET') return undefined;
      const [kind, instance, id, ...more] = path.split('/').slice(1).map(decodeURIComponent);
      if (instance === undefined || more.length > 0) return undefined;
      if (kind === 'contact-flows-summary' && id === undefined) return reply(list(instance, false, query));
      if (kind === 'contact-flow-modules-summary' && id === undefined)
        return reply(list(instance, true, query));
      if (kind === 'contact-flows' && id !== undefined) return reply(describe(instance, id, false));
      if (kind === 'contact-flow-modules' && id !== undefined) return reply(describe(instance, id, true));
      return undefined;
    },
    dump: () => JSON.stringify(flows),
  };
}

const missing = (what: string) =>
  new ApiFault('ResourceNotFoundException', `The ${what} does not exist.`, {}, 404);

const reply = (body: unknown): WireReply => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
