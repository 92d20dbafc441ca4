import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { reaches } from '../../../shared/domain/identity-level.ts';
import { attemptsPerCall } from '../../identity/attempt.ts';
import { codesPerCall } from '../../identity/code.ts';
import type { CodeSessions } from '../../identity/send-verification-code/send-verification-code.ts';
import type { Session } from '../../identity/session.ts';
import { toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { sessionFrom } from './session-items.ts';

/** One conditional write that brings the row back, as it is now or as it stood in the way. */
export function dynamoDbCodeSessions({ client, deadline }: DynamoDb, table: string): CodeSessions {
  return {
    keepCode: async (sessionId, { mac, expiresAt }) => {
      const command = new UpdateItemCommand({
        TableName: table,
        Key: { contactId: { S: sessionId } },
        UpdateExpression:
          'SET codeMac = :mac, codeExpiresAt = :codeExpiresAt, codeFor = patientId ADD codesSent :one',
        ConditionExpression:
          '#level IN (:L1, :L2, :L3) AND attribute_exists(patientId) AND (attribute_not_exists(codesSent) OR codesSent < :most) AND failures < :locked',
        ExpressionAttributeNames: { '#level': 'level' },
        ExpressionAttributeValues: toItem({
          ':mac': mac,
          ':codeExpiresAt': expiresAt.toISOString(),
          ':one': 1,
          ':L1': 'L1',
          ':L2': 'L2',
          ':L3': 'L3',
          ':most': codesPerCall,
          ':locked': attemptsPerCall,
        }),
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      try {
        const { Attributes = {} } = await client.send(command, { abortSignal: deadline });
        const { patientId } = sessionFrom(Attributes);
        return patientId === undefined ? 'not-allowed' : { patientId };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return error.Item && mayHaveCodes(sessionFrom(error.Item)) ? 'too-many' : 'not-allowed';
      }
    },
  };
}

const mayHaveCodes = ({ level, failures }: Session): boolean =>
  reaches(level, 'L1') && failures < attemptsPerCall;
