/** The account around the local centre, as `careline doctor` looks at it: who asks, quotas, regions, Lambda, e-mail. Reading only. */
import { z } from 'zod';
import type { Place } from './place.ts';
import {
  ApiFault,
  faultReply,
  jsonReply,
  type Operations,
  operation,
  unknownOperation,
  type WireReply,
  type WireRequest,
} from './wire.ts';

/** One line of Service Quotas. */
export type AccountQuota = {
  readonly code: string;
  readonly name: string;
  readonly value: number;
  /** The instance that it holds for; absent: the account. */
  readonly instanceArn?: string;
};

/** What a test may change. It begins as an account that is ready for a small clinic. */
export type AccountState = {
  quotas: AccountQuota[];
  /** Simultaneous executions of AWS Lambda. */
  concurrency: { all: number; unreserved: number };
  /** Systems Manager parameters by name. */
  parameters: Map<string, string>;
  mail: { production: boolean; enabled: boolean };
};

export type AccountEndpoint = {
  readonly state: AccountState;
  readonly quotaOperations: Operations;
  readonly parameterOperations: Operations;
  /** STS, Lambda and SES, which are told apart by what the request is signed for. */
  identity(request: WireRequest): Promise<WireReply>;
  functions(request: WireRequest): Promise<WireReply>;
  mail(request: WireRequest): Promise<WireReply>;
};

const regions = '/aws/service/global-infrastructure/services/connect/regions';
const pageOf = z.object({
  NextToken: z.string().optional(),
  MaxResults: z.int().min(1).max(100).default(100),
});

export function createAccount(place: Pick<Place, 'account' | 'region'>): AccountEndpoint {
  const state: AccountState = {
    // Codes: Administrator Guide, amazon-connect-service-limits. Values: what a clinic is given on request.
    quotas: [
      { code: 'L-AA17A6B9', name: 'Amazon Connect instance count', value: 2 },
      { code: 'L-12AB7C57', name: 'Concurrent active calls per instance', value: 200 },
      { code: 'L-8F812903', name: 'Phone numbers per instance', value: 5 },
      { code: 'L-22922690', name: 'Contact flows per instance', value: 100 },
      { code: 'L-19A87C94', name: 'Queues per instance', value: 50 },
    ],
    concurrency: { all: 1000, unreserved: 1000 },
    parameters: new Map([
      ['/cdk-bootstrap/hnb659fds/version', '28'],
      [`${regions}/${place.region}`, place.region],
      [`${regions}/us-west-2`, 'us-west-2'],
    ]),
    mail: { production: false, enabled: true },
  };

  const ListServiceQuotas = operation(
    pageOf.extend({ ServiceCode: z.string(), QuotaAppliedAtLevel: z.string().default('ACCOUNT') }),
    (input) => {
      const wanted = state.quotas.filter(
        ({ instanceArn }) => input.QuotaAppliedAtLevel === 'ALL' || instanceArn === undefined,
      );
      const { items, next } = paged(input.ServiceCode === 'connect' ? wanted : [], input);
      const Quotas = items.map(({ code, name, value, instanceArn }) => ({
        ServiceCode: 'connect',
        QuotaCode: code,
        QuotaName: name,
        Value: value,
        Adjustable: true,
        QuotaAppliedAtLevel: instanceArn === undefined ? 'ACCOUNT' : 'RESOURCE',
        ...(instanceArn !== undefined && { QuotaContext: { ContextId: instanceArn } }),
      }));
      return { Quotas, ...next };
    },
  );

  const parameter = (Name: string, Value: string) => ({ Name, Value, Type: 'String', Version: 1 });
  const GetParameter = operation(z.object({ Name: z.string() }), ({ Name }) => {
    const value = state.parameters.get(Name);
    if (value === undefined) throw new ApiFault('ParameterNotFound', 'There is no such parameter.');
    return { Parameter: parameter(Name, value) };
  });
  const GetParametersByPath = operation(pageOf.extend({ Path: z.string() }), (input) => {
    const below = [...state.parameters].filter(([name]) => name.startsWith(`${input.Path}/`));
    const { items, next } = paged(below, input);
    return { Parameters: items.map(([name, value]) => parameter(name, value)), ...next };
  });

  return {
    state,
    quotaOperations: { ListServiceQuotas },
    parameterOperations: { GetParameter, GetParametersByPath },
    identity: answering((request) => {
      const action = new URLSearchParams(request.body.toString('utf8')).get('Action') ?? '';
      if (action !== 'GetCallerIdentity') throw unknownOperation('sts', action);
      const body =
        '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
        `<Arn>arn:aws:iam::${place.account}:user/local</Arn><UserId>LOCAL</UserId><Account>${place.account}</Account>` +
        '</GetCallerIdentityResult></GetCallerIdentityResponse>';
      return { status: 200, headers: { 'content-type': 'text/xml' }, body };
    }),
    functions: answering(({ method, path }) => {
      if (method !== 'GET' || !/^\/2016-08-19\/account-settings\/?$/.test(path))
        throw unknownOperation('lambda', method);
      return jsonReply(200, {
        AccountLimit: {
          ConcurrentExecutions: state.concurrency.all,
          UnreservedConcurrentExecutions: state.concurrency.unreserved,
        },
        AccountUsage: { FunctionCount: 0, TotalCodeSize: 0 },
      });
    }),
    mail: answering(({ method, path }) => {
      if (method !== 'GET' || path !== '/v2/email/account') throw unknownOperation('ses', method);
      return jsonReply(200, {
        ProductionAccessEnabled: state.mail.production,
        SendingEnabled: state.mail.enabled,
      });
    }),
  };
}

/** A fault that is thrown becomes the answer. */
const answering =
  (run: (request: WireRequest) => WireReply) =>
  async (request: WireRequest): Promise<WireReply> => {
    try {
      return run(request);
    } catch (error) {
      return faultReply(error);
    }
  };

/** One page of a list, and the token of the one after it. */
export function paged<T>(
  all: readonly T[],
  { NextToken, MaxResults }: { readonly NextToken?: string | undefined; readonly MaxResults: number },
): { readonly items: readonly T[]; readonly next: { readonly NextToken?: string } } {
  const from = Number(NextToken ?? 0);
  const to = from + MaxResults;
  return { items: all.slice(from, to), next: to < all.length ? { NextToken: String(to) } : {} };
}
