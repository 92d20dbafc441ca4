import { randomBytes } from 'node:crypto';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbLinks } from '../../adapters/dynamodb/recording-links.ts';
import { dynamoDbRecordingIndex } from '../../adapters/dynamodb/recordings.ts';
import { dynamoDbOpenMessage } from '../../adapters/dynamodb/worklist.ts';
import { accessLog } from '../../adapters/s3/access-copies.ts';
import { s3RecordingObjects } from '../../adapters/s3/recording-objects.ts';
import { readEnvironment } from '../../environment.ts';
import { webHandler } from '../web-handler.ts';
import { environment } from './env.ts';
import { giveRecordingAccess } from './give-recording-access.ts';

const env = readEnvironment(environment);

export const handler = webHandler('give-recording-access', env.RECORDING_LISTENERS, (request, deadlines) => {
  const dynamoDb = dynamoDbWithin(deadlines.work);
  const ports = {
    index: dynamoDbRecordingIndex(dynamoDb, env.RECORDINGS_TABLE),
    messages: dynamoDbOpenMessage(dynamoDb, env.MESSAGES_TABLE),
    objects: s3RecordingObjects(env.RECORDINGS_BUCKET, deadlines.work),
    links: dynamoDbLinks(dynamoDb, env.ACCESS_LOG_TABLE),
    log: accessLog(env, deadlines.log),
    kept: env,
    secret: () => randomBytes(32).toString('base64url'),
  };
  return giveRecordingAccess(ports, request, new Date());
});
