/** Finds the service a request is meant for: by target header, by the service it was signed for, or by path. */
import type { Faults } from './faults.ts';
import {
  ApiFault,
  answerJson,
  faultReply,
  type Operations,
  unknownOperation,
  type WireReply,
  type WireRequest,
} from './wire.ts';

type JsonService = { readonly operations: Operations };
type PathService = { answer(request: WireRequest): Promise<WireReply> };

export type Services = {
  readonly dynamodb: JsonService;
  readonly kms: JsonService;
  readonly secrets: JsonService;
  readonly queues: JsonService;
  readonly messages: JsonService;
  readonly streams: JsonService;
  readonly s3: PathService;
  readonly connect: PathService;
  readonly gateway: PathService;
  readonly quotas: JsonService;
  readonly parameters: JsonService;
  readonly identity: PathService;
  readonly functions: PathService;
  readonly mail: PathService;
};

/** One call as a role's policy would name it. */
export type Call = {
  readonly service: string;
  readonly operation: string;
  readonly status: number;
  readonly body: Buffer;
};
export type CallListener = (call: Call) => void;

export type Router = {
  answer(request: WireRequest): Promise<WireReply>;
  onCall(listener: CallListener): () => void;
};

/** Prefix of `X-Amz-Target` → which service answers, and its name in a policy. */
const JSON_SERVICES: Record<string, { readonly key: keyof Services; readonly policy: string }> = {
  DynamoDB_20120810: { key: 'dynamodb', policy: 'dynamodb' },
  TrentService: { key: 'kms', policy: 'kms' },
  secretsmanager: { key: 'secrets', policy: 'secretsmanager' },
  AmazonSQS: { key: 'queues', policy: 'sqs' },
  PinpointSMSVoiceV2: { key: 'messages', policy: 'sms-voice' },
  Kinesis_20131202: { key: 'streams', policy: 'kinesis' },
  ServiceQuotasV20190624: { key: 'quotas', policy: 'servicequotas' },
  AmazonSSM: { key: 'parameters', policy: 'ssm' },
};

/** Services that a request is signed for, and that have one place each: the name in the signature → which service answers. */
const SIGNED_SERVICES: Record<string, 'connect' | 'identity' | 'functions' | 'mail'> = {
  connect: 'connect',
  sts: 'identity',
  lambda: 'functions',
  ses: 'mail',
};

export function createRouter(
  services: Services,
  faults: Faults,
  log: ((line: string) => void) | undefined,
): Router {
  const listeners = new Set<CallListener>();
  return {
    onCall(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async answer(request) {
      const { service, operation, run } = find(services, request);
      const reply = faults.answer(request) ?? (await run().catch((error) => failure(error, log)));
      const call: Call = { service, operation, status: reply.status, body: request.body };
      for (const listener of listeners) listener(call);
      log?.(`${service} ${operation} ${reply.status}`);
      return reply;
    },
  };
}

type Found = { service: string; operation: string; run(): Promise<WireReply> };

function find(services: Services, request: WireRequest): Found {
  const target = request.headers['x-amz-target'];
  if (target !== undefined) return findJson(services, request, target);
  const { method, path, query } = request;
  const signedFor = signedService(request);
  // The last part of an identifier-free path would still name a person's object: the verb and the SDK's own operation name suffice.
  if (signedFor === 's3') {
    return { service: 's3', operation: query.get('x-id') ?? method, run: () => services.s3.answer(request) };
  }
  const known =
    signedFor && Object.hasOwn(SIGNED_SERVICES, signedFor) ? SIGNED_SERVICES[signedFor] : undefined;
  if (signedFor !== undefined && known) {
    return { service: signedFor, operation: method, run: () => services[known].answer(request) };
  }
  if (signedFor !== undefined) return refuse(signedFor, `${method} request`);
  if (path.startsWith('/v1/')) {
    return { service: 'gateway', operation: method, run: () => services.gateway.answer(request) };
  }
  return { service: 's3', operation: method, run: () => services.s3.answer(request) };
}

function findJson(services: Services, request: WireRequest, target: string): Found {
  const [prefix = '', operation = ''] = target.split('.');
  const known = Object.hasOwn(JSON_SERVICES, prefix) ? JSON_SERVICES[prefix] : undefined;
  if (!known) return refuse(prefix, operation);
  const service = services[known.key];
  if (!('operations' in service)) return refuse(prefix, operation);
  return {
    service: known.policy,
    operation,
    run: () => answerJson(known.policy, operation, service.operations, request),
  };
}

function refuse(service: string, operation: string): Found {
  return { service, operation, run: async () => faultReply(unknownOperation(service, operation)) };
}

/** The service in the credential scope `key/date/region/service/aws4_request` of a signed or presigned request. */
function signedService(request: WireRequest): string | undefined {
  const signed = /Credential=([^,\s]+)/.exec(request.headers.authorization ?? '')?.[1];
  return (signed ?? request.query.get('X-Amz-Credential') ?? undefined)?.split('/').at(-2);
}

/** Our own bug answers like AWS's internal error: the client sees a failure, the log says where it arose. */
function failure(error: unknown, log: ((line: string) => void) | undefined): WireReply {
  // Name and frames only: a message may quote the request.
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line)) : [];
  log?.(
    `local endpoint failed: ${[error instanceof Error ? error.name : typeof error, ...frames].join('\n')}`,
  );
  return faultReply(
    new ApiFault('InternalServerError', 'The local endpoint failed; its log says where.', {}, 500),
  );
}
