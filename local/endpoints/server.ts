/** The AWS services and the payment gateway of the local centre, on one loopback port. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AccountState, createAccount } from './account.ts';
import { type ConnectEndpoint, createConnect } from './connect.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { createDynamoDb, type DynamoDbEndpoint } from './dynamodb/dynamodb.ts';
import { createFaults, type Faults } from './faults.ts';
import { createGateway, type GatewayEndpoint } from './gateway/gateway.ts';
import { createKms, type KmsEndpoint } from './kms/kms.ts';
import { createMessages, type MessagesEndpoint } from './messages.ts';
import { LOCAL_ACCOUNT, LOCAL_REGION } from './place.ts';
import { type CallListener, createRouter, type Router } from './route.ts';
import { createS3, type S3Endpoint } from './s3/s3.ts';
import { createSecrets, type SecretsEndpoint } from './secrets/secrets.ts';
import { createQueues, type QueuesEndpoint } from './sqs/sqs.ts';
import { createStreams, type StreamsEndpoint } from './streams.ts';
import type { WireReply, WireRequest } from './wire.ts';

export type EndpointOptions = {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Where state survives a restart; absent: in memory. */
  readonly dataFolder?: string;
  readonly now?: () => Date;
  readonly ids?: () => string;
  /** Gets one line per call: service, operation and status, never content. Absent: silent. */
  readonly log?: (line: string) => void;
};

export type Endpoints = {
  readonly url: string;
  readonly port: number;
  readonly dynamodb: DynamoDbEndpoint;
  readonly kms: KmsEndpoint;
  readonly s3: S3Endpoint;
  readonly secrets: SecretsEndpoint;
  readonly queues: QueuesEndpoint;
  readonly messages: MessagesEndpoint;
  readonly streams: StreamsEndpoint;
  readonly connect: ConnectEndpoint;
  readonly gateway: GatewayEndpoint;
  /** The account as `careline doctor` sees it; a test may change it. */
  readonly account: AccountState;
  /** Trouble that a test plants. */
  readonly faults: Faults;
  /** Hears every call: what a function's role must allow. Returns the way to stop listening. */
  onCall(listener: CallListener): () => void;
  /** Everything stored anywhere, as text, by service: what a PHI scan reads. */
  dump(): Promise<Record<string, string>>;
  close(): Promise<void>;
};

export async function startEndpoints(options: EndpointOptions = {}): Promise<Endpoints> {
  const now = options.now ?? (() => new Date());
  const ids = options.ids ?? randomUUID;
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  // An address, not a name: the S3 client then puts the bucket into the path by itself.
  const url = `http://127.0.0.1:${port}`;
  let folder: DataFolder | undefined;
  let dynamodb: DynamoDbEndpoint | undefined;
  try {
    folder = openDataFolder(options.dataFolder);
    const place = { now, ids, folder, account: LOCAL_ACCOUNT, region: LOCAL_REGION };
    dynamodb = await createDynamoDb(place);
    const services = {
      dynamodb,
      kms: createKms(place),
      s3: createS3(place),
      secrets: createSecrets(place),
      queues: createQueues({ ...place, url }),
      messages: createMessages(place),
      streams: createStreams(place),
      connect: createConnect(place),
      gateway: createGateway(place),
    };
    const account = createAccount(place);
    const faults = createFaults();
    const around = {
      quotas: { operations: account.quotaOperations },
      parameters: { operations: account.parameterOperations },
      identity: { answer: account.identity },
      functions: { answer: account.functions },
      mail: { answer: account.mail },
    };
    const router = createRouter({ ...services, ...around }, faults, options.log);
    server.on('request', (request, response) => void serve(router, request, response));
    const close = async () => {
      services.queues.stop();
      await stop(server, dynamodb, folder);
    };
    let closing: Promise<void> | undefined;
    return {
      ...services,
      url,
      port,
      account: account.state,
      faults,
      onCall: router.onCall,
      dump: () => dumpAll(services),
      close: () => (closing ??= close()),
    };
  } catch (error) {
    await stop(server, dynamodb, folder);
    throw error;
  }
}

async function dumpAll(
  services: Record<string, { dump(): Promise<string> }>,
): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [name, service] of Object.entries(services)) texts[name] = await service.dump();
  return texts;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE';
      reject(taken ? new Error(occupied(port), { cause }) : cause);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

const occupied = (port: number) =>
  `Port ${port} of this machine is already in use, so the local AWS endpoints cannot start. ` +
  'Stop the other program, or choose another port with the option "port" (0 takes any free one).';

/** In this order: nobody asks any more, what is under way ends, the folder is free again. */
async function stop(
  server: Server,
  dynamodb: DynamoDbEndpoint | undefined,
  folder: DataFolder | undefined,
): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
  await dynamodb?.close();
  folder?.release();
}

async function serve(router: Router, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new Promise<void>((resolve) => response.once('close', resolve));
  try {
    send(response, await router.answer(await readRequest(incoming, gone)));
  } catch {
    // The client went away while sending: there is nobody to answer.
    response.destroy();
  }
}

async function readRequest(incoming: IncomingMessage, gone: Promise<void>): Promise<WireRequest> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  // Not by `new URL`: that would resolve the dots in an object key such as `a/../b`.
  const [path = '/', ...query] = (incoming.url ?? '/').split('?');
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as const);
  return {
    method: incoming.method ?? 'GET',
    path,
    query: new URLSearchParams(query.join('?')),
    headers: Object.fromEntries(headers),
    body: Buffer.concat(parts),
    gone,
  };
}

function send(response: ServerResponse, reply: WireReply): void {
  if (reply.drop) {
    response.destroy();
    return;
  }
  response.writeHead(reply.status, reply.headers);
  response.end(reply.body);
}
