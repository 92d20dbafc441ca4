/** Instances with their hours and queues, as Connect lists and describes them, and the numbers that can be claimed. Reading only: `put…` fills it. */
import { z } from 'zod';
import { paged } from './account.ts';
import { ApiFault, jsonReply, parseJson, type WireReply, type WireRequest } from './wire.ts';

type Told = Readonly<Record<string, unknown>>;

export type StoredInstance = { readonly id: string; readonly alias: string; readonly status?: string };
/** `described` is what DescribeHoursOfOperation says beside id, ARN and name. */
export type StoredHours = {
  readonly instanceId: string;
  readonly id: string;
  readonly name: string;
  readonly described: Told;
  readonly overrides: readonly Told[];
};
export type StoredQueue = {
  readonly instanceId: string;
  readonly id: string;
  readonly name: string;
  readonly described: Told;
};

export type ConnectInstances = {
  putInstance(instance: StoredInstance): void;
  putHours(hours: StoredHours): void;
  putQueue(queue: StoredQueue): void;
  /** Numbers that can be claimed, by country and type, such as `US DID`. */
  readonly numbers: Map<string, readonly string[]>;
  answer(request: WireRequest): WireReply | undefined;
  dump(): string;
};

const search = z.object({
  InstanceId: z.string().optional(),
  TargetArn: z.string().optional(),
  PhoneNumberCountryCode: z.string(),
  PhoneNumberType: z.string(),
});

export function createConnectInstances(place: {
  readonly account: string;
  readonly region: string;
}): ConnectInstances {
  const instances: StoredInstance[] = [];
  const hours: StoredHours[] = [];
  const queues: StoredQueue[] = [];
  const numbers = new Map<string, readonly string[]>([
    ['US DID', ['+12065550190']],
    ['US TOLL_FREE', ['+18005550190']],
  ]);
  const arnOf = (instanceId: string, kind = '', id = ''): string =>
    `arn:aws:connect:${place.region}:${place.account}:instance/${instanceId}${kind && `/${kind}/${id}`}`;

  const list = <T>(all: readonly T[], query: URLSearchParams, told: (one: T) => Told, key: string): Told => {
    const { items, next } = paged(all, {
      NextToken: query.get('nextToken') ?? undefined,
      MaxResults: Number(query.get('maxResults') ?? 100),
    });
    return { [key]: items.map(told), ...next };
  };
  const of = <T extends { readonly instanceId: string }>(all: readonly T[], instanceId: string) =>
    all.filter((one) => one.instanceId === instanceId);
  const one = <T extends { readonly instanceId: string; readonly id: string }>(
    all: readonly T[],
    instanceId: string,
    id: string,
  ): T => {
    const found = of(all, instanceId).find((candidate) => candidate.id === id);
    if (!found) throw new ApiFault('ResourceNotFoundException', 'There is none with this id.', {}, 404);
    return found;
  };
  const summary = (kind: string) => (stored: StoredHours | StoredQueue) => ({
    Id: stored.id,
    Arn: arnOf(stored.instanceId, kind, stored.id),
    Name: stored.name,
  });

  function get([kind = '', instanceId, id, more]: readonly string[], query: URLSearchParams): unknown {
    switch (kind) {
      case 'instance': {
        const told = ({ id: Id, alias, status = 'ACTIVE' }: StoredInstance) => {
          const Arn = arnOf(Id);
          return { Id, Arn, InstanceAlias: alias, InstanceStatus: status };
        };
        if (instanceId === undefined) return list(instances, query, told, 'InstanceSummaryList');
        return undefined;
      }
      case 'hours-of-operations-summary':
        return list(
          of(hours, instanceId ?? ''),
          query,
          summary('operating-hours'),
          'HoursOfOperationSummaryList',
        );
      case 'queues-summary':
        return list(of(queues, instanceId ?? ''), query, summary('queue'), 'QueueSummaryList');
      case 'hours-of-operations': {
        const found = one(hours, instanceId ?? '', id ?? '');
        if (more === 'overrides')
          return list(found.overrides, query, (told) => told, 'HoursOfOperationOverrideList');
        const { Id, Arn, Name } = summary('operating-hours')(found);
        const HoursOfOperation = {
          HoursOfOperationId: Id,
          HoursOfOperationArn: Arn,
          Name,
          ...found.described,
        };
        return { HoursOfOperation };
      }
      case 'queues': {
        if (id === undefined || more !== undefined) return undefined;
        const found = one(queues, instanceId ?? '', id);
        const { Id, Arn, Name } = summary('queue')(found);
        return { Queue: { QueueId: Id, QueueArn: Arn, Name, ...found.described } };
      }
      default:
        return undefined;
    }
  }

  function searchNumbers(body: Buffer): unknown {
    const parsed = search.safeParse(parseJson(body));
    if (!parsed.success || (parsed.data.InstanceId ?? parsed.data.TargetArn) === undefined)
      throw new ApiFault('InvalidParameterException', 'An instance, a country and a type are required.');
    const { PhoneNumberCountryCode, PhoneNumberType } = parsed.data;
    const found = numbers.get(`${PhoneNumberCountryCode} ${PhoneNumberType}`) ?? [];
    return {
      AvailableNumbersList: found.map((PhoneNumber) => ({
        PhoneNumber,
        PhoneNumberCountryCode,
        PhoneNumberType,
      })),
    };
  }

  return {
    putInstance: (instance) => void instances.push(instance),
    putHours: (stored) => void hours.push(stored),
    putQueue: (stored) => void queues.push(stored),
    numbers,
    answer({ method, path, query, body }) {
      if (method === 'POST' && path === '/phone-number/search-available')
        return jsonReply(200, searchNumbers(body));
      if (method !== 'GET') return undefined;
      const told = get(path.split('/').slice(1).map(decodeURIComponent), query);
      return told === undefined ? undefined : jsonReply(200, told);
    },
    dump: () => JSON.stringify([instances, hours, queues]),
  };
}
