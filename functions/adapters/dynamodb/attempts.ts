import { BatchGetItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { Fault } from '../../faults.ts';
import type { Attempts, Settlement } from '../../identity/attempt.ts';
import { toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { appending } from './contact-events.ts';
import { expiryOf, failuresIn, sessionFrom } from './session-items.ts';

interface Tables {
  readonly SESSIONS_TABLE: string;
  readonly CONTACT_EVENTS_TABLE: string;
}

/** Session and the day's count of the calling number are read together, and written together with the event. */
export function dynamoDbAttempts({ client, deadline }: DynamoDb, tables: Tables): Attempts {
  const { SESSIONS_TABLE: sessions, CONTACT_EVENTS_TABLE: events } = tables;
  return {
    standing: async (sessionId, callerKey) => {
      const keys = callerKey === undefined ? [sessionId] : [sessionId, callerKey];
      const command = new BatchGetItemCommand({
        RequestItems: {
          [sessions]: { Keys: keys.map((key) => ({ contactId: { S: key } })), ConsistentRead: true },
        },
      });
      const { Responses, UnprocessedKeys } = await client.send(command, { abortSignal: deadline });
      if (UnprocessedKeys?.[sessions]) throw unread();
      const found = new Map((Responses?.[sessions] ?? []).map((item) => [item.contactId?.S, item]));
      const session = found.get(sessionId);
      return {
        session: session && sessionFrom(session),
        failuresOfNumber: callerKey === undefined ? 0 : failuresIn(found.get(callerKey)),
      };
    },
    settle: async (settlement) => {
      const command = new TransactWriteItemsCommand({
        TransactItems: [
          { Update: sessionUpdate(sessions, settlement) },
          ...settlement.counters.map((counter) => ({ Update: countUpdate(sessions, counter, settlement) })),
          { Put: appending(events, settlement.event) },
        ],
      });
      await client.send(command, { abortSignal: deadline });
    },
  };
}

/** A session that is there but was not read would look like one without failures. */
const unread = (): Fault =>
  new Fault({
    code: 'dependency-failed',
    hint: 'DynamoDB did not read the session; see the throttles of its table',
  });

function sessionUpdate(table: string, { sessionId, failuresSeen, newFailures, proof, event }: Settlement) {
  const proven = proof ? ', #level = :level, patientId = :patientId' : '';
  return {
    TableName: table,
    Key: { contactId: { S: sessionId } },
    UpdateExpression: `SET failures = :failures, expiresAt = :expiresAt${proven}`,
    ConditionExpression: 'attribute_not_exists(failures) OR failures = :seen',
    ...(proof ? { ExpressionAttributeNames: { '#level': 'level' } } : {}),
    ExpressionAttributeValues: toItem({
      ':failures': failuresSeen + newFailures,
      ':seen': failuresSeen,
      ':expiresAt': expiryOf(event.at),
      ':level': proof?.level,
      ':patientId': proof?.patientId,
    }),
  };
}

function countUpdate(table: string, counter: string, { newFailures, event }: Settlement) {
  return {
    TableName: table,
    Key: { contactId: { S: counter } },
    UpdateExpression: 'SET expiresAt = :expiresAt ADD failures :new',
    ExpressionAttributeValues: toItem({ ':expiresAt': expiryOf(event.at), ':new': newFailures }),
  };
}
