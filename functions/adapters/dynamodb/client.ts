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
export function dynamoDbClient(): DynamoDBClient {
  return new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
  });
}

let shared: DynamoDBClient | undefined;

/** The instance's client, made when it is first needed, under the deadline of one request. */
export function dynamoDbWithin(deadline: AbortSignal): DynamoDb {
  shared ??= dynamoDbClient();
  return { client: shared, deadline };
}
