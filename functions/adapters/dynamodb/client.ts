import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** DynamoDB, for one request: what an adapter needs besides the table's name. */
export interface DynamoDb {
  readonly client: DynamoDBClient;
  /** Given to every call as `abortSignal`. */
  readonly deadline: AbortSignal;
}

/**
 * One client per function instance. A call that has no answer within a second is tried again, twice at most, so that one
 * lost packet does not cost a caller the whole step.
 */
export function dynamoDbClient({ connectionTimeout, requestTimeout } = whileACallerWaits): DynamoDBClient {
  return new DynamoDBClient({
    logger: withoutInfo,
    maxAttempts: 3,
    requestHandler: { connectionTimeout, requestTimeout, throwOnRequestTimeout: true },
  });
}

/**
 * The SDK prepares each request and answer for its log and then asks whether anybody wants it, which costs a twentieth of a
 * large write. Source: @aws-sdk/core 3, submodules/client, loggerMiddleware: `logger?.info?.(…)`.
 */
const silent = { debug() {}, warn() {}, error() {} };
// Its type demands `info`; that it is absent is what the middleware asks.
const withoutInfo = silent as typeof silent & { info(): void };

/** Unit: milliseconds. */
const whileACallerWaits = { connectionTimeout: 1_000, requestTimeout: 2_000 };
/** A batch of a hundred takes longer than a step of a call, and nobody waits for it. */
const forBatches = { connectionTimeout: 5_000, requestTimeout: 10_000 };

let shared: DynamoDBClient | undefined;

/** The instance's client, made when it is first needed, under the deadline of one request. */
export function dynamoDbWithin(deadline: AbortSignal): DynamoDb {
  shared ??= dynamoDbClient();
  return { client: shared, deadline };
}

let patient: DynamoDBClient | undefined;

/** For functions behind a stream, which send a hundred records in one request. */
export function dynamoDbForBatches(deadline: AbortSignal): DynamoDb {
  patient ??= dynamoDbClient(forBatches);
  return { client: patient, deadline };
}
