/** Stands between a function and the endpoints, and writes down each call as a role would have to allow it. */
import { createServer, type IncomingMessage, request } from 'node:http';
import { z } from 'zod';

export interface RecordedCall {
  /** IAM action, e.g. `dynamodb:UpdateItem`. */
  readonly action: string;
  /** Name of the table, id of the key, or number the text comes from. */
  readonly resource: string;
}

export interface Recorder {
  readonly url: string;
  readonly calls: RecordedCall[];
  close(): Promise<void>;
}

const prefixes: Readonly<Record<string, string>> = {
  DynamoDB_20120810: 'dynamodb',
  TrentService: 'kms',
  PinpointSMSVoiceV2: 'sms-voice',
  AmazonSQS: 'sqs',
  secretsmanager: 'secretsmanager',
};
const members = z.looseObject({
  TableName: z.string().optional(),
  KeyId: z.string().optional(),
  OriginationIdentity: z.string().optional(),
  QueueUrl: z.string().optional(),
  SecretId: z.string().optional(),
  RequestItems: z.record(z.string(), z.unknown()).optional(),
  TransactItems: z.array(z.record(z.string(), z.looseObject({ TableName: z.string() }))).optional(),
});

export async function recordCalls(target: string): Promise<Recorder> {
  const calls: RecordedCall[] = [];
  const server = createServer(async (incoming, response) => {
    const body = await read(incoming);
    calls.push(...objectCalls(incoming), ...callsIn(String(incoming.headers['x-amz-target']), body));
    const forwarded = request(
      new URL(incoming.url ?? '/', target),
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        if (answer.statusCode === 404) calls.push(...askedForNothing(incoming));
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      },
    );
    forwarded.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** S3 and Connect have no target: the method and the path say it. */
function objectCalls({ method = '', url = '/', headers }: IncomingMessage): RecordedCall[] {
  const { pathname, searchParams } = new URL(url, 'http://local');
  if (headers.authorization?.includes('/connect/aws4_request') && pathname.startsWith('/contact/delete/'))
    return [{ action: 'connect:DeleteContactData', resource: pathname.split('/')[3] ?? '' }];
  if (!headers.authorization?.includes('/s3/aws4_request')) return [];
  const resource = pathname.split('/')[1] ?? '';
  if (searchParams.has('list-type')) return [{ action: 's3:ListBucket', resource }];
  if (searchParams.has('versions')) return [{ action: 's3:ListBucketVersions', resource }];
  if (searchParams.has('legal-hold'))
    return [{ action: method === 'PUT' ? 's3:PutObjectLegalHold' : 's3:GetObjectLegalHold', resource }];
  const verb = objectVerbs[method] ?? method;
  // Of a version it is a right of its own. Source: Service Authorization Reference, Amazon S3.
  const ofVersion = searchParams.has('versionId') && verb !== 'PutObject';
  return [{ action: `s3:${verb}${ofVersion ? 'Version' : ''}`, resource }];
}

/**
 * Without the right to list the bucket, S3 says of an object that is not there that one may not see it.
 * Source: S3 API Reference, GetObject, HeadObject: 404 with `s3:ListBucket`, 403 without.
 */
function askedForNothing(incoming: IncomingMessage): readonly RecordedCall[] {
  return objectCalls(incoming)
    .filter(({ action }) => /^s3:GetObject(Version)?$/.test(action))
    .map(({ resource }) => ({ action: 's3:ListBucket', resource }));
}

/** Looking at an object's head needs the right to read it. */
const objectVerbs: Readonly<Record<string, string>> = {
  PUT: 'PutObject',
  GET: 'GetObject',
  HEAD: 'GetObject',
  DELETE: 'DeleteObject',
};

function callsIn(target: string, body: Buffer): RecordedCall[] {
  // REST services name the operation in the path; only custom resources call those.
  if (target === 'undefined') return [];
  const [prefix = '', operation = ''] = target.split('.');
  const service = prefixes[prefix] ?? prefix;
  const input = members.parse(JSON.parse(body.toString('utf8')));
  // A transaction needs the right to each of its parts.
  // Source: docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
  const parts = input.TransactItems?.flatMap((item) =>
    Object.entries(item).map(([part, { TableName }]) => ({
      action: `dynamodb:${part === 'ConditionCheck' ? part : `${part}Item`}`,
      resource: TableName,
    })),
  );
  if (parts) return parts;
  const resources = Object.keys(input.RequestItems ?? {});
  const single =
    input.TableName ?? input.KeyId ?? input.OriginationIdentity ?? input.QueueUrl ?? input.SecretId;
  return [...resources, ...(single === undefined ? [] : [single])].map((resource) => ({
    action: `${service}:${operation}`,
    resource,
  }));
}

async function read(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  return Buffer.concat(parts);
}
