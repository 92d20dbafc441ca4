/** Tables and buckets of an account, found by what their names say, in the operator's own name. */
import { DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';

export class UnreadableLogError extends Error {
  override readonly name = 'UnreadableLogError';
}

/** `endpoint` of the embedded endpoints; undefined: AWS, by the environment. */
export const configAt = (endpoint: string | undefined) =>
  endpoint === undefined
    ? {}
    : {
        endpoint,
        region: 'us-east-1',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      };

export interface Stores {
  readonly dynamoDb: DynamoDBClient;
  readonly s3: S3Client;
}

export function storesAt(endpoint: string | undefined): Stores {
  const config = configAt(endpoint);
  const s3 = new S3Client(endpoint === undefined ? config : { ...config, forcePathStyle: true });
  return { dynamoDb: new DynamoDBClient(config), s3 };
}

/** What a name looks like, and the option that names it all the same. */
interface Wanted {
  readonly wanted: RegExp;
  readonly option: string;
}
export const eventsTable: Wanted = { wanted: /contact_?events/i, option: '--table' };
export const accessTable: Wanted = { wanted: /access_?log/i, option: '--access-table' };
export const recordsTable: Wanted = { wanted: /contact_?records/i, option: '--records-table' };
export const agentsTable: Wanted = { wanted: /agent_?events/i, option: '--agents-table' };
export const recordingsTable: Wanted = { wanted: /recordings/i, option: '--recordings-table' };
export const recordsBucket: Wanted = { wanted: /archive-?records|records-?bucket/i, option: '--bucket' };
export const auditBucket: Wanted = { wanted: /proofs?audit|audit-?bucket/i, option: '--bucket' };

export async function tableLike({ dynamoDb }: Stores, wanted: Wanted): Promise<string> {
  const names: string[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client: dynamoDb }, {}))
    names.push(...TableNames);
  return only(names, 'table', wanted);
}

export async function bucketLike({ s3 }: Stores, wanted: Wanted): Promise<string> {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  return only(
    Buckets.flatMap(({ Name }) => Name ?? []),
    'bucket',
    wanted,
  );
}

function only(names: readonly string[], what: string, { wanted, option }: Wanted): string {
  const [found, another] = names.filter((name) => wanted.test(name));
  if (found !== undefined && another === undefined) return found;
  throw new UnreadableLogError(
    `Which ${what} holds the log? ${found === undefined ? 'None' : 'More than one'} of ${names.length} looks like it. Name it with ${option}.`,
  );
}
